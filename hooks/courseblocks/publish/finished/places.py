"""Where the addresses on the pages of a finished site lead, as a host that serves its files has it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from courseblocks.publish.finished.asked import Asked

_NOWHERE = "https://nowhere.invalid/"  # where no address of the site is known: https://www.rfc-editor.org/rfc/rfc6761


class Place(Enum):
    """Where an address leads."""

    HERE = "here"  # to a file of the site, and to a part of it that is there
    ELSEWHERE = "elsewhere"  # to another host
    NO_FILE = "no file"
    NO_PART = "no part"


@dataclass(frozen=True)
class FinishedSite:
    """The files of a site in `folder`, which a host shows at `address`."""

    folder: Path
    address: str = ""

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files, word for word: a host may tell capitals apart where this machine does not."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> Mapping[str, Asked]:
        """What each page asks for, by its path."""
        return {path: Asked(self.text(path)) for path in sorted(self.files) if path.endswith((".html", ".htm"))}

    @cached_property
    def _root(self) -> str:
        return urljoin(_NOWHERE, self.address).rstrip("/") + "/"

    def text(self, path: str) -> str:
        """Return what is in a file."""
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")

    def place(self, path: str, address: str) -> Place:
        """Return where `address` leads from the file at `path`."""
        asked = self.pages.get(path)
        base = urljoin(self._root, "" if path == "404.html" else path)  # which is shown at any address, below none
        whole = urlsplit(urljoin(urljoin(base, asked.base if asked else ""), address.strip()))
        if whole.scheme not in ("http", "https"):
            return Place.HERE  # mail, telephone, a picture in its own address
        root = urlsplit(self._root)
        if whole.netloc != root.netloc:
            return Place.ELSEWHERE
        target = self._file(unquote(whole.path), unquote(root.path))
        if not target:
            return Place.NO_FILE
        page = self.pages.get(target)
        return Place.HERE if page is None or _is_part(unquote(whole.fragment), page) else Place.NO_PART

    def _file(self, path: str, top: str) -> str:
        """Return the file that a host gives for `path`, empty if it has none."""
        if not f"{path}/".startswith(top):
            return ""
        name = path[len(top) :]
        given = (name, posixpath.join(name, "index.html"), f"{name}.html")
        return next((file for file in given if file in self.files), "")


def _is_part(fragment: str, page: Asked) -> bool:
    """Return whether a page has the part that `fragment` names, or makes it by a script, as a search does."""
    return fragment.partition(":~:")[0] in page.ids or fragment.startswith("__")
