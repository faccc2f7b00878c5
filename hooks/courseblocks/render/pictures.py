"""Pictures say how large they are and whether they stand alone, so that nothing moves while a page arrives."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor


class PicturesTreeprocessor(Treeprocessor):
    """Gives each picture of the course its width and height in pixels, unless its author gave one of them.

    `docs` is the folder of the pages and `page` the page's path below it; links are still as they were written.
    """

    def __init__(self, docs: Path, page: str) -> None:
        """Take where pictures are looked for."""
        super().__init__()
        self._folder = docs / posixpath.dirname(page)

    def run(self, root: etree.Element) -> None:
        """Look at each picture of the tree."""
        for picture in root.iter("img"):
            if not picture.get("width") and not picture.get("height"):
                self._measure(picture)
        for paragraph in root.iter("p"):
            _name_if_alone(paragraph)

    def _measure(self, picture: etree.Element) -> None:
        parts = urlsplit(picture.get("src", ""))
        if parts.scheme or parts.netloc or not parts.path:
            return
        size = picture_size(self._folder / unquote(parts.path))
        if size:
            picture.attrib.update(zip(("width", "height"), map(str, size), strict=True))


def _name_if_alone(paragraph: etree.Element) -> None:
    """Give a picture that is all of its paragraph a class: a browser knows that only once it has read it to the end."""
    if len(paragraph) == 1 and paragraph[0].tag == "img" and not (paragraph.text or paragraph[0].tail or "").strip():
        _add_class(paragraph[0], "course-alone")


def keep_unlinked(root: etree.Element) -> None:
    """Have the plugin that enlarges pictures pass by those in `root`: as links in a label they could not be chosen."""
    for picture in root.iter("img"):
        _add_class(picture, "off-glb")


def _add_class(element: etree.Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def picture_size(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels; None if there is no such file, which the host tells, or it is no picture."""
    try:
        width, height = _drawing_size(path) if path.suffix.lower() == ".svg" else _raster_size(path)
    except (OSError, ValueError, etree.ParseError):
        return None
    return (round(width), round(height)) if min(width, height) >= 1 else None


def _raster_size(path: Path) -> tuple[float, float]:
    import imagesize  # type: ignore[import-untyped]  # noqa: PLC0415  (it imports all of HTTP; few courses need it)

    width, height = imagesize.get(str(path))
    return float(width), float(height)


def _drawing_size(path: Path) -> tuple[float, float]:
    """Return what an SVG says of its size, else that of its view box; raise `ValueError` if it says neither.

    The library takes the first width in the text for it, which may be that of a rectangle.
    """
    with path.open("rb") as file:
        _, root = next(etree.iterparse(file, events=("start",)))  # noqa: S314  (a file of the course itself)
    said = [re.fullmatch(r"([\d.]+)(?:px)?", root.get(side, "")) for side in ("width", "height")]
    if said[0] and said[1]:
        return float(said[0][1]), float(said[1][1])
    _, _, width, height = root.get("viewBox", "").replace(",", " ").split()
    return float(width), float(height)
