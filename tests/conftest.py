"""Fixtures: a small course to change one file of, and a real build of it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from course_folder import write_course
from courseblocks import host

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parent.parent


class Built:
    """A site that was built."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that the pages are in."""
        self.folder = folder

    def html(self, path: str) -> str:
        """Return a file of the site."""
        return (self.folder / path).read_text(encoding="utf-8")

    def soup(self, path: str) -> BeautifulSoup:
        """Return a page of the site to select from."""
        return BeautifulSoup(self.html(path), "html.parser")


class Build(Protocol):
    """Builds the small course with some files changed, under the project's configuration with some keys changed."""

    def __call__(self, files: dict[str, str | bytes], **config: object) -> Built:
        """Return the built site."""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of the small course."""
    return write_course(tmp_path, {})


@pytest.fixture
def build_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Return a function that builds a course strictly, with the project's own hooks and extensions."""

    def build_it(files: dict[str, str | bytes], **config: object) -> Built:
        root = write_course(tmp_path, files)
        (root / "mkdocs.yml").write_text(yaml.safe_dump(configuration(**config)), encoding="utf-8")
        monkeypatch.chdir(root)
        build(load_config("mkdocs.yml", strict=True))
        return Built(root / "site")

    return build_it


def configuration(**changes: object) -> dict[str, object]:
    """Return the project's configuration, with the paths made absolute and without its navigation."""
    config: dict[str, object] = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["hooks"] = [str(PROJECT / "hooks/course.py")]
    config["watch"] = ["quizzes", str(PROJECT / "hooks")]
    theme = config["theme"]
    assert isinstance(theme, dict)
    theme["custom_dir"] = str(PROJECT / "hooks/courseblocks/theme")
    del config["nav"]
    return {**config, **changes}


@pytest.fixture(autouse=True)
def no_preview() -> Iterator[None]:
    """Keep a preview of one test out of the next."""
    host.previewing = False
    yield
    host.previewing = False


@pytest.fixture(autouse=True)
def no_unseen_warnings(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning without saying that it expects some."""
    yield
    if "expects_warnings" not in request.keywords:
        unseen = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
        assert not unseen
