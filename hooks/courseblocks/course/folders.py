"""Where the pages and the banks of a course lie: in `docs/` and `quizzes/`, or in folders that its settings name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from courseblocks.core.names import BANKS, DOCS
from courseblocks.core.problems import Problem
from courseblocks.source.configuration import EXTENSION, FILE, Setting, SettingsFile, read_configuration, read_files

_DOCS, _BANKS = "docs_dir", f"{EXTENSION}.banks"


def docs_folder(root: Path, file: str = FILE) -> str:
    """Return the folder with the pages of the course in `root`, below it, by the settings in its `file`.

    One that leaves `root` is told by `check_folders`.
    """
    return folder_below(root, file, _setting(read_files(root, file), _DOCS).value) or DOCS


def banks_folder(root: Path, file: str = FILE) -> str:
    """Return the folder with the banks, likewise."""
    return folder_below(root, file, _setting(read_files(root, file), _BANKS).value) or BANKS


def folder_below(root: Path, file: str, given: object) -> str:
    """Return the path below `root` of the folder that the settings in `file` call `given`, '' if there is none.

    As MkDocs has it, a path begins at the folder of the settings.
    """
    if not given:
        return ""
    paths = (root, (root / file).parent / str(given))
    top, folder = (Path(os.path.normpath(path.absolute())) for path in paths)
    return folder.relative_to(top).as_posix() if top in folder.parents else ""


def check_folders(root: Path, file: str = FILE) -> Iterator[Problem]:
    """Yield an error if the settings name a folder where pages or banks cannot be; all else would follow from that."""
    files, docs, banks = read_files(root, file), docs_folder(root, file), banks_folder(root, file)
    pages_at, banks_at = _setting(files, _DOCS), _setting(files, _BANKS)
    outside = [
        *_check_outside(root, file, _DOCS, pages_at, ("pages", banks)),
        *_check_outside(root, file, "banks", banks_at, ("banks", docs)),
    ]
    if outside:
        yield from outside
    elif f"{docs}/".startswith(f"{banks}/") or f"{banks}/".startswith(f"{docs}/"):
        at = banks_at if banks_at.value else pages_at
        what = f"of the folders {docs}/ and {banks}/ one holds the other, and a site shows all that is among its pages"
        yield Problem(at.path, at.line, what, "Put the banks into a folder beside that of the pages, and name it.")
    elif banks_at.value and not (root / banks).is_dir():
        what = f"'banks: {banks_at.value}' is no folder"
        yield Problem(banks_at.path, banks_at.line, what, "Write the path that it has from the folder of this file.")


def _check_outside(root: Path, file: str, name: str, given: Setting, pair: tuple[str, str]) -> Iterator[Problem]:
    """Yield an error for a folder outside of `root`: no link between pages and banks could lead there.

    `pair` is what is in the folder, and the folder of the others.
    """
    if given.value and not folder_below(root, file, given.value):
        things, other = pair
        what = f"'{name}: {given.value}' is not below the folder that holds {other}/ and this file"
        yield Problem(given.path, given.line, what, f"Move the {things} there, and write the path that they have then.")


@lru_cache(maxsize=8)
def _setting(files: tuple[SettingsFile, ...], name: str) -> Setting:
    none, word = Setting("", 1), name.rpartition(".")[2]
    return read_configuration(files).get(name, none) if any(word in file.text for file in files) else none
