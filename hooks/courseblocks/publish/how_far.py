"""How far a build is, told to whoever waits at a terminal."""

from __future__ import annotations

import sys
from collections import Counter

MANY = 100  # pages that nobody has to wait for
_WIDTH = 40


class HowFar:
    """Counts the pages of a build, and shows the count on a line that what is logged next takes the place of."""

    def __init__(self) -> None:
        """Show nothing before a build begins."""
        self.begin(0)

    def begin(self, pages: int) -> None:
        """Begin a build of so many pages, which is shown if they are many and if somebody looks at a terminal."""
        self._pages = pages if pages > MANY and sys.stderr.isatty() else 0
        self._done = Counter[str]()

    def tell(self, done: str) -> None:
        """Count one more page that was `done`, such as 'Read'; after the last one the line is blank again."""
        if not self._pages:
            return
        self._done[done] += 1
        number = self._done[done]
        text = f"{done} {number} of {self._pages} pages" if number < self._pages else ""
        sys.stderr.write(f"{text:<{_WIDTH}}\r")
        sys.stderr.flush()
