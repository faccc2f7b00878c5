"""What learners read: one catalogue a language, for templates and for scripts."""
