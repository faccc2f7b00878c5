"""A course works with the scripts that esbuild makes of the same modules as it does with those that we join."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from browsers import text, until
from browsing import Courses, Serve, Visit, in_browsers
from bundlers import ENTRIES, by_esbuild
from courseblocks.publish.bundles import FIRST
from exams import EXAM, RIGHT, sit
from learner import COURSE, LESSON_PAGE, Files, Item, score, second
from said import say, start

pytestmark = [*in_browsers, pytest.mark.sliced]


def with_esbuild(site: Path, folder: Path) -> Path:
    """Return a copy of a site with the scripts that esbuild makes in place of ours."""
    copy = Path(shutil.copytree(site, folder / "site"))
    by_esbuild(copy / "assets/bundled", ENTRIES)
    for page in copy.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for entry in ENTRIES:
            name = "course" if entry == FIRST else f"course-{Path(entry).stem}"
            html = re.sub(
                rf'<script src="([^"]*assets/){name}\.\w{{8}}\.js">',
                rf'<script type="module" src="\1bundled/{entry}">',
                html,
            )
        assert not re.search(r"assets/course[\w.-]*\.js", html), page
        page.write_text(html, encoding="utf-8")
    return copy


@pytest.fixture
def bundled(courses: Courses, serve: Serve, tmp_path: Path) -> Callable[[Files], str]:
    """Return what serves a course with the scripts of esbuild, and gives its address."""

    def address(files: Files) -> str:
        return serve(with_esbuild(courses(files), tmp_path)).address

    return address


def test_a_quiz_is_answered_with_scripts_of_esbuild(visit: Visit, bundled: Callable[[Files], str]) -> None:
    """And is answered after a reload."""
    tab = visit().tab()
    tab.open(bundled(COURSE) + LESSON_PAGE)
    item = Item(tab)
    item.respond("Distractor one")
    item.sees("Why one is wrong.")
    item.give_up()
    second(tab).respond("One key", "Other key")
    told = say("quiz.all-scored", count=2, right=1)
    until(lambda: score(tab) == told)
    tab.reload()
    until(lambda: score(tab) == told)
    assert item.chosen() == ["Distractor one"]


def test_an_exam_is_handed_in_with_scripts_of_esbuild(visit: Visit, bundled: Callable[[Files], str]) -> None:
    """And its result is there after a reload."""
    exam = sit(visit().tab(), bundled(EXAM))
    exam.take(RIGHT)
    assert exam.said().startswith(f"✓{say('exam.passed')} {say('exam.result', count=4, right=4, percent=100)}")
    exam.tab.reload()
    until(lambda: text(exam.tab, ".course-completed").startswith(start("lesson.completed")))
    assert exam.said().startswith(f"✓{say('exam.passed')}")
