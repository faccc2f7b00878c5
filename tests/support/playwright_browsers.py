"""Chromium and Firefox behind the interface of `browsers.py`: the system's if there are any, else Playwright's."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Download,
    Error,
    Page,
    Playwright,
    Request,
    ViewportSize,
)

from browsers import Mode, Session, Tab, settle, taken, until
from sites import NAMED_HOST, Problems

CHROMIUM = [
    f"--host-resolver-rules=MAP {NAMED_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FIREFOX: dict[str, str | float | bool] = {
    "network.dns.forceResolve": "127.0.0.1",  # the named host too; no other is asked, see Problems
    "network.captive-portal-service.enabled": False,
}


class PlaywrightTab:
    """A page of Playwright's."""

    def __init__(self, page: Page) -> None:
        """Take the page."""
        self.page = page

    def open(self, address: str) -> None:  # noqa: D102  (so in the protocol)
        self.page.goto(address)

    def reload(self) -> None:  # noqa: D102
        self.page.reload()

    def back(self) -> None:  # noqa: D102
        self._move("history.back()")

    def forward(self) -> None:  # noqa: D102
        self._move("history.forward()")

    def _move(self, how: str) -> None:
        """Move in the history; Playwright waits for a load of its own, which a page from the memory never tells."""
        before = self._address()
        self.js(f"setTimeout(() => {how})")
        until(lambda: self._address() not in {before, ""})

    def _address(self) -> str:
        with contextlib.suppress(Error):  # between two pages there is none
            return str(self.page.evaluate("location.href"))
        return ""

    def click(self, css: str) -> None:  # noqa: D102
        if len(self.page.context.pages) > 1:
            self.page.bring_to_front()  # one behind another is drawn once a second
        self.page.locator(css).first.click()

    def double_click(self, css: str) -> None:  # noqa: D102
        first = self.page.locator(css).first
        if self.page.context.browser and self.page.context.browser.browser_type.name == "firefox":
            for detail in (1, 2):  # over BiDi two clicks are never one double click
                first.dispatch_event("click", {"detail": detail})
        else:
            first.dblclick()

    def drag(self, css: str, to: str) -> None:  # noqa: D102
        self.page.locator(css).first.scroll_into_view_if_needed()
        (x, y), (to_x, to_y) = self._middle(css), self._middle(to)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x, (y + to_y) / 2)
        self.page.mouse.move(to_x, to_y + (4 if to_y > y else -4))
        self.page.mouse.up()

    def _middle(self, css: str) -> tuple[float, float]:
        box = self.page.locator(css).first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def keys(self, *names: str) -> None:  # noqa: D102
        for name in names:
            self.page.keyboard.press(name)

    def hold(self, name: str) -> None:  # noqa: D102
        for _ in range(3):
            self.page.keyboard.down(name)
        self.page.keyboard.up(name)

    def texts(self, css: str) -> list[str]:  # noqa: D102
        return self.page.locator(css).all_inner_texts()

    def js(self, body: str, *args: object) -> Any:  # noqa: D102
        return self.page.evaluate(f"all => (async args => {{{body}}})(all)", list(args))

    def size(self, width: int, height: int) -> None:  # noqa: D102
        self.page.set_viewport_size({"width": width, "height": height})

    def shot(self, path: Path) -> None:  # noqa: D102
        self.page.screenshot(path=path)


class PlaywrightSession:
    """A context of Playwright's, and the browser if nobody else uses it."""

    def __init__(self, browser: Browser, context: BrowserContext, problems: Problems, mode: Mode, folder: Path) -> None:
        """Listen to everything on every page."""
        self._browser, self._context, self._problems, self._folder = browser, context, problems, folder
        self.mode, self.owns_browser = mode, False
        self.tabs: list[Tab] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: problems.add(f"page: {error.error}"))
        context.on("request", self._request)

    def tab(self) -> Tab:  # noqa: D102
        page = self._context.new_page()
        page.on("download", self._download)
        self.tabs.append(PlaywrightTab(page))
        return self.tabs[-1]

    def saved(self) -> str:  # noqa: D102
        return taken(self._folder, lambda: settle(self.tabs[0]))

    def close(self) -> None:  # noqa: D102
        self._context.close()
        if self.owns_browser:
            self._browser.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._problems.add(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        host = request.url.split("/")[2].split(":")[0] if request.url.startswith("http") else "127.0.0.1"
        if host not in {"127.0.0.1", NAMED_HOST}:
            self._problems.add(f"request to another host: {request.url}")

    def _download(self, download: Download) -> None:
        download.save_as(self._folder / download.suggested_filename)


PHONE: ViewportSize = {"width": 360, "height": 740}


class Chromium:
    """The system's Chromium; its contexts have every mode."""

    name = "chromium"

    def __init__(self, playwright: Playwright) -> None:
        """Start it."""
        path = shutil.which("chromium") or shutil.which("google-chrome")
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        self._browser = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM, *sandbox])

    def start(self, problems: Problems, mode: Mode) -> Session:  # noqa: D102
        context = self._browser.new_context(
            java_script_enabled=mode.scripts,
            color_scheme="dark" if mode.dark else "light",
            reduced_motion="reduce" if mode.still else "no-preference",
            forced_colors="active" if mode.forced else "none",
            has_touch=mode.phone,
            is_mobile=mode.phone,
            viewport=PHONE if mode.phone else None,
        )
        return PlaywrightSession(self._browser, context, problems, mode, Path(tempfile.mkdtemp()))

    def quit(self) -> None:  # noqa: D102
        self._browser.close()


class Firefox:
    """The system's Firefox, stock, over WebDriver BiDi; its contexts have no modes, so each is a browser of its own."""

    name = "firefox"

    def __init__(self, playwright: Playwright) -> None:
        """Start it."""
        self._playwright, self._downloads = playwright, Path(tempfile.mkdtemp())
        self._browser = self._launch({})

    def start(self, problems: Problems, mode: Mode) -> Session:  # noqa: D102
        if mode == Mode():
            return PlaywrightSession(self._browser, self._browser.new_context(), problems, mode, self._downloads)
        browser = self._launch(
            {
                "javascript.enabled": mode.scripts,
                "layout.css.prefers-color-scheme.content-override": 0 if mode.dark else 1,
                "ui.prefersReducedMotion": int(mode.still),
                "browser.display.document_color_use": 2 if mode.forced else 1,
                **({"ui.primaryPointerCapabilities": 1} if mode.phone else {}),  # a finger, no mouse
            }
        )
        context = browser.new_context(viewport=PHONE if mode.phone else None)
        session = PlaywrightSession(browser, context, problems, mode, self._downloads)
        session.owns_browser = True
        return session

    def quit(self) -> None:  # noqa: D102
        self._browser.close()

    def _launch(self, settings: dict[str, str | float | bool]) -> Browser:
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        return self._playwright.firefox.launch(
            channel="moz-firefox" if path else None,
            executable_path=path,
            firefox_user_prefs={**FIREFOX, **settings},
            downloads_path=self._downloads,
        )
