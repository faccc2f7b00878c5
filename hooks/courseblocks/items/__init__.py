"""Items: read, shown, and worked on in the browser; a folder for each type of answers."""
