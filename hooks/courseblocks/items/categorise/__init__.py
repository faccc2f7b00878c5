"""Lines to sort into categories."""
