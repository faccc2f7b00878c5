"""Whose progress this is, a backup of it, and the way to erase it."""
