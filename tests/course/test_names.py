"""Names of items, blocks and pages, which have the paths of files in them: whatever those are, each is itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from browsers import Engine, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import BANK, LESSON, SKELETON
from courseblocks.core.names import join_names
from courseblocks.publish.bundles import PACKAGE
from histories import begin
from learner import ITEMS, Files, Item, kept, score, second, ticked
from said import say, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Build

SCRIPT = """
import {text} from 'node:stream/consumers';
import {names} from '%s';
const attributes = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(attributes.map((of) => names({dataset: {of}}, 'of'))));
"""
# Every kind of white space, percent signs that look like what is encoded, and what else paths have in them.
SIGNS = " \t\n\r\x0b\x0c\x1c\x1f\x85\u00a0\u1680\u2003\u2028\u3000\ufeff%25aZ0/#:&'\"+?<ß\u0301日"
NAMES = st.lists(st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4)

HOME = "docs/index.md"
OPENING = "::: checklist Opening\nid: to-do\n\n- [ ] A line\n- [ ] Another line\n\n:::\n"
ITEM = "### placed-item\n\nWhat is asked?\n\n- [x] The key\n- [ ] A distractor\n\n> Why.\n"
TWO_ITEMS = LESSON.split("### placed-item", maxsplit=1)[0] + ITEMS + ":::\n"
COURSE: Files = {
    "docs/Module 1/index.md": "---\ntitle: One\nmodule: Module 1\n---\n\nText.\n",
    "docs/Module 1/welcome.md": TWO_ITEMS,
    "docs/Module 1/goodbye.md": TWO_ITEMS,
    "docs/Module 2/index.md": "---\ntitle: Two\nmodule: Module 2\n---\n\nText.\n",
    "docs/Module 2/phone.md": TWO_ITEMS,
    "docs/Shop floor/morning.md": f"# The floor\n\n{OPENING}",
    "docs/Shop kitchen/morning.md": f"# The kitchen\n\n{OPENING}",
}
HOSTILE = [
    "two words",
    "two\u00a0words",
    "Q&A",
    "don't",
    "1+1",
    "C#",
    "C#/sharp",
    "100%",
    "a%20b",
    "why?",
    "Gäste",
    "日本",
]


def parted(attributes: Sequence[str]) -> list[list[str]]:
    """Return the names that the browser finds in each attribute."""
    node = str(Path(sys.executable).parent / "node")
    script = SCRIPT % (PACKAGE / "runtime/page/dom.js").as_uri()
    command = [node, "--input-type=module", "--eval", script]
    done = subprocess.run(command, input=json.dumps(attributes), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


@settings(max_examples=10, deadline=None, phases=[Phase.generate])  # each example starts node: none is made smaller
@given(st.lists(NAMES, min_size=40, max_size=80))
def test_names_that_are_joined_are_parted_again(lists: list[list[str]]) -> None:
    """Whatever is in them, in one attribute."""
    assert parted([join_names(names) for names in lists]) == lists


@settings(deadline=None)
@given(NAMES)
def test_a_joined_name_differs_in_white_space_and_percent_signs_only(names: list[str]) -> None:
    """All others stand in a page as they are stored, letter for letter."""
    plain = ["".join(sign for sign in name if not sign.isspace() and sign not in "%\ufeff") for name in names]
    assert join_names(plain) == " ".join(plain)


def test_what_is_no_joined_name_is_taken_as_it_is() -> None:
    """A page may come from a cache, older than the script."""
    assert parted(["page:100%#first page:a%2#b"]) == [["page:100%#first", "page:a%2#b"]]


@pytest.mark.parametrize("name", HOSTILE)
def test_links_of_a_bank_lead_to_any_path(build_site: Build, name: str) -> None:
    """Also where the bank is used on a page with such a path."""
    stem = f"See [the page](../docs/{quote(name)}/page.md) and [a part](../docs/{quote(name)}/page.md#again)."
    page = f"# {name}\n\n::: quiz Again\nid: again\nfrom: bank\n\n:::\n"
    site = build_site({f"docs/{name}/page.md": page, "quizzes/bank.md": BANK.replace("What is asked?", stem)})
    for path in ("index.html", f"{name}/page/index.html"):
        links = [urlsplit(str(link["href"])) for link in site.soup(path).select(".course-stem a")]
        found = [(site.folder / path).parent / unquote(link.path) for link in links]
        assert [file.resolve() for file in found] == [site.folder / name / "page"] * 2
        assert links[1].fragment == "again"


@pytest.mark.parametrize("name", HOSTILE)
def test_an_address_says_which_item_or_page_is_meant(build_site: Build, name: str) -> None:
    """Percent-encoded, as far as each of its parts wants it."""
    host = "https://host.example"
    options = {"course": "a-course", "report": f"{host}/?item={{item}}", "item_source": f"{host}/{{path}}"}
    files: Files = {f"docs/{name}/lesson.md": LESSON, f"docs/{name}/index.md": SKELETON["docs/module/index.md"]}
    extensions = [{"courseblocks": options}]
    site = build_site(files, markdown_extensions=extensions, edit_uri_template=f"{host}/docs/{{path}}")
    links = site.soup(f"{name}/lesson/index.html").select(".course-about a, .course-edit a")
    report, source, edit = [urlsplit(str(link["href"])) for link in links]
    assert parse_qs(report.query) == {"item": [f"page:{name}/lesson#placed-item"]}
    for link in (source, edit):
        assert (unquote(link.path), link.query, link.fragment) == (f"/docs/{name}/lesson.md", "", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_diff_says_how_any_path_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """What was done on a page that moved or went is kept or given up by the words of the message, as they stand."""
    path = f"docs/{name}/lesson.md"
    history = begin(tmp_path, {path: LESSON}, capsys)
    gone = history.change({path: LESSON.replace("placed-item", "other-item")}).errors[0]
    assert gone.startswith(f"{path}:13: item 'placed-item' is gone")
    assert "'removed: [placed-item]'" in gone
    told = history.change({path: None, "docs/new/lesson.md": LESSON})
    was, removed = re.findall(r"write '(was: .*?|removed: .*?)' in the front matter", told.errors[0])
    kept = history.change({"docs/new/lesson.md": LESSON.replace("minutes: 5", f"minutes: 5\n{was}")})
    assert (kept.status, kept.errors) == (0, ["No problems."])
    files: Files = {HOME: f"---\n{removed}\n---\n\n{SKELETON[HOME]}", "docs/new/lesson.md": LESSON}
    assert history.change({**files}).errors == ["No problems."]


def test_the_parts_of_an_item_have_ids_that_no_item_has(build_site: Build) -> None:
    """Items may be named after the parts of others."""
    items = [ITEM.replace("placed-item", name) for name in ("a", "a-stem", "a-number", "stem")]
    page = "# A page\n\n::: quiz A quiz\nid: a-quiz\nmode: exam\n\n" + "\n".join(items) + "\n:::\n"
    ids = [str(part["id"]) for part in build_site({"docs/page.md": page}).soup("page/index.html").select("[id]")]
    assert sorted(set(ids)) == sorted(ids)


class TestInABrowser:
    """Chromium tells as well as others what is done on a page."""

    pytestmark = in_browsers

    @pytest.fixture
    def engine(self, start: Callable[[str], Engine]) -> Engine:
        """Return the only engine."""
        return start("chromium")

    def test_what_is_done_on_one_page_is_done_on_no_other(self, visit: Visit, courses: Courses, serve: Serve) -> None:
        """Although their folders begin with the same word."""
        address = serve(courses(COURSE)).address
        tab = visit().tab()
        tab.open(f"{address}/Module%201/welcome/")
        Item(tab).miss("Distractor one")
        Item(tab).sees(say("quiz.wrong"))
        tab.reload()
        assert (Item(tab).chosen(), second(tab).chosen(), score(tab)) == (
            ["Distractor one"],
            [],
            say("quiz.answered", done=1, count=2),
        )
        second(tab).respond("One key", "Other key")
        until(lambda: score(tab) == say("quiz.all-scored", count=2, right=1))
        until(lambda: tab.texts(".course-completed")[0].startswith(start("lesson.completed")))
        for other in ("Module%201/goodbye", "Module%202/phone"):
            tab.open(f"{address}/{other}/")
            assert (Item(tab).chosen(), score(tab), tab.texts(".course-completed")) == ([], "", [""])
        tab.open(f"{address}/Shop%20floor/morning/")
        tab.click("#to-do input")
        tab.open(f"{address}/Shop%20kitchen/morning/")
        assert ticked(tab) == [False, False]
        tab.open(f"{address}/Shop%20floor/morning/")
        assert ticked(tab) == [True, False]
        assert {"page:Module 1/welcome#second", "Module 1/welcome#in-place", "Module 1/welcome"} <= texts(kept(tab))

    def test_a_page_takes_its_work_out_of_such_a_folder(self, visit: Visit, courses: Courses, serve: Serve) -> None:
        """By `was:` with the path that it had."""
        site = serve(courses(COURSE))
        tab = visit().tab()
        tab.open(f"{site.address}/Module%201/welcome/")
        Item(tab).respond("The key")
        second(tab).miss("One key", "A distractor")
        until(lambda: tab.texts(".course-completed")[0].startswith(start("lesson.completed")))
        tab.open(f"{site.address}/Module%201/goodbye/")
        Item(tab).choose("Distractor two")
        tab.open(f"{site.address}/Shop%20floor/morning/")
        tab.click("#to-do input")
        site.folder = courses(moved())
        tab.open(f"{site.address}/module/welcome/")
        assert (Item(tab).chosen(), sorted(second(tab).chosen())) == (["The key"], ["A distractor", "One key"])
        assert tab.texts(".course-completed")[0].startswith(start("lesson.completed"))
        tab.open(f"{site.address}/module/goodbye/")
        assert (Item(tab).chosen(), second(tab).chosen()) == (["Distractor two"], [])
        tab.open(f"{site.address}/Shop%20front/morning/")
        assert ticked(tab) == [True, False]

    def test_any_path_has_work_of_its_own(self, visit: Visit, courses: Courses, serve: Serve) -> None:
        """Whatever signs are in it."""
        files: Files = {f"docs/{name}/morning.md": f"# {name}\n\n{OPENING}" for name in HOSTILE}
        address = serve(courses(files)).address
        tab = visit().tab()
        for name in HOSTILE:
            tab.open(f"{address}/{quote(name)}/morning/")
            assert ticked(tab) == [False, False]
            tab.click("#to-do input")
        for name in HOSTILE:
            tab.open(f"{address}/{quote(name)}/morning/")
            assert ticked(tab) == [True, False]
        assert {f"{name}/morning#to-do" for name in HOSTILE} <= texts(kept(tab))


def moved() -> Files:
    """Return the course with some of its pages in other folders."""
    places = {"Module 1/welcome": "module/welcome", "Module 1/goodbye": "module/goodbye"}
    lessons = {f"docs/{now}.md": TWO_ITEMS.replace("title:", f"was: [{was}.md]\ntitle:") for was, now in places.items()}
    floor = f"---\ntitle: The front\nwas: [Shop floor/morning.md]\n---\n\n{OPENING}"
    gone = {f"docs/{path}.md" for path in (*places, "Shop floor/morning")}
    stay = {path: text for path, text in COURSE.items() if path not in gone}
    return {**stay, **lessons, "docs/Shop front/morning.md": floor}


def texts(stored: dict[str, str]) -> set[str]:
    """Return all texts in the events that are stored."""
    rows = [json.loads(line) for log in stored.values() if "\n" in log for line in log.split("\n")[1:]]
    return {part for row in rows for part in row if isinstance(part, str)}
