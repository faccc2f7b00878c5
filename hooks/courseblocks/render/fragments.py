"""Fragments of Markdown (a stem, an option, feedback) as HTML.

They go through a second Markdown instance, made if a fragment needs it; plain ones need none.
"""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.serializers import to_html_string
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from courseblocks.core.fragment import Fragment
from courseblocks.core.markup import inline_html
from courseblocks.core.names import DOCS
from courseblocks.render import fast_markdown
from courseblocks.render.instances import Instances, Needs
from courseblocks.render.known_extensions import changes
from courseblocks.render.pictures import keep_unlinked
from courseblocks.words.words import ENGLISH

# Extensions that would repeat in every fragment, or that only make sense for a page.
PAGE_ONLY = ("toc", "footnotes", "meta", "courseblocks")

Convert = Callable[[str, str], str | None]

_LINK = re.compile(r'<a href="([^"]*)">')


class Fragments:
    """Turns fragments of one page into HTML with the extensions of the site.

    `links` are the tree processors that look at links and pictures, those of the host among them; the fragments share
    them, in their order, so that links in items are treated like links anywhere. `page` is the page's path below
    the folder `docs`. `finish` does to HTML that the host will not see what it would do to the page in the end.
    `definitions` is Markdown that says nothing by itself, and that holds in every fragment. `language` is that of the
    site.
    """

    def __init__(
        self,
        page: str,
        extensions: Sequence[str | Extension],
        configs: Mapping[str, Mapping[str, Any]],
        links: Mapping[str, Treeprocessor],
        *,
        finish: Callable[[str], str] = str,
        definitions: str = "",
        language: str = ENGLISH,
        docs: str = DOCS,
    ) -> None:
        """Take what is needed; the instance itself is made when the first fragment asks for it."""
        self.language = language
        self._finish = finish
        self._page, self._docs = page, docs
        self.asked = 0  # how often more was needed than the text of a fragment: an instance, or where a link leads
        self._given = extensions, configs
        self._links = links
        self._definitions = definitions

    def block(self, fragment: Fragment | None, path: str = "") -> Markup:
        """Return any Markdown as HTML; links in it are relative to the file at `path`, or without one to the page."""
        if fragment is None:
            return Markup()
        plainly = self._plain(fast_markdown.block, fragment, path)
        if plainly is not None:
            return plainly
        with self._lend(path) as md:
            html = md.convert(fragment.markdown)
        return _html(html.replace("__tabbed_", "__tabbed_item_"))  # the page numbers tabs of its own from 1

    def inline(self, fragment: Fragment, path: str = "") -> Markup:
        """Return one paragraph as inline HTML, whatever its first sign: `> 5 minutes` is text here, no quote."""
        plainly = self._plain(fast_markdown.inline, fragment, path)
        if plainly is not None:
            return plainly
        with self._lend(path) as md:
            return _html(inline_html(md, fragment.markdown, keep_unlinked))  # most such text stands in a label

    def packed(self, html: Markup) -> str:
        """Return HTML as base64 of UTF-8, for what is neither to be seen nor found on the page."""
        return b64encode(self._finish(str(html)).encode()).decode()

    def text(self, fragment: Fragment, path: str = "") -> str:
        """Return one paragraph as text, for where there is no markup."""
        return self.inline(fragment, path).striptags()

    def address(self, target: str) -> str:
        """Return where a link of the page to `target` leads in the end."""
        self._rebase.origin = ""
        return self._link(target).get("href", "")

    def flow(self, fragment: Fragment, path: str = "") -> Markup:
        """Return any Markdown for an element of its own: one paragraph as its text, more as blocks."""
        plainly = self._plain(fast_markdown.inline, fragment, path)
        if plainly is not None:
            return plainly
        html = self.block(fragment, path)
        alone = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == html.count("</p>") == 1
        return html[3:-4] if alone else html

    @cached_property
    def _site(self) -> _Site:
        return _site_with(*self._given)

    @cached_property
    def _changed(self) -> str | None:
        site = self._site
        return changes(site.extensions, site.configs, self._definitions) if self._definitions else site.changed

    def _plain(self, convert: Convert, fragment: Fragment, path: str) -> Markup | None:
        html = None if self._changed is None else _plainly(convert, fragment.markdown, self._changed)
        if html is None or "<a " not in html:
            return html
        self._rebase.origin = path
        return _html(_LINK.sub(self._rewritten, html))

    def _rewritten(self, match: re.Match[str]) -> str:
        """Return the start of a link as the tree processors would leave it."""
        return to_html_string(self._link(match[1])).removesuffix("</a>")

    def _link(self, target: str) -> etree.Element:
        self.asked += 1
        root = etree.Element("p")
        etree.SubElement(root, "a", href=target)
        for processor in (self._rebase, *self._links.values()):
            processor.run(root)
        return root[0]

    def _lend(self, path: str) -> AbstractContextManager[Markdown]:
        self.asked += 1
        self._rebase.origin = path
        return self._instances.lend()

    @cached_property
    def _instances(self) -> Instances:
        links = {name: (processor, 0.0) for name, processor in self._links.items()}
        rebase = {"courseblocks_rebase": (self._rebase, 0.5)}  # right before links are rewritten
        can_share = self._changed is not None
        site = self._site
        return Instances(Needs(site.extensions, site.configs, links | rebase, self._definitions, can_share))

    @cached_property
    def _rebase(self) -> _Rebase:
        return _Rebase(self._page, self._docs)


class _Rebase(Treeprocessor):
    """Makes links that are relative to a bank relative to the page that the item is rendered on."""

    def __init__(self, page: str, docs: str) -> None:
        super().__init__()
        self.docs = docs
        self.folder = posixpath.dirname(f"{docs}/{page}")
        self.origin = ""

    def run(self, root: etree.Element) -> None:
        if not self.origin or self.origin.startswith(f"{self.docs}/"):
            return
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(str(element.tag))
            url = element.get(key) if key else None
            if key and url:
                element.set(key, self._rebased(url))

    def _rebased(self, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return url
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.origin), parts.path))
        top, rest = self._below_docs(path)
        path = f"{self.docs}/{rest}" if top == self.docs else path
        return urlunsplit(parts._replace(path=posixpath.relpath(path, self.folder)))

    def _below_docs(self, path: str) -> tuple[str, str]:
        """Part a path as it is written in a link behind as many folders as that of the pages is deep."""
        names, depth = path.split("/"), self.docs.count("/") + 1
        return unquote("/".join(names[:depth])), "/".join(names[depth:])


@dataclass(frozen=True, slots=True, eq=False)
class _Site:
    """What fragments need to know of the extensions of a site, which were `given` so; all its pages have the same."""

    given: tuple[list[str | Extension], dict[str, dict[str, Any]]]
    extensions: list[str | Extension]
    configs: dict[str, dict[str, Any]]
    changed: str | None


_last: list[_Site] = []


def _site_with(extensions: Sequence[str | Extension], configs: Mapping[str, Mapping[str, Any]]) -> _Site:
    for made in _last:
        if made.given == (extensions, configs):
            return made
    given = list(extensions), {name: dict(options) for name, options in configs.items()}
    own = [extension for extension in extensions if not _is_page_only(extension)]
    ours = _for_fragments(configs)
    made = _Site(given, own, ours, changes(own, ours, ""))
    _last[:] = [made]
    return made


def _html(made: str) -> Markup:
    return Markup(made)  # noqa: S704  (what Markdown made is HTML)


@lru_cache(maxsize=4096)
def _plainly(convert: Convert, markdown: str, changed: str) -> Markup | None:
    """Return what the fast way makes of a text; kept, since an option is shown twice."""
    html = convert(markdown, changed)
    return None if html is None else _html(html)


def _is_page_only(extension: str | Extension) -> bool:
    name = extension if isinstance(extension, str) else type(extension).__module__
    return name.removeprefix("markdown.extensions.").partition(".")[0] in PAGE_ONLY


def _for_fragments(configs: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Turn off what would give every fragment the same text or the same ids."""
    own = {name: dict(options) for name, options in configs.items()}
    if "pymdownx.snippets" in own:
        own["pymdownx.snippets"]["auto_append"] = []
    if "pymdownx.highlight" in own:
        own["pymdownx.highlight"].update(anchor_linenums=False, line_spans="")
    return own
