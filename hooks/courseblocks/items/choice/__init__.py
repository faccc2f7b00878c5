"""Single and multiple choice."""
