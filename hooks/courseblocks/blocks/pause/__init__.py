"""Lines to look at, one after the other."""
