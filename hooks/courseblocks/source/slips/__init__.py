"""What authors slip into, and what would then be printed, lost, loaded or shown in another way."""
