"""What the browser gets besides pages: the sources in `runtime/`, joined, named after their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

RUNTIME = Path(__file__).parent / "runtime"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: its path from the site's root, and its text."""

    path: str
    text: str


def style_sheet() -> Asset:
    """Return all styles as one sheet."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(RUNTIME.glob("*.css")))
    return Asset(f"assets/course.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text)
