"""Fixtures: a small course to change one file of, and a real build of it."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from bs4 import BeautifulSoup

from course_folder import build_course, build_project, write_course
from courseblocks.publish import host

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["browsing", "wheels"]


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


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the course itself, built once."""
    return build_project(tmp_path_factory.mktemp("site"))


@pytest.fixture
def build_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Return a function that builds a course strictly, with the project's own hooks and extensions."""

    def build_it(files: dict[str, str | bytes], **config: object) -> Built:
        monkeypatch.chdir(tmp_path)
        return Built(build_course(tmp_path, files, **config))

    return build_it


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what takes long, and what other engines than Chromium repeat, to `make long`, which sets LONG."""
    if os.environ.get("LONG"):
        return
    engines = {item: getattr(item, "callspec", None) for item in items if item.get_closest_marker("sliced")}
    left = [item for item, call in engines.items() if call and call.params.get("engine", "chromium") != "chromium"]
    left += [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]
