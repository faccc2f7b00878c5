"""Quizzes, for practice or more."""
