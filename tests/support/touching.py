"""A finger on a page: of Chromium by its own protocol, of stock Firefox by Marionette.

WebKitGTK's driver makes a mouse of every finger, so there is none of WebKit.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from browsers import until
from playwright_browsers import PlaywrightTab

PREFERENCES = {"dom.w3c_touch_events.enabled": 1, "marionette.port": 0, "network.captive-portal-service.enabled": False}

# From the middle of one element over half of the way to just past the middle of another.
WAY = """
const [[x, y], [toX, toY]] = args.map(css => {
    const {left, top, width, height} = document.querySelector(css).getBoundingClientRect()
    return [Math.round(left + width / 2), Math.round(top + height / 2)]
})
return [[x, y], [Math.round((x + toX) / 2), Math.round((y + toY) / 2)], [toX, toY + (toY > y ? 4 : -4)]]
"""


class Touched(Protocol):
    """A page that is touched."""

    def open(self, address: str) -> None:
        """Go to an address."""

    def js(self, body: str, *args: object) -> Any:
        """Run the body of an asynchronous function of `args`, and return what it returns."""

    def touch(self, css: str, to: str) -> None:
        """Put a finger on one element, move it onto another, just past its middle, and lift it."""


class TouchedChromium(PlaywrightTab):
    """A tab of Chromium's."""

    def touch(self, css: str, to: str) -> None:  # noqa: D102  (so in the protocol)
        way = [[{"x": x, "y": y}] for x, y in self.js(WAY, css, to)]
        session = self.page.context.new_cdp_session(self.page)
        for kind, points in zip(("touchStart", "touchMove", "touchMove", "touchEnd"), [*way, []], strict=True):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def tap(self, css: str, *times: float) -> None:
        """Put a finger on the middle of an element and lift it, at each of these times, in seconds from now."""
        self.page.locator(css).scroll_into_view_if_needed()
        (x, y), now = self._middle(css), time.time()
        session = self.page.context.new_cdp_session(self.page)
        for at in times:
            for kind, points in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
                touch = {"type": kind, "touchPoints": points, "timestamp": now + at}
                session.send("Input.dispatchTouchEvent", touch)


class TouchedFirefox:
    """The one tab of a Firefox of its own."""

    def __init__(self, port: int) -> None:
        """Begin a session of Marionette's."""
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._stream = self._socket.makefile("rb")
        self._read()  # its greeting
        self._do("NewSession")

    def open(self, address: str) -> None:  # noqa: D102
        self._do("Navigate", url=address)

    def js(self, body: str, *args: object) -> Any:  # noqa: D102
        script = f"const done = arguments[1]; (async args => {{{body}}})(arguments[0]).then(it => done({{it}}))"
        return self._do("ExecuteAsyncScript", script=script, args=[list(args)], sandbox=None).get("it")

    def touch(self, css: str, to: str) -> None:  # noqa: D102
        start, *others = (
            {"type": "pointerMove", "x": x, "y": y, "duration": 100, "origin": "viewport"}
            for x, y in self.js(WAY, css, to)
        )
        way = [start, {"type": "pointerDown", "button": 0}, *others, {"type": "pointerUp", "button": 0}]
        finger = {"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": way}
        self._do("PerformActions", actions=[finger])

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()
        self._socket.close()

    def _do(self, command: str, **parameters: object) -> Any:
        message = json.dumps([0, 1, f"WebDriver:{command}", parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result["value"] if set(result) == {"value"} else result

    def _read(self) -> Any:
        size = b"".join(iter(lambda: self._stream.read(1), b":"))
        return json.loads(self._stream.read(int(size)))


@contextlib.contextmanager
def touched_firefox() -> Iterator[TouchedFirefox]:
    """Start a Firefox, and end it."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    assert path, "there is no Firefox: install firefox-esr, or leave all browsers out with BROWSERS=none"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        Path(profile, "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [path, "--headless", "--marionette", "--no-remote", "--profile", profile]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                tab = TouchedFirefox(_port(Path(profile, "MarionetteActivePort")))
                yield tab
                tab.close()
            finally:
                process.terminate()


def _port(file: Path) -> int:
    until(lambda: file.is_file() and file.read_text(encoding="utf-8"))
    return int(file.read_text(encoding="utf-8"))
