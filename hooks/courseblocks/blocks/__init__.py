"""The `:::` blocks of a page: read, shown, and worked on in the browser; a folder for each."""
