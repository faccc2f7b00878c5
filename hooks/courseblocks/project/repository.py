"""The Git repository that the course is kept in: what a command may change in it because Git can bring it back."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from courseblocks.core.git import run_git
from courseblocks.core.problems import Refusal

_run = partial(run_git, need="Install Git: it can undo this command.")

_SHOWN = 5  # names in a message; more would hide its remedy


def last_commit(root: Path) -> str:
    """Return the short name of the last commit.

    Raises:
        Refusal: `root` is in no repository, or nothing is committed in it.

    """
    done = _run(root, "rev-parse", "--short", "--verify", "HEAD")
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise Refusal(
            f"Git has no commit of {root.resolve()} that could be gone back to ({said}). "
            "Run 'git init', 'git add --all' and 'git commit' there first."
        )
    return done.stdout.decode().strip()


def tracked(root: Path) -> frozenset[str]:
    """Return the paths below `root` of the files that Git keeps."""
    return frozenset(_paths(_git(root, "ls-files", "-z")))


def refuse_uncommitted(root: Path, folders: Iterable[str], paths: Iterable[str] = ()) -> None:
    """Refuse if Git could not bring back what stands in `folders` or at `paths`, all below `root`.

    Raises:
        Refusal: some of it is changed, new or ignored.

    """
    last_commit(root)
    within, at = tuple(f"{folder}/" for folder in folders), frozenset(paths)
    changed = _paths(_git(root, "diff", "--name-only", "--relative", "--no-renames", "-z", "HEAD"))
    new = _paths(_git(root, "ls-files", "--others", "--exclude-standard", "-z"))
    lost = {path for path in (*changed, *new) if path.startswith(within) or path in at}
    lost |= {path for path in at - tracked(root) if os.path.lexists(root / path)}
    if lost:
        raise Refusal(f"Not in Git as they are now: {named(lost)}. Commit them, or move them away, and begin anew.")


def named(paths: Iterable[str]) -> str:
    """Return the first of `paths` in words, and how many others there are."""
    first, others = sorted(paths)[:_SHOWN], len(set(paths)) - _SHOWN
    return ", ".join(first) + (f" and {others} more" if others > 0 else "")


def changed_since(root: Path, version: str) -> tuple[str, frozenset[str]]:
    """Return the commit that `version` came with, and the paths below `root` that were committed otherwise since then.

    The commit is that of its tag, or else the last one that changed the number in `pyproject.toml`; '' if none did.
    """
    tag = _run(root, "rev-parse", "--short", "--verify", "--quiet", f"refs/tags/v{version}^{{commit}}")
    last = ("log", "-1", "--format=%h", "-G", "^version *=", "--", "pyproject.toml")
    commit = (_git(root, *last) if tag.returncode else tag.stdout).decode().strip()
    if not commit:
        return "", frozenset()
    return commit, frozenset(
        _paths(_git(root, "diff", "--name-only", "--relative", "--no-renames", "-z", commit, "HEAD"))
    )


def git_folder(root: Path) -> Path:
    """Return where the repository keeps its own files: beside those of the course, and never published."""
    return Path(os.fsdecode(_git(root, "rev-parse", "--absolute-git-dir")).rstrip("\n"))


def archive(root: Path, revision: str, file: Path) -> bool:
    """Write the files of a tag, branch or commit into the zip `file`, and return whether there is such a revision."""
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        return False
    commit = found.stdout.decode().strip()
    place = f"--git-dir={git_folder(root)}"  # from elsewhere: in a folder of its repository Git would take only that
    _git(file.parent, place, "archive", "--format=zip", "--prefix=version/", f"--output={file}", commit)
    return True


def files_in(folder: Path, scratch: Path) -> list[str]:
    """Return the files of any folder that its own .gitignore does not leave out; `scratch` is an empty folder."""
    _git(scratch, "init", "--quiet", "--bare", ".")
    place = (f"--git-dir={scratch.resolve()}", f"--work-tree={folder.resolve()}")
    listed = _git(folder, *place, "ls-files", "--others", "--exclude-per-directory=.gitignore", "-z")
    return [path for path in _paths(listed) if not path.endswith("/")]  # a repository within is no file


def _paths(listing: bytes) -> list[str]:
    return [os.fsdecode(path) for path in listing.split(b"\0") if path]


def _git(folder: Path, *arguments: str) -> bytes:
    done = _run(folder, *arguments)
    if done.returncode:
        raise Refusal(f"Git cannot do this: {done.stderr.decode(errors='replace').strip()}. See that, and begin anew.")
    return done.stdout
