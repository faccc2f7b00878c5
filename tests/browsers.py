"""One interface to three engines: Chromium, Firefox and WebKitGTK. A session is a profile, a tab is a page of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from playwright.sync_api import Error
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.service import Service

from sites import NAMED_HOST, Problems, Proxy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Download, Page, Playwright, Request

AXE = Path(__file__).parent / "npm/node_modules/axe-core/axe.min.js"
ENGINES = ["chromium", "firefox", "webkit"]
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


@dataclass(frozen=True, slots=True)
class Mode:
    """How a learner has set up the browser."""

    scripts: bool = True
    dark: bool = False
    still: bool = False
    forced: bool = False


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

    def keys(self, *names: str) -> None:
        """Press one key after the other; their names are those of `KeyboardEvent.key`."""

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


def until(holds: Callable[[], Any], seconds: float = 5) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to hold in time"
        time.sleep(0.03)


def settle(tab: Tab) -> bool:
    """Let the page tell what it has to tell."""
    return bool(tab.js("await new Promise(done => setTimeout(done, 30)); return true"))


def start_engine(name: str, playwright: Callable[[], Playwright]) -> Engine:
    """Return the engine of that name: the system's browser where there is one, else Playwright's own."""
    if name == "webkit":
        return WebKit()
    return Chromium(playwright()) if name == "chromium" else Firefox(playwright())


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
        self.page.locator(css).first.click(timeout=5000)

    def keys(self, *names: str) -> None:  # noqa: D102
        for name in names:
            self.page.keyboard.press(name)

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
        return _taken(self._folder, lambda: settle(self.tabs[0]))

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
            }
        )
        session = PlaywrightSession(browser, browser.new_context(), problems, mode, self._downloads)
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


class WebKitTab:
    """A window handle of WebDriver's."""

    _KEYS: ClassVar[dict[str, str]] = {
        " ": Keys.SPACE,
        "Space": Keys.SPACE,
        "ArrowDown": Keys.ARROW_DOWN,
        "ArrowUp": Keys.ARROW_UP,
    }

    def __init__(self, driver: WebKitGTK, handle: str) -> None:
        """Take the handle."""
        self._driver, self._handle = driver, handle

    @property
    def driver(self) -> WebKitGTK:
        """The driver, looking at this tab."""
        self._driver.switch_to.window(self._handle)
        return self._driver

    def open(self, address: str) -> None:  # noqa: D102
        self.driver.get(address)

    def reload(self) -> None:  # noqa: D102
        self.driver.refresh()

    def back(self) -> None:  # noqa: D102
        self.driver.back()

    def forward(self) -> None:  # noqa: D102
        self.driver.forward()

    def click(self, css: str) -> None:  # noqa: D102
        until(lambda: self.driver.find_elements("css selector", css))
        element = self.driver.find_element("css selector", css)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)  # from below the header
        element.click()

    def keys(self, *names: str) -> None:  # noqa: D102
        for name in names:
            ActionChains(self.driver).send_keys(self._KEYS.get(name, getattr(Keys, name.upper(), name))).perform()

    def texts(self, css: str) -> list[str]:  # noqa: D102
        return [str(element.text) for element in self.driver.find_elements("css selector", css)]

    def js(self, body: str, *args: object) -> Any:  # noqa: D102
        call = (
            f"(async args => {{{body}}})(arguments[0]).then(it => done({{it}}), error => done({{error: `${{error}}`}}))"
        )
        result = self.driver.execute_async_script(f"const done = arguments[1]; {call}", list(args))
        assert "error" not in result, result["error"]
        return result.get("it")

    def size(self, width: int, height: int) -> None:  # noqa: D102
        self.driver.set_window_size(width, height)

    def shot(self, path: Path) -> None:  # noqa: D102
        self.js("await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.driver.save_screenshot(str(path))


class WebKitSession:
    """A MiniBrowser of its own, which keeps nothing when it ends; its proxy tells of requests to other hosts."""

    def __init__(self, display: str, problems: Problems, mode: Mode) -> None:
        """Start it in a home of its own."""
        self.mode, self._proxy, self._home = mode, Proxy(problems), Path(tempfile.mkdtemp())
        self.tabs: list[Tab] = []
        options = WebKitGTKOptions()
        options.binary_location = str(_mini_browser())
        for argument in (
            "--automation",
            f"--proxy=http://127.0.0.1:{self._proxy.server_address[1]}",
            "--ignore-host=127.0.0.1",
            f"--enable-javascript={str(mode.scripts).lower()}",
        ):
            options.add_argument(argument)
        self._driver = WebKitGTK(options=options, service=Service(env=self._environment(display)))

    def tab(self) -> Tab:  # noqa: D102
        if self.tabs:
            self._driver.switch_to.new_window("tab")
        self.tabs.append(WebKitTab(self._driver, self._driver.current_window_handle))
        return self.tabs[-1]

    def saved(self) -> str:  # noqa: D102
        return _taken(self._home, lambda: settle(self.tabs[0]))

    def close(self) -> None:  # noqa: D102
        self._driver.quit()
        self._proxy.close()

    def _environment(self, display: str) -> dict[str, str]:
        settings = self._home / ".config/gtk-3.0/settings.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"[Settings]\ngtk-enable-animations={int(not self.mode.still)}\n")
        return {
            **{name: value for name, value in os.environ.items() if name != "XDG_CONFIG_HOME"},
            "DISPLAY": display,
            "HOME": str(self._home),
            "GTK_THEME": "Adwaita:dark" if self.mode.dark else "Adwaita",
            "WEBKIT_SKIA_ENABLE_CPU_RENDERING": "1",
        }


class WebKit:
    """WebKitGTK's MiniBrowser on a display that nobody sees."""

    name = "webkit"

    def __init__(self) -> None:
        """Start the display."""
        _mini_browser()
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1024x24", "-nolisten", "tcp"]
        self._xvfb = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self._display = f":{numbers.readline().strip()}"

    def start(self, problems: Problems, mode: Mode) -> Session:  # noqa: D102
        assert not mode.forced, "WebKitGTK has no forced colours"
        return WebKitSession(self._display, problems, mode)

    def quit(self) -> None:  # noqa: D102
        self._xvfb.terminate()
        self._xvfb.wait()


def _mini_browser() -> Path:
    found = [path for root in ("/usr/lib", "/usr/libexec") for path in Path(root).glob("**/webkit2gtk-4.*/MiniBrowser")]
    assert found, "there is no WebKitGTK: install webkit2gtk-driver, or leave all browsers out with BROWSERS=none"
    return found[0]


def _taken(folder: Path, wait: Callable[[], Any]) -> str:
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
