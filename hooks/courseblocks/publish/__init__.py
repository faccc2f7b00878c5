"""The site: the extension of Python-Markdown, the hosts, and what a browser gets besides pages."""
