"""A new version of the site, met by tabs that were opened before it was put up, in three engines: nothing is lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

import exams
import kinds
from browsers import Tab, settle, text, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import PROJECT, configuration, instant, write_course
from data_page import DATA_PAGE
from data_page import FILES as DATA
from exams import RIGHT, Sitting
from kinds import type_into, typed
from learner import COURSE, LESSON_PAGE, PLAIN_PAGE, Files, Item, is_new, kept, score, second, ticked
from project_copy import run
from said import say, start
from sites import Site
from storages import EMPTY, FILL, NOTICE

pytestmark = [*in_browsers, pytest.mark.sliced]

KINDS_PAGE, EXAM_PAGE = "/module/kinds/", "/module/exam/"
FILES: Files = {
    **COURSE,
    **DATA,
    "quizzes/bank.md": exams.BANK,
    "docs/index.md": "# Home\n\nText.\n",
    "docs/long.md": "# Long\n\n" + "Text.\n\n" * 90 + "## Far down\n\n" + "Text.\n\n" * 90,
    "docs/module/kinds.md": kinds.COURSE["docs/module/lesson.md"],
    "docs/module/exam.md": exams.EXAM["docs/module/lesson.md"],
}
REPLY = "#in-place--reply textarea"
HALF = {"first-look": RIGHT["first-look"], "refund": RIGHT["refund"]}

# A new version that the scripts of the old one do not understand, nor its scripts theirs, and that stores otherwise.
CHANGES = {
    "**/*.html": {r'data-of="': 'data-about="'},
    "words/en.json": {r'("quiz\.check": ")[^"]+': r"\1Check it"},
    "**/*.js": {
        r"names\((\w+), 'of'\)": r"names(\1, 'about')",
        r"\bcourseLog\b": "logOfCourse",
        r"VERSION = 1": "VERSION = 2",
        r"version !== VERSION": "!(version <= VERSION)",
    },
}
ADDRESS = "http://127.0.0.1:8000"  # until a site is put up
BEGUN = """
new MutationObserver(() => {
    document.querySelector('course-item :is(input, textarea)')?.focus()
    const begun = document.querySelectorAll('.course-actions, .course-footer, .course-settings, course-item :focus')
    sessionStorage.begun = Number(sessionStorage.begun ?? 0) + begun.length
}).observe(document.body, {childList: true, subtree: true})
"""


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the same course, as a new version of the package builds it."""
    root = tmp_path_factory.mktemp("newer")
    package = shutil.copytree(PROJECT / "hooks", root / "hooks") / "courseblocks"
    for files, changes in CHANGES.items():
        for old, new in changes.items():
            assert sum(changed(path, old, new) for path in package.glob(files)), old
    config = configuration(**instant(ADDRESS), hooks=[str(root / "hooks/course.py")])
    assert isinstance(config["theme"], dict)
    config["theme"]["custom_dir"] = str(package / "theme")
    (write_course(root, FILES) / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    built = run(root, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    return root / "site"


def changed(path: Path, old: str, new: str) -> int:
    """Write a file with every `old` replaced, and return how many there were."""
    content, count = re.subn(old, new, path.read_text(encoding="utf-8"))
    path.write_text(content, encoding="utf-8")
    return count


@pytest.fixture
def older(courses: Courses) -> Path:
    """Return the folder of the course as it is."""
    return courses(FILES, **instant(ADDRESS))


@pytest.fixture
def site(serve: Serve, older: Path) -> Site:
    """Serve it."""
    site = serve(older)
    put_up(site, older)
    return site


def put_up(site: Site, folder: Path) -> None:
    """Serve a folder from now on. Only pages that its sitemap names at the address of the site come without a load."""
    sitemap = folder / "sitemap.xml"
    named = re.sub(r"(?<=<loc>)http://[^/]*", site.address, sitemap.read_text(encoding="utf-8"))
    sitemap.write_text(named, encoding="utf-8")
    site.folder = folder


def opened(tab: Tab, site: Site, page: str) -> Tab:
    """Open a page, and mark it."""
    tab.open(site.address + page)
    return stays(tab)


def stays(tab: Tab) -> Tab:
    """Mark what is loaded, so that `is_new` tells when it was loaded anew."""
    tab.js("window.isOld = true")
    return tab


def follow(tab: Tab, page: str) -> None:
    """Follow a link to a page; Material does so once it knows the sitemap, and the browser never."""
    tab.js(
        """const link = document.createElement('a')
        link.href = args[0]
        link.addEventListener('click', event => event.preventDefault())
        document.body.append(link)
        setTimeout(() => { link.click(); link.remove() })""",
        page,
    )


def follow_anew(tab: Tab, page: str) -> None:
    """Follow a link to a page that is loaded anew, and once only."""
    follow(tab, page)
    until(lambda: is_new(tab))
    settle(stays(tab))
    assert not is_new(tab)


def test_what_was_done_in_an_open_tab_is_there_in_the_new_version(visit: Visit, site: Site, newer: Path) -> None:
    """Responses, ticks, what is half chosen, and what is typed while the new page is on its way."""
    tab = opened(visit().tab(), site, LESSON_PAGE)
    Item(tab).miss("Distractor one")
    second(tab).choose("One key", "Other key")
    tab.click("#to-do input")
    follow(tab, KINDS_PAGE)
    type_into(tab, REPLY, "We are")
    put_up(site, newer)
    site.held = LESSON_PAGE
    follow(tab, LESSON_PAGE)
    tab.keys(*" sorry.")
    site.held = ""
    until(lambda: is_new(tab))
    stays(tab)
    assert text(tab, "#in-place--second [data-do=check]") == "Check it"
    assert Item(tab).result().startswith(f"✗{say('quiz.wrong')}")
    assert (sorted(second(tab).chosen()), ticked(tab), score(tab)) == (
        ["One key", "Other key"],
        [True, False],
        say("quiz.answered", done=1, count=2),
    )
    second(tab).check()
    until(lambda: start("lesson.completed") in text(tab, ".course-completed"))
    follow(tab, KINDS_PAGE)
    until(lambda: typed(tab)[-1:] == ["We are sorry."])
    assert not is_new(tab)


def test_an_exam_that_was_begun_goes_on(visit: Visit, site: Site, newer: Path) -> None:
    """With what was chosen and flagged, and on the way back."""
    exam = Sitting(opened(visit().tab(), site, EXAM_PAGE))
    exam.press("begin")
    exam.respond(HALF)
    exam.tab.click("#counter--long-line [data-do=flag]")
    put_up(site, newer)
    follow_anew(exam.tab, PLAIN_PAGE)
    exam.tab.back()
    until(lambda: exam.tab.texts("#counter [data-do=hand-in]"))
    assert exam.chosen() == [*HALF["first-look"], *HALF["refund"]]
    exam.respond({name: right for name, right in RIGHT.items() if name not in HALF})
    exam.press("hand-in")
    assert exam.asks() == [say("exam.flagged", questions=2)]
    exam.press("hand-in-now")
    until(lambda: say("exam.result", right=4, count=4, percent=100) in exam.said())


def test_nothing_begins_before_it_is_loaded_anew(visit: Visit, site: Site, older: Path, newer: Path) -> None:
    """No script works on a page of another version, and nothing can be typed that would be gone; then all works."""
    tab = visit().tab()
    pages = {
        LESSON_PAGE: "Check it",
        KINDS_PAGE: "Check it",
        EXAM_PAGE: say("exam.begin"),
        DATA_PAGE: say("settings.save-backup"),
    }
    for page, button in pages.items():
        put_up(site, older)
        opened(tab, site, "/")
        put_up(site, newer)
        tab.js(BEGUN)
        follow_anew(tab, page)
        until(lambda: button in tab.texts("article button"))  # noqa: B023  (called at once)
        assert tab.js("return sessionStorage.begun") == "0"


def test_a_link_into_the_midst_of_a_page_leads_there(visit: Visit, site: Site, newer: Path) -> None:
    """Also where the page is loaded anew."""
    tab = opened(visit().tab(), site, "/")
    put_up(site, newer)
    follow_anew(tab, "/long/#far-down")
    until(lambda: 0 < tab.js("return document.querySelector('#far-down').getBoundingClientRect().top") < 200)


def test_a_site_of_two_versions_is_loaded_once_a_page(visit: Visit, site: Site, newer: Path, older: Path) -> None:
    """As caches mix them: each page works, by its own scripts."""
    mixed = shutil.copytree(newer, newer.parent / "mixed", dirs_exist_ok=True)
    shutil.copytree(older / "assets", mixed / "assets", dirs_exist_ok=True)
    shutil.copytree(older / "module/lesson", mixed / "module/lesson", dirs_exist_ok=True)
    put_up(site, mixed)
    tab = opened(visit().tab(), site, LESSON_PAGE)
    follow_anew(tab, KINDS_PAGE)
    assert "Check it" in tab.texts("#in-place button")
    follow_anew(tab, LESSON_PAGE)
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    tab.back()
    until(lambda: is_new(tab))


def test_tabs_of_two_versions_lose_nothing(visit: Visit, site: Site, newer: Path) -> None:
    """The old one says that there is more than it can read, goes on, and has all of it once it is loaded anew."""
    session = visit()
    old, new = opened(session.tab(), site, LESSON_PAGE), session.tab()
    Item(old).miss("Distractor one")
    put_up(site, newer)
    new.open(site.address + LESSON_PAGE)
    Item(new).sees(say("quiz.wrong"))
    second(new).respond("One key", "Other key")
    until(lambda: say("trouble.newer") in text(old, NOTICE))
    new.click("#to-do input")
    old.click("#to-do li:last-of-type input")
    until(lambda: ticked(new) == [True, True])
    assert ticked(old) == [False, True]
    follow_anew(old, KINDS_PAGE)
    follow(old, LESSON_PAGE)
    until(lambda: ticked(old) == [True, True])
    assert score(old) == say("quiz.all-scored", count=2, right=1)
    assert old.texts(NOTICE) == []


def test_what_found_no_room_is_not_lost_to_a_new_version(visit: Visit, site: Site, newer: Path) -> None:
    """A tab that alone remembers something stays, until there is room."""
    session = visit()
    tab = opened(session.tab(), site, LESSON_PAGE)
    tab.js(FILL)
    Item(tab).respond("The key")
    until(lambda: text(tab, NOTICE).startswith(say("trouble.full")))
    put_up(site, newer)
    follow(tab, PLAIN_PAGE)
    until(lambda: not tab.texts("course-quiz"))
    follow(tab, LESSON_PAGE)
    until(lambda: text(tab, NOTICE).startswith(say("trouble.full")))
    assert not is_new(tab)
    tab.click(f"{NOTICE} button")
    assert len(json.loads(session.saved())["events"]) == 1
    tab.js(EMPTY)
    tab.click("#to-do input")
    until(lambda: len(kept(tab)) > 0)
    follow_anew(tab, KINDS_PAGE)
    follow(tab, LESSON_PAGE)
    until(lambda: ticked(tab) == [True, False])
    assert Item(tab).result().startswith(f"✓{say('quiz.right')}")
