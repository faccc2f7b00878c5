"""What differs in the settings of a course: all of them, since some change what learners see and some what is run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from courseblocks.review.differences import Row
from courseblocks.source.configuration import EXTENSION, SettingsFile, read_configuration, read_files

_SAID = {
    "nav": "Order of the menu",
    f"{EXTENSION}.pass": "Pass mark",
    f"{EXTENSION}.report": "Where learners report mistakes",
}


def setting_rows(old: Sequence[SettingsFile], root: Path) -> tuple[Row, ...]:
    """Return what differs in `root` from the `old` settings; a course that had none before has nothing to compare."""
    before, after = _texts(old), _texts(read_files(root))
    names = dict.fromkeys([*before, *after]) if before and after else ()
    rows = [Row(_SAID.get(name, name), before.get(name, ""), after.get(name, "")) for name in names]
    return tuple(row for row in rows if row.old != row.new)


def _texts(files: Sequence[SettingsFile]) -> Mapping[str, str]:
    if not files:
        return {}
    settings = {name: setting.value for name, setting in read_configuration(files).items() if name != EXTENSION}
    settings["markdown_extensions"] = [
        entry for entry in _list(settings.get("markdown_extensions")) if EXTENSION not in (entry, *_list(entry))
    ]
    return {name: "\n".join(_menu(value)) if name == "nav" else _text(value) for name, value in settings.items()}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | dict) else []


def _text(value: object) -> str:
    if isinstance(value, list | dict):
        return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1_000_000).strip()
    return "" if value is None else str(value)


def _menu(entry: object, indent: str = "") -> Iterator[str]:
    """Yield a line for each page and each section of a menu."""
    for part in entry if isinstance(entry, list) else [entry]:
        for title, below in part.items() if isinstance(part, dict) else [("", part)]:
            if isinstance(below, list):
                yield f"{indent}{title}"
                yield from _menu(below, f"{indent}  ")
            else:
                yield f"{indent}{title}: {below}" if title else f"{indent}{below}"
