"""A text of the learner's own, to compare with a model answer."""
