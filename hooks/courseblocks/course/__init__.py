"""The whole course: read from its folder, and what must hold between its files."""
