"""What a page or a style sheet asks for: what a browser loads for it, and what a reader may go to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_LOADED = ("src", "poster", "background")
_SETS = ("srcset", "imagesrcset")
_LOADING_TAGS = ("image", "use", "feimage")  # of SVG; their `href` is loaded
_LOADING_RELATIONS = {
    *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"),
    *("preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch"),
}
_SCRIPTS = ("", "module", "text/javascript", "application/javascript")

_CANDIDATE = re.compile(r"[^\s,]\S*[^\s,]")  # of a set: https://html.spec.whatwg.org/#parsing-a-srcset-attribute
_DESCRIPTOR = re.compile(r"[\d.]+[wxh]")
_IN_STYLES = re.compile(r"url\(\s*([\"']?)(.+?)\1\s*\)|@import\s+([\"'])(.+?)\3", re.IGNORECASE)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What a script may ask for; the names of XML are of one host, and nobody loads them.
_IN_SCRIPTS = re.compile(r"[\"'`]((?:https?:)?//(?!www\.w3\.org/)[\w-]+(?:\.[\w-]+)+(?:[/:?#][^\"'`\s]*)?)[\"'`]")

# What Material's script asks of other hosts by itself: the stars of a repository, and what draws diagrams.
_REPOSITORY = re.compile(r"https?://(?:[\w-]+\.)*(github|gitlab)\.")
_FACTS = {"github": "https://api.github.com/", "gitlab": "https://gitlab.com/api/"}
_DIAGRAMS = "https://unpkg.com/mermaid"


class Asked(HTMLParser):
    """The addresses that a page loads, those that it leads to, and the ids that can be led to on it."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids = {"", "top"}  # the top of a page needs none
        self.base = ""
        self.has_policy = False
        self.refused: list[str] = []  # what a policy takes from the page: styles and scripts in attributes
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag asks for."""
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        self.loads += [given[name] for name in _LOADED if name in given]
        self.loads += [address for name in _SETS for address in _candidates(given.get(name, ""))]
        self.loads += in_styles(given.get("style", ""))
        self.has_policy |= given.get("http-equiv", "").lower() == "content-security-policy"
        self.refused += [name for name in given if name == "style" or name.startswith("on")]
        self._note_href(tag, given)
        self._note_materials(given)
        script = tag == "script" and given.get("type", "").lower() in _SCRIPTS
        self._inside = "script" if script else "style" * (tag == "style")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  (an interface)
        """Leave a script or a style."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note what a script or a style in the page names."""
        if self._inside == "style":
            self.loads += in_styles(data)
        elif self._inside == "script":
            self.loads += _IN_SCRIPTS.findall(data)

    def _note_href(self, tag: str, given: dict[str, str]) -> None:
        address = given.get("href", given.get("xlink:href", given.get("data", "") if tag == "object" else ""))
        relations = set(given.get("rel", "").lower().split())
        if tag == "base":
            self.base = self.base or address
        elif address:
            is_loaded = tag in (*_LOADING_TAGS, "object") or (tag == "link" and relations & _LOADING_RELATIONS)
            (self.loads if is_loaded else self.links).append(address)

    def _note_materials(self, given: dict[str, str]) -> None:
        repository = _REPOSITORY.match(given.get("href", ""))
        if repository and given.get("data-md-component") == "source":
            self.loads.append(_FACTS[repository[1]])
        if "mermaid" in given.get("class", "").split():
            self.loads.append(_DIAGRAMS)


def in_styles(text: str) -> Iterator[str]:
    """Yield the addresses that styles load."""
    if "url(" in text or "@import" in text:
        yield from (match[2] or match[4] for match in _IN_STYLES.finditer(_STYLE_COMMENT.sub("", text)))


def _candidates(pictures: str) -> Iterator[str]:
    """Yield the addresses of a set of pictures, each of which may have a width or a density behind it."""
    yield from (found for found in _CANDIDATE.findall(pictures) if not _DESCRIPTOR.fullmatch(found))
