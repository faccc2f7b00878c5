"""What looks at a change before people do: `make spelling` and `make accessible`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import accessible
from browsing import in_browsers
from course_folder import BANK, LESSON, PROJECT, build_course
from histories import History, begin
from learner import Files
from spelling import misspelt

if TYPE_CHECKING:
    from pathlib import Path

PATHS = f"{PROJECT}/tests/support:{PROJECT}/hooks"  # as in the Makefile, and as the package is installed
WITHOUT_WORDS = "A first paragraph.\n\n<button class='md-button'></button>\n"


def run(script: str, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run one of the scripts in `folder` as a workflow does; return its exit status and what it printed."""
    command = [sys.executable, str(PROJECT / "tests/tools" / script), *arguments]
    environment = {"GITHUB_ACTIONS": "true", "PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": PATHS}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_misspelt_word_is_a_warning_beside_its_line(course: Path) -> None:
    """In a lesson and in a bank; it does not stop the change."""
    lesson = LESSON.replace("A first paragraph.", "You will recieve teh key.")
    (course / "docs/module/lesson.md").write_text(lesson, encoding="utf-8")
    (course / "quizzes/bank.md").write_text(BANK.replace("Why it is", "Why it definately is"), encoding="utf-8")
    status, told = run("spelling.py", course)
    line = lesson.splitlines().index("You will recieve teh key.") + 1
    assert status == 0
    assert f"docs/module/lesson.md:{line}: warning: 'recieve' may be misspelt. Did you mean 'receive'?" in told
    assert f"::warning file=docs/module/lesson.md,line={line}::'teh' may be misspelt. Did you mean 'the'?" in told
    assert "quizzes/bank.md:14: warning: 'definately' may be misspelt." in told
    assert told.endswith("Words that may be misspelt: 3.\n")


def test_an_organization_has_words_of_its_own(course: Path) -> None:
    """A name that looks like a mistake is told once, in a file that is not published."""
    (course / "docs/index.md").write_text("# Home\n\nAsk Teh, or the other teh.\n", encoding="utf-8")
    assert len(list(misspelt(course))) == 2
    (course / "docs/.spelling.txt").write_text("teh\n", encoding="utf-8")
    assert list(misspelt(course)) == []
    assert not (build_course(course, {}) / ".spelling.txt").exists()


def test_the_course_has_no_misspelt_words() -> None:
    """As far as they are known."""
    assert list(map(str, misspelt(PROJECT))) == []


@pytest.fixture
def history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> History:
    """Return a history of the small course, built, on a branch."""
    history = begin(tmp_path, {}, capsys)
    build_course(tmp_path, {})
    history.git("switch", "--quiet", "--create", "a-change")
    return history


def test_pages_that_changed_are_found(history: History) -> None:
    """Those that were edited, and those that show a bank that was; new ones too, and none that is not published."""
    assert accessible.changed_pages(history.root, "main") == []
    files: Files = {"quizzes/bank.md": BANK.replace("What is asked?", "What is asked now?")}
    build_course(history.root, files)
    assert accessible.changed_pages(history.root, "main") == ["index.md"]
    history.commit()
    files = {**files, "docs/module/lesson.md": LESSON + "\nMore.\n", "docs/another one.md": "# New\n"}
    build_course(history.root, files)
    history.write({"docs/later.md": "# Not built\n"})
    assert accessible.changed_pages(history.root, "main") == ["another one.md", "index.md", "module/lesson.md"]


def test_a_page_is_found_where_it_was_built(tmp_path: Path) -> None:
    """With directories as addresses, and without, as in a copy that opens by double-click."""
    one = build_course(tmp_path, {})
    assert accessible.built("index.md", one) == "index.html"
    assert accessible.built("module/index.md", one) == "module/index.html"
    assert accessible.built("module/lesson.md", one) == "module/lesson/index.html"
    other = build_course(tmp_path, {}, use_directory_urls=False)
    assert accessible.built("module/lesson.md", other) == "module/lesson.html"
    assert accessible.built("sitemap.xml", other) == ""


class TestInABrowser:
    """Chromium looks at the pages."""

    pytestmark = in_browsers

    def test_an_obstacle_is_told_with_its_page_and_its_remedy(self, history: History) -> None:
        """Both schemes in one; the page that did not change is not looked at."""
        build_course(history.root, {"docs/module/lesson.md": LESSON.replace("A first paragraph.\n", WITHOUT_WORDS)})
        status, told = run("accessible.py", history.root)
        assert status == 1
        lines = told.splitlines()
        assert lines[0].startswith(
            "docs/module/lesson.md:1: Buttons must have discernible text (button-name): .md-button, light and dark. "
        )
        assert "https://dequeuniversity.com/rules/axe/" in lines[0]
        assert lines[1].startswith("::error file=docs/module/lesson.md,line=1::Buttons must have")
        assert lines[2:] == ["Looked at 1 page, light and dark: 1 obstacle."]

    def test_pages_may_be_named(self, history: History) -> None:
        """As they are seen in the file list of a Git host, or below docs/."""
        assert run("accessible.py", history.root, "docs/index.md", "module/lesson.md") == (
            0,
            "Looked at 2 pages, light and dark: no obstacles.\n",
        )


def test_what_cannot_be_looked_at_is_said(history: History) -> None:
    """A page that is not there, or a branch that is not."""
    assert run("accessible.py", history.root, "module/lessons.md") == (
        2,
        "There is no page of module/lessons.md in site/. Name files below docs/, such as index.md.\n",
    )
    status, told = run("accessible.py", history.root, "--base", "mian")
    assert status == 2
    assert told.startswith("There is no revision 'mian' in this clone.")
    assert run("accessible.py", history.root) == (0, "Looked at 0 pages, light and dark: no obstacles.\n")
