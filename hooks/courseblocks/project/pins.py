"""Libraries that an organization has newer than the version it takes over: a mended weakness does not come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FILES = ("requirements.txt", "requirements-test.txt")
_PIN = re.compile(r"(?m)^([\w.-]+)==(\d+(?:\.\d+)*)([^\n\\]*)\\?\n(?:[ \t]+[^\n]*\n)*")  # with its hashes below it


def keep_newer_pins(root: Path, version: Path) -> list[str]:
    """Put into the files of `version` what is newer in those of `root`, and return the names of it."""
    return sorted({name for file in _FILES for name in _keep(root / file, version / file)})


def _keep(own: Path, newer: Path) -> Iterator[str]:
    if not (own.is_file() and newer.is_file()):
        return
    mine = {(pin[1], pin[3].strip()): pin for pin in _PIN.finditer(own.read_text(encoding="utf-8", errors="replace"))}
    text = newer.read_text(encoding="utf-8")
    for pin in _PIN.finditer(text):
        kept = mine.get((pin[1], pin[3].strip()))  # a library may have a line each for some machines
        if kept and _number(kept[2]) > _number(pin[2]):
            text = text.replace(pin[0], kept[0])
            yield f"{pin[1]} {kept[2]}"
    newer.write_text(text, encoding="utf-8")


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
