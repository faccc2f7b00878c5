"""The package as pip installs it: made once from a clone of the project, for sites that know nothing of this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from project_copy import commit, copy_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone of the project, in which tests and an editor have left their files."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    for left in (
        "__pycache__/left.pyc",
        "core/__pycache__/model.cpython-311.pyc",
        "runtime/__pycache__/left.pyc",
        ".DS_Store",
    ):
        (project / "hooks/courseblocks" / left).parent.mkdir(parents=True, exist_ok=True)
        (project / "hooks/courseblocks" / left).write_bytes(b"left")
    return commit(project)


@pytest.fixture(scope="session")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that pip builds from it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip(project, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), ".")
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that only the wheel is installed into."""
    folder = tmp_path_factory.mktemp("installed")
    pip(folder, "install", "--no-deps", "--no-index", "--no-compile", "--target", str(folder), str(wheel))
    return folder


def pip(folder: Path, *arguments: str) -> None:
    """Run pip in `folder`."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, cwd=folder, check=True)


def run_installed(installed: Path, root: Path, *arguments: str, status: int = 0) -> str:
    """Run Python in `root` with what is `installed` and the other libraries, and return what it says.

    The package of this folder is not among them.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), sysconfig.get_path("purelib")])}
    command = [sys.executable, "-S", *arguments]  # -S: else this folder is on the path, as it is for who works on it
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr
