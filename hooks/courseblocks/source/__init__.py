"""Markdown and YAML, as far as they are needed: lines, their segments, properties, settings."""
