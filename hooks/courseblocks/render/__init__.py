"""Fragments of Markdown as HTML."""
