"""The files of a course that are no pages: pictures, documents, scripts, and the templates of its theme."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from courseblocks.core.model import Told
from courseblocks.course.exclusions import read_exclusions
from courseblocks.course.folders import docs_folder
from courseblocks.course.pictures import code_in_pictures
from courseblocks.course.read import ENDINGS
from courseblocks.course.settings import template_folder
from courseblocks.review.history import git

_HOW = {"A": "new", "D": "removed"}
_RUNS = "this whole file may run code in the learner's browser"
_CODE = frozenset((".htm", ".html", ".js", ".mjs", ".xhtml", ".xml"))


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file: its path below the project folder, whether it is new, changed or removed, and what of it runs code."""

    path: str
    how: str
    code: tuple[Told, ...] = ()


def other_files(root: Path, commit: str) -> list[OtherFile]:
    """Return what happened since `commit` to the files of the course in `root` that are no pages, by their paths."""
    left_out, pictures = read_exclusions(root), code_in_pictures(root)
    changed = [(path, how) for path, how in sorted(_changed(root, commit)) if not path.endswith(ENDINGS)]
    pages = f"{docs_folder(root)}/"
    return [
        OtherFile(path, how, () if how == "removed" else pictures.get(path, _code(path)))
        for path, how in changed
        if not left_out.leave_out(path.removeprefix(pages))
    ]


def _code(path: str) -> tuple[Told, ...]:
    """Return what there is to say of a file that is code as a whole."""
    return (Told(1, _RUNS, ""),) if PurePosixPath(path).suffix.lower() in _CODE else ()


def _changed(root: Path, commit: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each file of the course and its theme that differs, and how; also of those not in Git yet."""
    folders = list(filter(None, (docs_folder(root), template_folder(root))))
    words = _words(
        git(
            root,
            "diff",
            "--name-status",
            "--no-renames",
            "--ignore-submodules",
            "--relative",
            "-z",
            commit,
            "--",
            *folders,
        )
    )
    for how, path in zip(words[::2], words[1::2], strict=True):
        yield path, _HOW.get(how, "changed")
    for path in _words(git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *folders)):
        yield path, "new"


def _words(listing: bytes) -> list[str]:
    return [os.fsdecode(word) for word in listing.split(b"\0") if word]
