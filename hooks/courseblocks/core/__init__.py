"""What everything else speaks in: the course as data, pieces of text, problems."""
