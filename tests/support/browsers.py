"""One interface to three engines: Chromium, Firefox and WebKitGTK. A session is a profile, a tab is a page of it."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sites import Problems

ENGINES = ["chromium", "firefox", "webkit"]
PATIENCE = 30  # seconds; a machine that does much else at once is slow


@dataclass(frozen=True, slots=True)
class Mode:
    """How a learner has set up the browser."""

    scripts: bool = True
    dark: bool = False
    still: bool = False
    forced: bool = False
    phone: bool = False


class Tab(Protocol):
    """A page that is open."""

    def open(self, address: str) -> None:
        """Go to an address."""

    def reload(self) -> None:
        """Load the page again."""

    def back(self) -> None:
        """Press the browser's Back button."""

    def forward(self) -> None:
        """Press the browser's Forward button."""

    def click(self, css: str) -> None:
        """Click on the first of the elements."""

    def double_click(self, css: str) -> None:
        """Click twice, at once, on the first of the elements."""

    def drag(self, css: str, to: str) -> None:
        """Press the mouse on one element, move it onto another, just past its middle, and let go."""

    def keys(self, *names: str) -> None:
        """Press one key after the other, by the names of `KeyboardEvent.key`; "Shift+Tab" is two at once."""

    def hold(self, name: str) -> None:
        """Press a key, and let it go once it has come three times."""

    def texts(self, css: str) -> list[str]:
        """Return the text of each of the elements."""

    def js(self, body: str, *args: object) -> Any:
        """Run the body of an asynchronous function of `args`, and return what it returns."""

    def size(self, width: int, height: int) -> None:
        """Make the window larger or smaller."""

    def shot(self, path: Path) -> None:
        """Save a picture of what is seen."""


class Session(Protocol):
    """A profile that nothing is kept in yet, in the mode that it was started in."""

    mode: Mode
    tabs: list[Tab]

    def tab(self) -> Tab:
        """Open another tab."""

    def saved(self) -> str:
        """Return the text of the file that was saved last."""

    def close(self) -> None:
        """Close all tabs, and forget what was kept."""


class Engine(Protocol):
    """A kind of browser."""

    name: str

    def start(self, problems: Problems, mode: Mode) -> Session:
        """Start a session that tells its problems."""

    def quit(self) -> None:
        """End what was started."""


def text(tab: Tab, css: str) -> str:
    """Return the text of the first of the elements, once there is one."""
    until(lambda: tab.texts(css))
    return tab.texts(css)[0]


def until(holds: Callable[[], Any]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come to hold in time"
        time.sleep(0.03)


def settle(tab: Tab) -> bool:
    """Let the page tell what it has to tell."""
    return bool(tab.js("await new Promise(done => setTimeout(done, 30)); return true"))


def taken(folder: Path, wait: Callable[[], Any]) -> str:
    """Return the text of a file of JSON that is saved into `folder`, once it is whole, and remove it from there."""
    found: list[str] = []

    def is_whole() -> bool:
        wait()
        for path in folder.rglob("*"):
            with contextlib.suppress(ValueError, OSError):  # not whole yet, or something else of the browser's
                content = path.read_text(encoding="utf-8")
                found.append(content if isinstance(json.loads(content), dict) else "")
                path.unlink()
        return any(found)

    until(is_whole)
    return found[-1]
