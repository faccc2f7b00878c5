"""A course that a trainer edits between two visits, in three engines."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from browsers import Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from learner import COURSE, LESSON_PAGE, Files, Item, score, second
from said import say, start
from sites import Site

pytestmark = [*in_browsers, pytest.mark.sliced]

PATH = "docs/module/lesson.md"
BOTH = say("quiz.all-scored", count=2, right=1)


@dataclass(frozen=True, slots=True)
class Visited:
    """A lesson both of whose items the learner has responded to."""

    tab: Tab
    site: Site
    courses: Courses

    def edit(self, *changes: tuple[str, str]) -> None:
        """Publish the course with texts of the lesson replaced, and let the learner come back."""
        lesson = str(COURSE[PATH])
        for old, new in changes:
            assert old in lesson
            lesson = lesson.replace(old, new, 1)
        files: Files = {**COURSE, PATH: lesson}
        self.site.folder = self.courses(files)
        self.tab.reload()


@pytest.fixture
def visited(visit: Visit, courses: Courses, serve: Serve) -> Visited:
    """Respond to both items, to the second wrongly."""
    site = serve(courses(COURSE))
    tab = visit().tab()
    tab.open(site.address + LESSON_PAGE)
    Item(tab).respond("The key")
    second(tab).respond("One key", "A distractor")
    second(tab).give_up()
    until(lambda: score(tab) == BOTH)
    return Visited(tab, site, courses)


def test_an_edit_of_words_keeps_the_responses(visited: Visited) -> None:
    """Of a stem, of feedback; the order of the options may change too."""
    swapped = "- [ ] Distractor four\n- [ ] Distractor five", "- [ ] Distractor five\n- [ ] Distractor four"
    visited.edit(("What is asked first?", "What is asked at first?"), ("Why it is right.", "So it is."), swapped)
    assert text(visited.tab, "#in-place--first--stem").strip() == "What is asked at first?"
    assert Item(visited.tab).chosen() == ["The key"]
    assert "So it is." in Item(visited.tab).result()
    assert score(visited.tab) == BOTH


def test_an_item_whose_key_changed_is_asked_again_and_says_so(visited: Visited) -> None:
    """The other keeps its response, and what was completed stays completed."""
    visited.edit(("- [x] The key", "- [ ] The key"), ("- [ ] Distractor two", "- [x] Distractor two"))
    assert Item(visited.tab).result() == say("quiz.changed")
    assert Item(visited.tab).chosen() == []
    assert score(visited.tab) == say("quiz.answered", done=1, count=2)
    assert text(visited.tab, ".course-completed").startswith(start("lesson.completed"))
    Item(visited.tab).respond("Distractor two")
    Item(visited.tab).sees(say("quiz.right"))
    visited.tab.reload()
    assert score(visited.tab) == BOTH


def test_a_removed_item_leaves_the_totals_and_a_new_one_is_told(visited: Visited) -> None:
    """Nothing is above a hundred percent."""
    removed = str(COURSE[PATH]).partition("### second")[2].partition(":::")[0]
    visited.edit(("### second" + removed, ""))
    assert score(visited.tab) == say("quiz.one-right")
    visited.edit(("### second", "### third"))
    assert score(visited.tab) == say("quiz.answered", done=1, count=2)
    assert text(visited.tab, ".course-completed").endswith(say("lesson.new", count=1))


def test_new_names_keep_what_was_done_under_the_old(visited: Visited) -> None:
    """Of an item and of a block, each with `was:`."""
    visited.edit(("### first\n", "### new-name\n\nwas: first\n"), ("id: in-place", "id: in-place\nwas: old-place"))
    assert Item(visited.tab, "in-place--new-name").chosen() == ["The key"]
    assert score(visited.tab) == BOTH
    visited.edit(("### first\n", "### new-name\n\nwas: first\n"), ("id: in-place", "id: new-place\nwas: in-place"))
    assert Item(visited.tab, "new-place--new-name").chosen() == ["The key"]
    assert text(visited.tab, "#new-place > .course-footer .course-score").strip() == BOTH


def test_a_block_on_another_page_keeps_what_was_done(visited: Visited) -> None:
    """By `was:` with the page that it was on; the items that are written in it too."""
    head, start_of_quiz, quiz = str(COURSE[PATH]).partition("::: quiz")
    moved = (start_of_quiz + quiz).replace("id: in-place", "id: here\nwas: module/lesson.md#in-place", 1)
    visited.site.folder = visited.courses({**COURSE, PATH: head, "docs/other.md": f"# Other\n\n{moved}"})
    visited.tab.open(f"{visited.site.address}/other/")
    assert Item(visited.tab, "here--first").chosen() == ["The key"]
    assert text(visited.tab, "#here > .course-footer .course-score").strip() == BOTH
