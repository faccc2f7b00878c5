"""Fixtures of the tests in real browsers: courses that were built once, served, and visited in each engine."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Playwright, sync_playwright

from axe import run_axe
from browsers import ENGINES, Engine, Mode, Session, Tab, settle
from course_folder import build_course
from learner import LESSON_PAGE, Files
from playwright_browsers import Chromium, Firefox
from sites import Problems, Site
from webkit_browser import WebKit

in_browsers = [
    pytest.mark.browser,
    pytest.mark.skipif(os.environ.get("BROWSERS") == "none", reason="BROWSERS=none"),
]


class Courses(Protocol):
    """Builds the small course with some files and settings changed; each but once."""

    def __call__(self, files: Files | None = None, **config: object) -> Path:
        """Return the folder of the site."""


class Serve(Protocol):
    """Serves a folder until the test is over."""

    def __call__(self, folder: Path, *, below: str = "", also: str = "") -> Site:
        """Return the site."""


class Visit(Protocol):
    """Starts a session of a learner with an empty profile; every problem on any page fails the test."""

    def __call__(self, **mode: bool) -> Session:
        """Return the session, in the mode that the learner has set the browser to."""


class OpenLesson(Protocol):
    """Opens the lesson of a course, as a learner with an empty profile."""

    def __call__(self, files: Files) -> Tab:
        """Return the tab of the lesson in the small course with some files changed."""


@pytest.fixture(scope="session")
def courses(tmp_path_factory: pytest.TempPathFactory) -> Courses:
    """Return a function that builds."""
    built: dict[str, Path] = {}

    def course(files: Files | None = None, **config: object) -> Path:
        key = repr((files, config))
        if key not in built:
            built[key] = build_course(tmp_path_factory.mktemp("course"), files or {}, **config)
        return built[key]

    return course


@pytest.fixture(scope="session")
def playwright() -> Iterator[Callable[[], Playwright]]:
    """Return a function that starts Playwright, unless it runs."""
    with contextlib.ExitStack() as stack:
        yield cache(lambda: stack.enter_context(sync_playwright()))


@pytest.fixture(scope="session")
def start(playwright: Callable[[], Playwright]) -> Iterator[Callable[[str], Engine]]:
    """Return a function that starts an engine, unless it runs."""
    with contextlib.ExitStack() as stack:

        @cache
        def run(name: str) -> Engine:
            engine = _start(name, playwright)
            stack.callback(engine.quit)
            return engine

        yield run


def _start(name: str, playwright: Callable[[], Playwright]) -> Engine:
    if name == "webkit":
        return WebKit()
    return Chromium(playwright()) if name == "chromium" else Firefox(playwright())


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, start: Callable[[str], Engine]) -> Engine:
    """Return each engine in turn."""
    return start(str(request.param))


@pytest.fixture
def problems() -> Iterator[Problems]:
    """Collect what goes wrong, and fail the test by it."""
    problems = Problems()
    yield problems
    assert problems.unexpected() == []


@pytest.fixture
def serve(problems: Problems) -> Iterator[Serve]:
    """Return a function that serves a folder."""
    with contextlib.ExitStack() as stack:

        def site(folder: Path, *, below: str = "", also: str = "") -> Site:
            site = Site(folder, problems, below=below, also=also)
            stack.callback(site.close)
            return site

        yield site


@pytest.fixture
def visit(engine: Engine, serve: Serve, problems: Problems) -> Iterator[Visit]:
    """Return what starts sessions of the engine; sites are served until all have told their problems."""
    del serve
    with contextlib.ExitStack() as stack:

        def begin(**mode: bool) -> Session:
            session = engine.start(problems, Mode(**mode))
            stack.callback(_end, session)
            return session

        yield begin


@pytest.fixture
def open_lesson(visit: Visit, courses: Courses, serve: Serve) -> OpenLesson:
    """Return a function that builds, serves and visits."""

    def opened(files: Files) -> Tab:
        tab = visit().tab()
        tab.open(serve(courses(files)).address + LESSON_PAGE)
        return tab

    return opened


def _end(session: Session) -> None:
    try:
        for tab in session.tabs if session.mode.scripts else ():
            settle(tab)
    finally:
        session.close()


def axe(tab: Tab) -> list[str]:
    """Return what axe finds on the page, with every hint open."""
    return [str(finding) for finding in run_axe(tab)]
