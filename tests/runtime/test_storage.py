"""Storage that is blocked, full, corrupt or newer breaks no page, in three engines; the learner is told in words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from browsers import Session, Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import without_policy
from learner import COURSE, LESSON_PAGE, STORED, Files, Item, keep, kept, score, second
from said import say
from sites import Problems
from storages import EMPTY, FILL, NOTICE

pytestmark = in_browsers

UNREADABLE = {
    say("trouble.corrupt"): "[1,2",
    say("trouble.newer"): '{"version":99}\n["later"]',
}


def respond_to_both(session: Session) -> None:
    """See that the quiz works as ever."""
    tab = session.tabs[0]
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    second(tab).miss("One key", "A distractor")
    assert score(tab) == say("quiz.all-scored", count=2, right=1)


def test_blocked(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """A sandboxed page may not even look at its storage, as where a browser blocks it."""
    problems.expect("")  # Material's own script breaks on that, and a sandbox hides whose an error is
    session = visit()
    tab = session.tab()
    tab.open(serve(courses(COURSE, **without_policy()), also="sandbox allow-scripts").address + LESSON_PAGE)
    assert text(tab, NOTICE).startswith(say("trouble.blocked"))
    respond_to_both(session)
    assert len(tab.texts(NOTICE)) == 1


def test_settings_where_storage_is_blocked(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """The page about one's data opens all the same."""
    problems.expect("")
    tab = visit().tab()
    files: Files = {"docs/data.md": "# Your data\n\n::: settings Your progress\n\n:::\n"}
    tab.open(serve(courses(files, **without_policy()), also="sandbox allow-scripts").address + "/data/")
    until(lambda: say("settings.save-backup") in tab.texts("course-settings button"))


def test_full(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What was not kept is offered again with the next response."""
    session = visit()
    tab = session.tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    assert tab.texts(NOTICE) == []
    tab.js(FILL)
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    until(lambda: text(tab, NOTICE).startswith(say("trouble.full")))
    tab.click(f"{NOTICE} button")
    assert len(json.loads(session.saved())["events"]) == 1
    tab.js(EMPTY)
    second(tab).miss("One key", "A distractor")
    until(lambda: text(tab, NOTICE) == "")
    tab.reload()
    assert score(tab) == say("quiz.all-scored", count=2, right=1)


def test_what_found_no_room_outlives_a_reload(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A response that was not kept is half done again."""
    tab = visit().tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    Item(tab).choose("The key")
    tab.js(FILL)
    Item(tab).check()
    Item(tab).sees(say("quiz.right"))
    tab.reload()
    assert (Item(tab).chosen(), Item(tab).result()) == (["The key"], "")
    tab.js(EMPTY)
    Item(tab).check()
    Item(tab).sees(say("quiz.right"))


def test_what_cannot_be_read_is_left_alone_and_can_be_saved(visit: Visit, courses: Courses, serve: Serve) -> None:
    """And everything else goes on."""
    site = serve(courses(COURSE))
    session = visit()
    tab = session.tab()
    tab.open(site.address)
    stored = {f"{STORED}other{place}": unreadable for place, unreadable in enumerate(UNREADABLE.values())}
    keep(tab, {**stored, f"{STORED}draft:module/lesson#in-place": "{no json"})
    tab.open(site.address + LESSON_PAGE)
    assert [said for said in UNREADABLE if said not in text(tab, NOTICE)] == []
    respond_to_both(session)
    tab.click(f"{NOTICE} button")
    assert stored.items() <= json.loads(session.saved())["stored"].items()
    tab.reload()
    assert score(tab) == say("quiz.all-scored", count=2, right=1)
    assert stored.items() <= kept(tab).items()


MEMBERS = {
    "getItem": say("trouble.blocked"),
    "key": "",  # nothing asks for it
    "length": say("trouble.blocked"),
    "setItem": say("trouble.full"),
    "removeItem": "",
}
BREAK = "Object.defineProperty(Storage.prototype, '{}', {{get() {{ throw new Error('damaged') }}}})"


@pytest.fixture(params=MEMBERS)
def member(request: pytest.FixtureRequest) -> str:
    """Return each member of a storage that may throw."""
    return str(request.param)


@pytest.fixture
def damaged(courses: Courses, tmp_path: Path, member: str) -> Path:
    """Return the folder of a site on whose pages the storages are damaged before anything runs."""
    site = courses({**COURSE, "docs/data.md": "# Your data\n\n::: settings Your progress\n\n:::\n"})
    folder = Path(shutil.copytree(site, tmp_path / "damaged"))
    for page in ("module/lesson", "data"):
        file = folder / page / "index.html"
        html = file.read_text(encoding="utf-8")
        file.write_text(html.replace("<head>", f"<head><script>{BREAK.format(member)}</script>", 1), encoding="utf-8")
    return folder


def is_told(tab: Tab, member: str) -> None:
    """See that items work, and that a learner is told what a storage refuses."""
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    until(lambda: "".join(tab.texts(NOTICE)).startswith(MEMBERS[member]))


def test_a_storage_that_is_damaged(visit: Visit, serve: Serve, damaged: Path, member: str, problems: Problems) -> None:
    """Every page works."""
    problems.expect("damaged")  # Material's own script asks the storage, too
    tab, site = visit().tab(), serve(damaged)
    tab.open(site.address + LESSON_PAGE)
    is_told(tab, member)
    tab.open(site.address + "/data/")
    until(lambda: say("settings.save-backup") in tab.texts("course-settings button"))


@pytest.mark.parametrize("later", MEMBERS)
def test_a_storage_that_is_damaged_later(visit: Visit, courses: Courses, serve: Serve, later: str) -> None:
    """What was seen stays."""
    tab = visit().tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    second(tab).respond("One key", "Other key")
    tab.js(BREAK.format(later))
    is_told(tab, later)
    assert score(tab) == say("quiz.all-scored", count=2, right=2)


def test_room_that_comes_back_is_used_at_once(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Whoever makes it, and without a click."""
    session = visit()
    tab, other = session.tab(), session.tab()
    address = serve(courses(COURSE)).address
    tab.open(address + LESSON_PAGE)
    other.open(address)
    other.js(FILL)
    Item(tab).respond("The key")
    until(lambda: text(tab, NOTICE).startswith(say("trouble.full")))
    other.js(EMPTY)
    until(lambda: text(tab, NOTICE) == "")
    tab.reload()
    Item(tab).sees(say("quiz.right"))


def test_a_page_is_seen_as_new(visit: Visit, courses: Courses, serve: Serve) -> None:
    """As often as it is opened so; what the learner did before is untouched, and there again."""
    tab = visit().tab()
    address = serve(courses(COURSE)).address + LESSON_PAGE
    tab.open(address)
    Item(tab).respond("The key")
    before = kept(tab)
    for _ in range(2):
        tab.open(f"{address}?as-new")
        assert (Item(tab).chosen(), tab.texts(NOTICE)) == ([], [])
        second(tab).respond("One key", "Other key")
        assert second(tab).result().startswith(f"✓{say('quiz.right')}")
    assert kept(tab) == before
    tab.open(address)
    assert (Item(tab).chosen(), second(tab).chosen()) == (["The key"], [])
