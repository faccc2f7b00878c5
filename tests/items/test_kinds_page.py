"""Items of each type as HTML, complete without scripts."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from conftest import Build
from kinds import COURSE, RIGHT_EFFECTS, RIGHT_MOMENTS, RIGHT_ORDER
from learner import Files
from said import say

PATH = "docs/module/lesson.md"
PAGE = "module/lesson/index.html"


def item(page: BeautifulSoup, name: str) -> Tag:
    """Return an item of the page."""
    return page.select(f"#in-place--{name}")[0]


def words(part: Tag, css: str) -> list[str]:
    """Return the texts of elements."""
    return [each.get_text(strip=True) for each in part.select(css)]


def changed(old: str, new: str) -> Files:
    """Return the course with a text of its lesson replaced."""
    lesson = str(COURSE[PATH])
    assert old in lesson
    return {**COURSE, PATH: lesson.replace(old, new)}


def test_lines_are_printed_in_another_order_than_the_right_one(build_site: Build) -> None:
    """Each with a field for the number of its place; the key holds the right order."""
    steps = item(build_site(COURSE).soup(PAGE), "steps")
    printed, key = words(steps, ".course-order li"), words(steps, ".course-key li")
    assert key == RIGHT_ORDER
    assert sorted(printed) == sorted(RIGHT_ORDER)
    assert printed != RIGHT_ORDER
    assert [(field["type"], field["min"], field["max"]) for field in steps.select("label input")] == [
        ("number", "1", "3")
    ] * 3
    keys = {str(line["data-line"]) for line in steps.select(".course-order li")}
    assert keys == {str(line["data-line"]) for line in steps.select(".course-key li")}


def test_two_lines_change_places_whatever_they_say(build_site: Build) -> None:
    """No order of the page is ever the key, and each build gives the same."""
    items = "".join(f"### item-{i}\n\nOrder {i}.\n\n1. First {i}\n2. Second {i}\n\n> So.\n\n" for i in range(9))
    lesson = str(COURSE[PATH]).partition("### steps")[0] + items + ":::\n"
    site = build_site({**COURSE, PATH: lesson})
    orders = [words(each, ".course-order li") for each in site.soup(PAGE).select("course-item")]
    assert orders == [[f"Second {i}", f"First {i}"] for i in range(9)]


def test_every_row_has_a_menu_of_all_partners(build_site: Build) -> None:
    """In one order for all rows, which is not that of the rows; the two sides are named."""
    effects = item(build_site(COURSE).soup(PAGE), "effects")
    rows = words(effects, ".course-pairs label")
    menus = [words(menu, "option") for menu in effects.select("select")]
    assert sorted(rows) == sorted(RIGHT_EFFECTS)
    assert all(menu == menus[0] for menu in menus)
    assert (menus[0][0], sorted(menus[0][1:])) == (say("pairs.choose"), sorted(RIGHT_EFFECTS.values()))
    assert menus[0][1:] != [RIGHT_EFFECTS[row] for row in rows]
    assert words(effects, ".course-heads span") == ["You say", "They hear"]
    assert words(effects, ".course-tray li") == menus[0][1:]
    assert set(words(effects, ".course-key li")) == {f"{row}: {partner}" for row, partner in RIGHT_EFFECTS.items()}
    labels = {str(label["for"]) for label in effects.select("label")}
    assert labels == {str(menu["id"]) for menu in effects.select("select")}


def test_rows_that_are_not_to_be_shuffled_stand_as_they_are_written(build_site: Build) -> None:
    """Their partners are shuffled all the same."""
    files = changed("### effects\n", "### effects\n\nshuffle: no\n")
    effects = item(build_site(files).soup(PAGE), "effects")
    assert words(effects, ".course-pairs label") == list(RIGHT_EFFECTS)
    assert words(effects.select("select")[0], "option")[1:] != list(RIGHT_EFFECTS.values())
    assert effects["data-shuffle"] == "no"


def test_members_are_shuffled_and_categories_are_not(build_site: Build) -> None:
    """An order of categories tells nothing."""
    moments = item(build_site(COURSE).soup(PAGE), "moments")
    members = words(moments, ".course-sort > li > span:first-child")
    assert sorted(members) == sorted(RIGHT_MOMENTS)
    assert members != list(RIGHT_MOMENTS)
    groups = moments.select("[role=radiogroup]")
    assert [words(group, "label") for group in groups] == [["Before the visit", "After the visit"]] * 3
    assert [group["aria-labelledby"] for group in groups] == [row["id"] for row in moments.select("li > span[id]")]


def test_blanks_stand_in_the_stem_and_what_they_accept_in_the_key(build_site: Build) -> None:
    """Each is named by its number, and nothing of what it accepts stands above the key."""
    drops = item(build_site(COURSE).soup(PAGE), "drops")
    stem = drops.select(".course-stem")[0]
    assert [str(field["aria-label"]) for field in stem.select("input")] == [
        say("fill-in.blank-of", number=1, count=2),
        say("fill-in.blank-of", number=2, count=2),
    ]
    assert " ".join(stem.get_text().split()) == "Trust is earned in and lost in ."
    assert [words(line, "b") for line in drops.select("[data-blank]")] == [["drops", "small drops"], ["buckets"]]


def test_what_a_blank_accepts_is_text(build_site: Build) -> None:
    """Also where it looks like HTML; code in the stem is no blank."""
    files = changed("[[buckets]]", '[["<b>" & co]] and `[[code]]`')
    drops = item(build_site(files).soup(PAGE), "drops")
    assert words(drops, "[data-blank] b")[-1] == '"<b>" & co'
    assert words(drops, ".course-stem code") == ["[[code]]"]
    assert len(drops.select(".course-stem input")) == 2


def test_an_open_response_has_a_field_and_a_model_answer(build_site: Build) -> None:
    """The field is named by the stem."""
    reply = item(build_site(COURSE).soup(PAGE), "reply")
    assert reply.select("textarea")[0]["aria-labelledby"] == reply.select(".course-stem")[0]["id"]
    assert words(reply, "summary") == [say("open.check-response")]
    assert words(reply, ".course-key .course-model")[0].startswith("I am sorry for a week of silence")


def test_a_text_in_a_menu_has_no_markup(build_site: Build) -> None:
    """A menu shows text only."""
    files = changed("| A promise |", "| A **promise** & `code` |")
    menu = item(build_site(files).soup(PAGE), "effects").select("select")[0]
    assert "A promise & code" in words(menu, "option")
