"""What a screen reader would say of a page, from a virtual one that runs in it: it follows the accessibility tree.

It is no real one: it knows nothing of what NVDA, JAWS or VoiceOver make of a page, and of a box that was chosen it says
"not checked", since it reads attributes. It tells names, order and what is announced, as text that can be compared.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from browsers import Tab
from bundlers import NODE, NPM, run

START = """
const {virtual} = window.ear
window.heard = async () => (await virtual.spokenPhraseLog()).slice(window.told).filter(said => said.trim())
window.told = 0
await virtual.start({container: document.querySelector(args[0])})
"""
# From the top to the end, where it begins anew with the number of the question.
READ = """
const {virtual} = window.ear
const log = async () => (await virtual.spokenPhraseLog()).slice(window.told)
for (let steps = 0; steps < 200; steps++) {
    await virtual.next()
    const said = await log()
    if (said.length > 3 && said.at(-1) === said[1]) break
}
const said = (await log()).slice(0, -2)
window.told = (await virtual.spokenPhraseLog()).length
return said
"""
HEARD = """
await new Promise(told => setTimeout(told, 100))
const said = await window.heard()
window.told += said.length
return said
"""


STOP = "await window.ear.virtual.stop()"


@cache
def _reader() -> str:
    """Return the script of the virtual screen reader."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "ear.js"
        options = ["--bundle", "--format=iife", "--global-name=ear", "--minify", f"--outfile={made}"]
        source = NPM / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
        run(NODE, NPM / "node_modules/esbuild/bin/esbuild", source, *options, "--log-level=error")
        return made.read_text(encoding="utf-8") + ";window.ear = ear"


@dataclass
class Ear:
    """Listens to a part of a page."""

    tab: Tab
    css: str
    log: list[str]

    def read(self, what: str) -> None:
        """Go through all of it, from its top."""
        self._start()
        self._note(what, self.tab.js(READ))
        self.tab.js(STOP)

    def press(self, css: str, what: str) -> None:
        """Press something in it, and note what is said then."""
        self._start()
        self.tab.js(HEARD)
        self.tab.js("document.querySelector(`${args[0]} ${args[1]}`).focus()", self.css, css)
        self.tab.js(HEARD)
        self.tab.js("document.querySelector(`${args[0]} ${args[1]}`).click()", self.css, css)
        self._note(what, self.tab.js(HEARD))
        self.tab.js(STOP)

    def _start(self) -> None:
        if not self.tab.js("return 'ear' in window"):
            self.tab.js(_reader())
        self.tab.js(START, self.css)

    def _note(self, what: str, said: object) -> None:
        """Note what was said, without the day, and an announcement once, however often the page touched it."""
        assert isinstance(said, list)
        told = [re.sub(r"\d+ [A-Z][a-z]+ 20\d\d", "DAY", " ".join(str(phrase).split())) for phrase in said]
        once = [one for one, before in zip(told, ["", *told], strict=False) if one not in (before, "polite:")]
        self.log += [f"# {what}", *(f"    {phrase}" for phrase in once), ""]
