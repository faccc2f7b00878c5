"""What an organization sets for the course, as data. What it may be is checked in `course/settings.py`."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from courseblocks.core.model import Item
from courseblocks.core.names import CREDITS


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of the extension; `OPTIONS` in `course/settings.py` says what each is."""

    course: str = ""
    version: str = ""
    primary: str = ""
    accent: str = ""
    pass_mark: int = 0
    noindex: bool = False
    policy: bool = False
    report: str = ""
    item_source: str = ""
    coverage: str = ""
    credits: str = CREDITS
    banks: str = ""

    def report_of(self, item: Item) -> str:
        """Return the address where a learner reports a mistake in `item`, empty if none is set."""
        return self.report.replace("{item}", quote(item.of, safe=""))

    def source_of(self, item: Item) -> str:
        """Return the address where the source of `item` is read, empty if none is set."""
        return self.item_source.replace("{path}", quote(item.path)).replace("{line}", str(item.line))
