"""Lines to put in order."""
