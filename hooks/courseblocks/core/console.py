"""What is printed: names and texts of authors, in any script, on consoles that lack some letters."""

from __future__ import annotations

import sys
from typing import TextIO


def say(text: object, stream: TextIO | None = None) -> None:
    """Print a line at once, by default where output goes; a letter that the stream lacks is written as its number."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    print(str(text).encode(encoding, "backslashreplace").decode(encoding), file=stream, flush=True)
