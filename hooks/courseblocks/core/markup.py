"""What Python-Markdown makes of a piece of Markdown that is no page."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as etree

from markdown import Markdown


def read_backslashes(md: Markdown) -> None:
    r"""Let `md` read `\<` as Git hosts do, and as formatters write it: as a sign that begins no tag."""
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "<"]


def inline_html(md: Markdown, text: str, change: Callable[[etree.Element], None] = lambda _: None) -> str:
    """Do what `Markdown.convert` does, except for looking for blocks; `change` may change the tree of it."""
    root = etree.Element("div")
    etree.SubElement(root, "p").text = text
    for processor in md.treeprocessors:
        root = processor.run(root) or root
    change(root)
    html = md.serializer(root[0]).strip().removeprefix("<p>").removesuffix("</p>")
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return html.strip()
