"""Repositories as organizations have them: made of the project's own files, with a history of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course_folder import PROJECT
from courseblocks.course.settings import SAMPLE, course_id

of_the_sample = pytest.mark.skipif(
    course_id(PROJECT)[0] != SAMPLE,
    reason="looks at the sample course, and mkdocs.yml gives another course its id",
)


def copy_project(folder: Path) -> Path:
    """Copy the files of the project that Git keeps, or would keep, into a new folder, and return it."""
    for path in git(PROJECT, "ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        if (PROJECT / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / path, folder / path)
    return folder


def git(root: Path, *arguments: str) -> str:
    """Run git in `root`, and return what it prints."""
    command = ["git", "-c", "user.name=Trainer", "-c", "user.email=trainer@example.org", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


def commit(root: Path) -> Path:
    """Commit everything in `root`, in a new repository if there is none, and return it."""
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "State")
    return root


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python with the package of the repository `root`, in it."""
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    environment.pop("GITHUB_ACTIONS", None)
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, check=False, env=environment
    )


def contents(root: Path) -> dict[str, bytes]:
    """Return the files in `root` that Git does not leave out, with what is in them."""
    paths = git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    return {path: (root / path).read_bytes() for path in paths if path and (root / path).is_file()}
