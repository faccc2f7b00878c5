"""Blanks to fill in."""
