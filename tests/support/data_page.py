"""What a learner does and is told on the page of their own data."""

from __future__ import annotations

import json

from browsers import Tab, until
from course_folder import PROJECT
from learner import COURSE, Files, is_new
from said import say

SCHEMA = json.loads((PROJECT / "docs/trainers/progress.schema.json").read_text(encoding="utf-8"))

FILES: Files = {**COURSE, "docs/data.md": "# Your data\n\n::: settings Your progress\n\n:::\n"}

DATA_PAGE = "/data/"

GUEST = "course:serving-from-the-heart:guest"


def press(tab: Tab, name: str) -> None:
    """Press the button of that name in the settings, once it is there."""
    find = "return [...document.querySelectorAll('course-settings button')].findIndex(b => b.textContent === args[0])"
    until(lambda: tab.js(find, name) >= 0)
    button = "[...document.querySelectorAll('course-settings button')].find(b => b.textContent === args[0])"
    tab.js(f"const button = {button}; window.part = button.closest('fieldset'); button.click()", name)


def press_and_reload(tab: Tab, name: str) -> None:
    """Press a button after which the page starts again."""
    tab.js("window.isOld = true")
    press(tab, name)
    until(lambda: is_new(tab))


def said(tab: Tab) -> str:
    """Return what the settings say, beside the last thing that was done, about it."""
    return str(tab.js("return window.part?.querySelector('[role=status]').textContent ?? ''"))


def call_oneself(tab: Tab, name: str) -> None:
    """Type a name and save it."""
    tab.js("document.querySelector('course-settings input[type=text]').value = args[0]", name)
    press(tab, say("settings.save-name"))


def offer(tab: Tab, backup: str) -> None:
    """Choose a file to restore."""
    tab.js(
        """const files = new DataTransfer()
        files.items.add(new File([args[0]], 'backup.json', {type: 'application/json'}))
        const input = document.querySelector('course-settings input[type=file]')
        window.part = input.closest('fieldset')
        input.files = files.files
        input.dispatchEvent(new Event('change', {bubbles: true}))""",
        backup,
    )
    until(lambda: said(tab))


def is_said(tab: Tab, words: str) -> bool:
    """Return whether the settings say these words."""
    return words in said(tab)
