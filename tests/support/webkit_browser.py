"""WebKitGTK behind the interface of `browsers.py`. It is what Linux has of WebKit; it is not Safari."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any, ClassVar

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.service import Service

from browsers import Mode, Session, Tab, settle, taken, until
from sites import Problems, Proxy

HELD = """
const key = new KeyboardEvent('keydown', {key: args[0], repeat: true, bubbles: true, cancelable: true})
if (document.activeElement.dispatchEvent(key)) document.activeElement.click()
"""


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

    def double_click(self, css: str) -> None:  # noqa: D102
        element = self.driver.find_element("css selector", css)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        ActionChains(self.driver).double_click(element).perform()

    def drag(self, css: str, to: str) -> None:  # noqa: D102
        start, end = (self.driver.find_element("css selector", one) for one in (css, to))
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", start)
        down = end.location["y"] - start.location["y"]
        way = 4 if down > 0 else -4
        hand = ActionChains(self.driver).click_and_hold(start).move_by_offset(0, down // 2)
        hand.move_by_offset(0, down - down // 2 + way).release().perform()

    def keys(self, *names: str) -> None:  # noqa: D102
        for name in names:
            *held, last = name.split("+") if len(name) > 1 else [name]
            chain = ActionChains(self.driver)
            for key in held:
                chain.key_down(getattr(Keys, key.upper()))
            chain.send_keys(self._KEYS.get(last, getattr(Keys, last.upper(), last)))
            for key in held:
                chain.key_up(getattr(Keys, key.upper()))
            chain.perform()

    def hold(self, name: str) -> None:  # noqa: D102
        self.keys(name)
        for _ in range(2):  # the driver repeats no key: what a page lets through is a click
            self.js(HELD, name)

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
        return taken(self._home, lambda: settle(self.tabs[0]))

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
