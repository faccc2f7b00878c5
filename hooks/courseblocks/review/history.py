"""The course as it was at a revision of its Git repository."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from courseblocks.core.git import run_git
from courseblocks.core.model import Course
from courseblocks.core.problems import Problem, Refusal, errors
from courseblocks.course.folders import banks_folder, docs_folder
from courseblocks.course.read import ENDINGS, read_course
from courseblocks.course.settings import course_id
from courseblocks.source.configuration import FILE, SettingsFile, inherited, read_files

_run = partial(run_git, need="Install Git to compare revisions.")

_SUBMODULE = b"160000"
_LINK = b"120000"


@dataclass(frozen=True, slots=True)
class Past:
    """The course at a commit, the id that it had, its settings, and what could not be read of it."""

    commit: str
    course: Course
    course_id: str
    settings: tuple[SettingsFile, ...]
    unread: tuple[Problem, ...]


def read_past(root: Path, base: str) -> Past:
    """Return the course in the folder `root` as it was where the present branch left the revision `base`.

    What others have added to `base` since then is no change of the branch.

    Raises:
        Refusal: there is no repository, or no such revision in it.

    """
    commit = _common(root, _commit(root, base))
    with TemporaryDirectory() as folder:
        past = Path(folder) / git(root, "rev-parse", "--show-prefix").decode().strip()  # for what lies above `root`
        unread = [*_unpack(root, commit, past, [FILE]), *_unpack_inherited(root, commit, past, Path(folder))]
        were, are = ((docs_folder(place), banks_folder(place)) for place in (past, root))
        unread += _unpack(root, commit, past, were)
        _move(past, were, are)
        course, problems = read_course(past, FILE, *are)
        return Past(commit, course, course_id(past)[0], read_files(past), (*unread, *errors(problems)))


def _move(past: Path, were: Sequence[str], are: Sequence[str]) -> None:
    """Give folders in `past` their present names, on which no learner's work depends; one may hold an old one."""
    with TemporaryDirectory() as name:
        moved = [(was, Path(name, str(at)), now) for at, (was, now) in enumerate(zip(were, are, strict=True))]
        there = [(past / was, between, past / now) for was, between, now in moved if (past / was).is_dir()]
        for was, between, _ in there:
            shutil.move(was, between)
        for _, between, now in there:
            shutil.copytree(between, now, dirs_exist_ok=True)


def _commit(root: Path, base: str) -> str:
    """Return the commit that `base` names here or, as in a checkout of GitHub Actions, at the origin."""
    git(root, "rev-parse", "--git-dir")
    for name in (base, f"origin/{base}"):
        found = _run(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found.returncode == 0:
            return found.stdout.decode().strip()
    raise Refusal(
        f"There is no revision '{base}' in this clone. Fetch it with 'git fetch origin {base}' or, in GitHub Actions, "
        "with 'fetch-depth: 0' below 'uses: actions/checkout'."
    )


def _common(root: Path, commit: str) -> str:
    """Return the commit where the present branch left `commit`, or `commit` where the clone is too short to know."""
    found = _run(root, "merge-base", commit, "HEAD")
    return found.stdout.decode().strip() if found.returncode == 0 else commit


def _unpack_inherited(root: Path, commit: str, folder: Path, top: Path) -> Iterator[Problem]:
    """Write the files that the settings in `folder` inherit from, wherever they lie in the repository at `top`."""
    files = read_files(folder)
    path = inherited(files[-1])[0] if files else ""
    if path and not (folder / path).is_file() and (folder / path).resolve().is_relative_to(top.resolve()):
        yield from _unpack(root, commit, folder, [path])
        yield from _unpack_inherited(root, commit, folder, top) if (folder / path).is_file() else ()


def _unpack(root: Path, commit: str, folder: Path, wanted: Sequence[str]) -> Iterator[Problem]:
    """Write what is `wanted` to read a course into `folder`; yield what is not there to be read."""
    paths: list[str] = []
    listing = git(root, "ls-tree", "-r", "-z", commit, "--", *wanted)
    for entry in filter(None, listing.split(b"\0")):
        kind, _, name = entry.partition(b"\t")
        path = os.fsdecode(name)
        if kind.startswith(_SUBMODULE):
            yield Problem(path, 1, "this folder is a submodule, whose text is kept elsewhere", "Compare it there.")
        elif kind.startswith(_LINK) and (root / path).is_dir():
            yield Problem(path, 1, "this folder is a link, whose text is kept elsewhere", "Compare it there.")
        elif (path.endswith(ENDINGS) or path in wanted) and "\n" not in path:
            paths.append(path)
    for path, text in zip(paths, _texts(root, commit, paths), strict=True):
        if text is None:
            yield Problem(path, 1, "this link leads out of the repository, or nowhere", "Put a file in its place.")
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text)


def _texts(root: Path, commit: str, paths: Sequence[str]) -> Iterator[bytes | None]:
    """Yield the content of each file; symbolic links are followed, as they are in a working tree."""
    asked = b"".join(os.fsencode(f"{commit}:./{path}\n") for path in paths)
    answers = BytesIO(git(root, "cat-file", "--batch", "--follow-symlinks", stdin=asked))
    for _ in paths:
        head = answers.readline().strip()
        size = head.rpartition(b" ")[2]
        if not size.isdigit():  # "<name> missing": nothing follows
            yield None
            continue
        text = answers.read(int(size) + 1)[:-1]  # a line end follows each
        yield text if b" blob " in head else None


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what Git prints in the folder `root`.

    Raises:
        Refusal: git fails.

    """
    done = _run(root, *arguments, stdin=stdin)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise Refusal(f"Git cannot read {root.resolve()} ({said}). Run this in a clone of the course.")
    return done.stdout
