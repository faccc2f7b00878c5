"""What only some pages need beside the script and the styles of every page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """A script and the styles that come with it, by their paths in the package."""

    entry: str
    styles: str
