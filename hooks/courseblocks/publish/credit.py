"""The credit strip of a lesson, and the ids on the credits page that its links lead to."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags

from courseblocks.core.fragment import Fragment, without_links
from courseblocks.core.model import Page
from courseblocks.core.names import slug
from courseblocks.course.sources import sources


def credit_links(md: Markdown, page: Page, path: str, credits_page: Page | None) -> Sequence[tuple[str, Fragment]]:
    """Return the address and the text of each source that `page` names, as they stand on the credits page at `path`."""
    known = sources(credits_page)
    way = quote(posixpath.relpath(path, posixpath.dirname(page.path) or "."))
    links = []
    for name in page.front.sources:
        section = known.get(name)
        anchor = (section.id or _id_of(md, html.unescape(section.title))) if section else name
        text = without_links(section.credit) if section else name
        links.append((f"{way}#{anchor}", Fragment(text, page.front.line("sources"))))
    return links


def give_ids(md: Markdown, root: etree.Element) -> None:
    """Give the sources in `root`, a whole credits page, their ids before the table of contents gives any.

    It numbers headings whose script it does not know, and those with the text of another heading.
    """
    taken = {element.get("id") for element in root.iter()}
    for heading in root.iter("h2"):
        made = _id_of(md, html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), md))))
        if "id" not in heading.attrib and made and made not in taken:
            heading.set("id", made)
            taken.add(made)


def _id_of(md: Markdown, text: str) -> str:
    """Return the id that the table of contents makes of the text of a heading, or one in the script of the text."""
    made = ""
    if "toc" in md.treeprocessors:
        toc: Any = md.treeprocessors["toc"]
        made = toc.slugify(text, toc.sep)
    return made or slug(text)
