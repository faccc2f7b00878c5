"""Where the pages of a course lie: in `docs/`, or in the folder that its settings name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from courseblocks.core.names import DOCS
from courseblocks.core.problems import Problem
from courseblocks.source.configuration import FILE, Setting, SettingsFile, read_configuration, read_files


def docs_folder(root: Path, file: str = FILE) -> str:
    """Return the folder with the pages of the course in `root`, below it, by the settings in its `file`.

    As MkDocs has it, a path begins at the folder of the settings. One that leaves `root` is told by `check_folder`.
    """
    return _below(root, file, _setting(read_files(root, file))) or DOCS


def check_folder(root: Path, file: str = FILE) -> Iterator[Problem]:
    """Yield an error if the settings name a folder outside of `root`: no link in a bank could lead there."""
    given = _setting(read_files(root, file))
    if given.value and not _below(root, file, given):
        what = f"'docs_dir: {given.value}' is not below the folder that holds quizzes/ and this file"
        yield Problem(given.path, given.line, what, "Move the pages there, and write the path that they have then.")


def _below(root: Path, file: str, given: Setting) -> str:
    """Return the path below `root` of the folder that is `given`, '' if there is none."""
    if not given.value:
        return ""
    paths = (root, (root / file).parent / str(given.value))
    top, folder = (Path(os.path.normpath(path.absolute())) for path in paths)
    return folder.relative_to(top).as_posix() if top in folder.parents else ""


@lru_cache(maxsize=4)
def _setting(files: tuple[SettingsFile, ...]) -> Setting:
    none = Setting("", 1)
    return read_configuration(files).get("docs_dir", none) if any("docs_dir" in file.text for file in files) else none
