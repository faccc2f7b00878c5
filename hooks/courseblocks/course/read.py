"""The whole course, read from its folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar, cast

from courseblocks.core.model import Bank, Course, Page
from courseblocks.core.names import BANKS, DOCS
from courseblocks.core.problems import Problem
from courseblocks.course.banks import parse_bank
from courseblocks.course.exclusions import read_exclusions
from courseblocks.course.folders import banks_folder, docs_folder
from courseblocks.course.lessons import is_lesson
from courseblocks.course.pages import parse_page
from courseblocks.source.configuration import FILE

T = TypeVar("T")

ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")  # of the files that hosts make pages of

# What each file was parsed to last, by its path, with the hash of its bytes: a file is asked for by the check, by its
# own page and by pages that refer to it, and between the builds of a preview few change.
_parsed: dict[Path, tuple[int, Any]] = {}


def read_course(root: Path, file: str = FILE, docs: str = "", banks_at: str = "") -> tuple[Course, list[Problem]]:
    """Return what the pages and the banks below `root` say, and all their problems, but for those of drafts.

    Where they are, if not in `docs` and `banks_at`, and which pages are drafts, the settings in `file` say.
    """
    docs, banks_at = docs or docs_folder(root, file), banks_at or banks_folder(root, file)
    left_out = read_exclusions(root, file)
    paths = _markdown_files(root / docs)
    pages = [read_page(root, path, docs) for path in paths if not left_out.leave_out(path)]
    drafts = [read_page(root, path, docs)[0] for path in paths if left_out.is_draft(path)]
    names = [path for path in _markdown_files(root / banks_at) if _is_seen(path) and path != "README.md"]
    banks = [_read_bank(root, f"{banks_at}/{name}", docs) for name in names if _is_bank(name)]
    found = [problem for _, its_problems in (*pages, *banks) for problem in its_problems]
    course = Course(tuple(p for p, _ in pages if p), tuple(b for b, _ in banks), tuple(filter(None, drafts)), docs)
    return course, found + _misplaced(names, banks_at)


def read_page(root: Path, path: str, docs: str = DOCS) -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the page at `path` below the folder `docs`, None if it cannot be read, and its problems."""
    return _read(root, f"{docs}/{path}", path, partial(parse_page, docs=docs))


def forget_page(root: Path, path: str, docs: str = DOCS) -> None:
    """Give back the memory of a page; should it be asked for again, it is read again."""
    _parsed.pop(root / docs / path, None)


def read_lessons(root: Path, index: str, file: str = FILE) -> list[Page]:
    """Return the lessons of the module whose opener is the page at `index`, by their file names.

    Those that the settings in `file` leave out are none.
    """
    folder = PurePosixPath(index).parent
    left_out, docs = read_exclusions(root, file), docs_folder(root, file)
    paths = [str(folder / name) for name in _markdown_files(root / docs / folder) if "/" not in name]
    pages = [read_page(root, path, docs)[0] for path in paths if not left_out.leave_out(path)]
    opener, _ = read_page(root, index, docs)
    return [page for page in pages if page and is_lesson(page, opener)]


def read_bank(
    root: Path, name: str, docs: str = DOCS, banks_at: str = BANKS
) -> tuple[Bank | None, tuple[Problem, ...]]:
    """Return the bank of that name, None if there is none, and its problems.

    `docs` is the folder of the pages, `banks_at` that of the banks.
    """
    path = f"{banks_at}/{name}.md"
    return _read_bank(root, path, docs) if (root / path).is_file() else (None, ())


def _read_bank(root: Path, path: str, docs: str) -> tuple[Bank, tuple[Problem, ...]]:
    bank, problems = _read(root, path, path, partial(parse_bank, docs=docs))
    name = PurePosixPath(path).stem
    return bank or Bank(path, name, name, ()), problems


def published_files(root: Path, file: str = FILE) -> list[str]:
    """Return the paths, below the folder of the pages, of all files that the site shows by the settings in `file`."""
    left_out = read_exclusions(root, file)
    return [path for path in _files(root / docs_folder(root, file)) if not left_out.leave_out(path)]


def _files(folder: Path, endings: str | tuple[str, ...] = "") -> list[str]:
    """Return the paths of the files below `folder`, also in folders that are links, as hosts see them."""
    found = []
    for place, _, names in os.walk(folder, followlinks=True):
        way = os.path.relpath(place, folder).replace(os.sep, "/")
        found += [name if way == "." else f"{way}/{name}" for name in names if name.endswith(endings)]
    return sorted(found, key=lambda path: path.split("/"))


def _markdown_files(folder: Path) -> list[str]:
    return _files(folder, ENDINGS)


def _is_seen(path: str) -> bool:
    return not any(part.startswith(".") for part in path.split("/"))


def _is_bank(path: str) -> bool:
    return "/" not in path and path.endswith(".md")


def _misplaced(paths: list[str], folder: str) -> list[Problem]:
    """Return a problem for each of the `paths` in the `folder` of the banks that no quiz could name."""
    problems = []
    for path in paths:
        if "/" in path:
            mend = f"Move the file to {folder}/ itself."
            problems.append(Problem(f"{folder}/{path}", 1, f"a bank stands in a folder below {folder}/", mend))
        elif not _is_bank(path):
            what = "the name of a bank does not end in .md"
            mend = f"Rename the file to {PurePosixPath(path).stem}.md."
            problems.append(Problem(f"{folder}/{path}", 1, what, mend))
    return problems


def _read(
    root: Path, path: str, name: str, parse: Callable[[str, str], tuple[T, tuple[Problem, ...]]]
) -> tuple[T | None, tuple[Problem, ...]]:
    try:
        file = root / path
        return _parse(file, name, file.read_bytes(), parse)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, (Problem(path, line, "the file is not UTF-8 text", "Save it as UTF-8 in your editor."),)
    except OSError as error:
        return None, (Problem(path, 1, f"the file cannot be read ({error.strerror})", "Check its permissions."),)


def _parse(file: Path, name: str, data: bytes, parse: Callable[[str, str], T]) -> T:
    state = hash(data)
    kept, result = _parsed.get(file, (None, None))
    if kept != state:
        result = parse(name, data.decode("utf-8"))
        _parsed[file] = state, result
    return cast("T", result)
