"""`mkdocs serve`: it starts on a broken course, shows what is wrong in its place, and recovers on saving."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
import yaml

from course_folder import BANK, LESSON, PROJECT, SKELETON, configuration, write_course
from said import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 30  # seconds


class Preview:
    """A running preview of a course in a folder."""

    def __init__(self, root: Path) -> None:
        """Start it on a free port."""
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        address = f"127.0.0.1:{self.port}"
        command = [str(Path(sys.executable).parent / "mkdocs"), "serve", "--quiet", "--dev-addr", address]
        environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
        self.process = subprocess.Popen(command, cwd=root, env=environment)

    def get(self, path: str) -> str:
        """Return a page, or nothing while there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except ConnectionError:
            return ""
        finally:
            connection.close()

    def wait(self, path: str, holds: Callable[[str], bool]) -> str:
        """Return a page as soon as it is as expected."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, "the preview ended"
            if holds(page := self.get(path)):
                return page
            time.sleep(0.2)
        raise AssertionError(self.get(path))

    def save(self, path: str, text: str) -> None:
        """Save a file as an editor does."""
        (self.root / path).write_text(text, encoding="utf-8")


class StartPreview(Protocol):
    """Starts a preview of the small course with some files and settings changed."""

    def __call__(self, files: dict[str, str | bytes], **settings: object) -> Preview:
        """Return the preview, which may not yet answer."""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[StartPreview]:
    """Return a function that starts a preview of a course with its own copy of the hooks."""
    running: list[Preview] = []

    def start(files: dict[str, str | bytes], **settings: object) -> Preview:
        root = write_course(tmp_path, files)
        subprocess.run(["cp", "-r", str(PROJECT / "hooks"), str(root)], check=True)
        theme = {"name": "material", "font": False}
        config = configuration(
            hooks=["hooks/course.py"], watch=["quizzes", "hooks"], theme=theme, plugins=[], **settings
        )
        (root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        running.append(Preview(root))
        return running[-1]

    yield start
    for one in running:
        one.process.terminate()
        one.process.wait(PATIENCE)


def test_a_preview_starts_on_a_broken_course_and_recovers(
    preview: StartPreview,
) -> None:
    """Each mistake stands where it is made; a broken bank stands in place of the quizzes that use it."""
    one = preview(
        {
            "quizzes/bank.md": BANK.replace("[x]", "[ ]"),
            "docs/module/lesson.md": LESSON.replace("minutes: 5", "minutes: five").replace("::: quiz", "::: quizz"),
        }
    )
    page = one.wait("/", lambda html: "marks no option as correct" in html)
    assert "quizzes/bank.md:7" in page
    assert "<course-quiz" not in page
    lesson = one.get("/module/lesson/")
    assert "is not a whole number above 0" in lesson
    assert "there is no block &#39;quizz&#39;" in lesson
    assert "A first paragraph." in lesson

    one.save("quizzes/bank.md", BANK)
    page = one.wait("/", lambda html: "<course-quiz" in html)
    assert "marks no option" not in page

    one.save("docs/module/lesson.md", LESSON)
    one.wait("/module/lesson/", lambda html: "<course-quiz" in html and "course-lesson" in html)


def test_a_preview_follows_banks_templates_words_and_styles(
    preview: StartPreview,
) -> None:
    """Saving any of them is enough."""
    one = preview({})
    one.wait("/", lambda html: "What is asked?" in html)
    one.save("quizzes/bank.md", BANK.replace("What is asked?", "What is meant?"))
    one.wait("/", lambda html: "What is meant?" in html)

    check = say("quiz.check-response")
    template = one.root / "hooks/courseblocks/blocks/quiz/quiz.html"
    one.save("hooks/courseblocks/blocks/quiz/quiz.html", template.read_text().replace("<summary>", "<summary>? "))
    one.wait("/", lambda html: f"<summary>? {check}" in html)

    words = one.root / "hooks/courseblocks/words/en.json"
    one.save("hooks/courseblocks/words/en.json", words.read_text().replace(check, "Look"))
    before = one.wait("/", lambda html: "<summary>? Look" in html)

    one.save("hooks/courseblocks/blocks/blocks.css", "course-quiz { color: red }\n")
    after = one.wait("/", lambda html: sheet(html) != sheet(before))
    assert one.get(f"/{sheet(after)}").startswith("course-quiz{color:red}")


def test_a_draft_says_in_its_place_what_is_wrong_with_it(preview: StartPreview) -> None:
    """A preview shows it, though nothing else of the course depends on it."""
    draft = LESSON.replace("[x]", "[ ]")
    one = preview({"docs/module/unfinished.md": draft}, draft_docs="unfinished.md")
    page = one.wait("/module/unfinished/", lambda html: "marks no option as correct" in html)
    assert "A first paragraph." in page
    one.save("docs/module/unfinished.md", LESSON)
    one.wait("/module/unfinished/", lambda html: "<course-quiz" in html)


def sheet(html: str) -> str:
    """Return the address of our style sheet."""
    return str(re.findall(r"assets/course\.\w+\.css", html)[0])


def test_the_small_course_is_what_is_broken_here() -> None:
    """The preview above changes two of its files."""
    assert {"quizzes/bank.md", "docs/module/lesson.md"} <= SKELETON.keys()
