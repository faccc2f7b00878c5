"""What a change of the course means for trainers and learners."""
