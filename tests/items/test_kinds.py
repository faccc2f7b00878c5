"""Orderings, matchings, categories, fill-ins and open responses, as learners meet them, in three engines."""

from __future__ import annotations

import pytest

from browsers import Tab, text, until
from browsing import Courses, OpenLesson, Serve, Visit, in_browsers
from course_folder import instant
from kinds import (
    COURSE,
    HALF_RIGHT,
    LATER,
    NAMES,
    QUIZ,
    RIGHT_EFFECTS,
    RIGHT_MOMENTS,
    RIGHT_ORDER,
    WRONG_EFFECTS,
    WRONG_TEXTS,
    Lines,
    blank,
    check_all,
    choose,
    chosen,
    fill_in,
    fill_in_wrongly,
    item,
    type_into,
    typed,
)
from learner import LESSON_PAGE, Files, focused, kept, score
from said import say, start

pytestmark = [*in_browsers, pytest.mark.sliced]

SCORE = f"{QUIZ} > .course-footer .course-score"
REPLY = f"{QUIZ}--reply textarea"
PARTLY = [
    f"✗{say('ordering.partly', hits=1, of=3)}",
    f"✗{say('matching.partly', hits=1, of=3)}",
    f"✗{say('categorise.partly', hits=2, of=3)}",
    f"✗{say('fill-in.partly', hits=1, of=2)}",
    say("open.model"),
]
HERE, NOT_HERE = f"✓{say('line.here')}", f"✗{say('line.not-here')}"
YOURS, NOT_THIS = f"✓{say('quiz.mark-right')}", f"✗{say('quiz.mark-wrong')}"


@pytest.fixture
def tab(open_lesson: OpenLesson) -> Tab:
    """Open a lesson with an item of each type."""
    return open_lesson(COURSE)


def results(tab: Tab) -> list[str]:
    """Return what is said about each response, without its feedback."""
    first = "return [...document.querySelectorAll('.course-result')].map(said => said.firstChild?.textContent ?? '')"
    return [str(said) for said in tab.js(first)]


def marks(tab: Tab, name: str) -> list[str]:
    """Return what the parts of a response say of themselves, in any order."""
    return sorted(tab.texts(f"{QUIZ}--{name} .course-mark"))


def test_a_first_miss_tells_what_was_right_and_not_what_would_be(tab: Tab) -> None:
    """Each type says how far it is right, in words and on each part; all of it is there after a reload."""
    fill_in_wrongly(tab)
    for name in NAMES:
        item(tab, name).check()
    for _ in range(2):
        assert results(tab) == PARTLY
        assert Lines(tab).marks() == [NOT_HERE, HERE, NOT_HERE]
        assert marks(tab, "effects") == [YOURS, NOT_THIS, NOT_THIS]
        assert marks(tab, "moments") == [HERE, HERE, NOT_HERE]
        assert marks(tab, "drops") == [HERE, NOT_HERE]
        assert "buckets" not in item(tab, "drops").result()
        assert item(tab, "steps").buttons() == [say("quiz.try-again"), say("quiz.show")]
        assert (Lines(tab).order(), chosen(tab, "effects"), typed(tab)) == (HALF_RIGHT, WRONG_EFFECTS, WRONG_TEXTS)
        assert score(tab) == say("quiz.answered", done=1, count=5)
        tab.reload()


def test_once_it_is_given_up_all_is_told(tab: Tab) -> None:
    """What is right stands beside what was responded, or below it; no more can be done, also after a reload."""
    fill_in_wrongly(tab)
    check_all(tab)
    for _ in range(2):
        assert results(tab) == PARTLY
        assert Lines(tab).marks() == [
            f"✗{say('ordering.place', place=3)}",
            HERE,
            f"✗{say('ordering.place', place=1)}",
        ]
        assert marks(tab, "moments") == sorted([HERE, HERE, NOT_HERE, f"○{say('line.missed')}"])
        assert say("pairs.chosen", row="Let me find out.", partner="Help") in item(tab, "effects").result()
        assert "That is not my desk." not in item(tab, "effects").result()
        assert say("fill-in.right", number=2, text="buckets") in item(tab, "drops").result()
        assert [item(tab, name).buttons() for name in NAMES] == [[]] * 4 + [[say("open.write-on")]]
        assert tab.js("return document.querySelectorAll('fieldset :is(select, input):enabled').length") == 0
        assert (Lines(tab).order(), chosen(tab, "effects"), typed(tab)) == (HALF_RIGHT, WRONG_EFFECTS, WRONG_TEXTS)
        assert score(tab) == say("quiz.all-with-key", count=5, right=0, graded=4)
        tab.reload()


def test_what_is_right_is_shown_to_whoever_asks(tab: Tab) -> None:
    """Once it was pointed out that something is lacking; that is done, and never right."""
    for name in NAMES:
        assert say("quiz.show") not in item(tab, name).buttons()
        item(tab, name).check()
        item(tab, name).give_up()
    assert results(tab) == [say("quiz.shown")] * 4 + [say("open.model")]
    assert [mark[1:] for mark in Lines(tab).marks()] == [
        say("ordering.place", place=RIGHT_ORDER.index(line) + 1) for line in Lines(tab).order()
    ]
    assert all(
        say("pairs.chosen", row=row, partner=it) in item(tab, "effects").result() for row, it in RIGHT_EFFECTS.items()
    )
    assert marks(tab, "moments") == [f"○{say('line.missed')}"] * 3
    assert score(tab) == say("quiz.all-with-key", count=5, right=0, graded=4)
    until(lambda: text(tab, ".course-completed").startswith(start("lesson.completed")))


def test_right_responses_are_told_and_an_open_one_is_never_graded(tab: Tab) -> None:
    """It counts as responded; nothing is left to try again."""
    fill_in(tab, RIGHT_ORDER, RIGHT_EFFECTS, RIGHT_MOMENTS, ["drops", "Buckets!", "I am sorry."])
    check_all(tab)
    assert results(tab) == [f"✓{say('quiz.right')}"] * 4 + [say("open.model")]
    assert "your order is in front of me now" in item(tab, "reply").result()
    assert not [told for told in (say("quiz.right"), say("quiz.wrong")) if told in item(tab, "reply").result()]
    assert score(tab) == say("quiz.all-with-key", count=5, right=4, graded=4)
    assert tab.js("return document.querySelector(args[0]).hidden", f"{QUIZ} [data-do=missed]") is True
    until(lambda: text(tab, ".course-completed").startswith(start("lesson.completed")))


def test_what_is_half_done_is_there_after_a_reload(tab: Tab) -> None:
    """In each type, with nothing said about it."""
    for name, ask in (
        ("steps", say("ordering.ask")),
        ("effects", say("matching.ask", count=3)),
        ("moments", say("categorise.ask", count=3)),
        ("drops", say("fill-in.ask", count=2)),
        ("reply", say("open.ask")),
    ):
        item(tab, name).check()
        assert item(tab, name).lacks() == ask
        described = "return document.querySelector(args[0]).getAttribute('aria-describedby')"
        assert tab.js(described, f"{QUIZ}--{name} fieldset") == f"{QUIZ[1:]}--{name}--lacking"
    start = Lines(tab).order()
    swapped = [start[1], start[0], start[2]]
    fill_in(tab, swapped, {"Let me find out.": "Help"}, LATER, ["dro", "", "I am"])
    assert [item(tab, name).lacks() for name in NAMES] == [""] * 5
    tab.reload()
    assert Lines(tab).order() == swapped
    assert (chosen(tab, "effects"), chosen(tab, "moments")) == ({"Let me find out.": "Help"}, LATER)
    assert typed(tab) == ["dro", "", "I am"]
    assert (results(tab), score(tab)) == ([""] * 5, "")


def test_lines_are_shuffled_for_each_attempt_and_never_right_by_themselves(tab: Tab) -> None:
    """Starting anew shuffles again; a reload does not."""
    orders = set()
    for _ in range(6):
        orders.add(tuple(Lines(tab).order()))
        tab.reload()
        orders.add(tuple(Lines(tab).order()))
        choose(tab, "effects", RIGHT_EFFECTS)
        item(tab, "effects").check()
        tab.click(f"{QUIZ} [data-do=anew]")
    assert 1 < len(orders) <= 6
    assert tuple(RIGHT_ORDER) not in orders


def test_lines_that_were_moved_and_moved_back_are_a_response(tab: Tab) -> None:
    """A wrong one, since no attempt begins with the right order; after a reload it is one still."""
    lines = Lines(tab)
    begun = lines.order()
    lines.put(begun[1], begun[0], begun[2])
    lines.put(*begun)
    tab.reload()
    assert lines.order() == begun
    item(tab, "steps").check()
    item(tab, "steps").sees(start("ordering.partly"))


def test_a_part_of_a_response_is_not_finished_and_not_wrong(tab: Tab) -> None:
    """What is lacking is counted and marked, what is chosen twice is named; nothing is kept of it but as half done."""
    choose(tab, "effects", {"Let me find out.": "Help"})
    choose(tab, "moments", LATER)
    type_into(tab, blank(2), "buckets")
    lacking = {
        "effects": say("matching.ask", count=2),
        "moments": say("categorise.ask", count=2),
        "drops": say("fill-in.ask", count=1),
    }
    for name, told in lacking.items():
        item(tab, name).check()
        assert (item(tab, name).lacks(), item(tab, name).result()) == (told, "")
    assert tab.js("return document.querySelectorAll('[aria-invalid=true]').length") == 2 + 2 + 1
    choose(tab, "effects", {"That is not my desk.": "Help", "I will call you by noon.": "A promise"})
    item(tab, "effects").check()
    assert item(tab, "effects").lacks() == say("matching.twice", partner="Help")
    assert tab.js("return document.querySelectorAll('.course-pairs [aria-invalid=true]').length") == 2
    assert "responded" not in str(kept(tab))


def test_what_was_right_stays_for_another_try(tab: Tab) -> None:
    """And the focus is on what is left to do; what was told stays in view. Half done, it is there after a reload."""
    fill_in_wrongly(tab)
    for name in NAMES:
        item(tab, name).check()
    item(tab, "effects").retry()
    item(tab, "moments").retry()
    item(tab, "drops").retry()
    for _ in range(2):
        assert chosen(tab, "effects") == {"That is not my desk.": "Another wait"}
        assert chosen(tab, "moments") == {row: RIGHT_MOMENTS[row] for row in RIGHT_MOMENTS if row not in LATER}
        assert typed(tab)[:2] == [WRONG_TEXTS[0], ""]
        assert marks(tab, "drops") == []
        assert item(tab, "drops").result().startswith(PARTLY[3])
        assert item(tab, "drops").buttons() == [say("quiz.check"), say("quiz.show")]
        tab.reload()
    type_into(tab, blank(2), "buckets")
    item(tab, "drops").check()
    assert item(tab, "drops").result().startswith(f"✓{say('quiz.right-second')}")
    item(tab, "steps").retry()
    assert Lines(tab).order() == HALF_RIGHT
    Lines(tab).put(*RIGHT_ORDER)
    item(tab, "steps").check()
    assert item(tab, "steps").result().startswith(f"✓{say('quiz.right-second')}")
    item(tab, "moments").give_up()
    item(tab, "effects").give_up()
    told = say("quiz.all-with-key", count=5, right=0, graded=4)
    assert score(tab) == f"{told} {say('quiz.second', count=2)}"


def test_a_text_is_worked_on_as_long_as_one_likes(tab: Tab) -> None:
    """The focus is in it; half done it is there after a reload."""
    type_into(tab, REPLY, "I am sorry")
    item(tab, "reply").check()
    item(tab, "reply").retry()
    tab.keys("End", *" for that.")
    tab.reload()
    assert typed(tab)[2] == "I am sorry for that."
    item(tab, "reply").check()
    item(tab, "reply").sees(say("open.model"))
    assert item(tab, "reply").buttons() == [say("open.write-on")]


def test_who_looked_at_the_model_first_loses_nothing_that_is_written_then(tab: Tab) -> None:
    """It is half done, and there after a reload."""
    item(tab, "reply").check()
    item(tab, "reply").give_up()
    item(tab, "reply").retry()
    tab.keys(*"I am sorry.")
    tab.reload()
    assert typed(tab)[2] == "I am sorry."
    item(tab, "reply").check()
    assert typed(tab)[2] == "I am sorry."


def test_lines_are_moved_by_keyboard_alone(tab: Tab) -> None:
    """Each move is announced, and the focus stays with the line, on its other button at an end."""
    lines = Lines(tab)
    first, second, third = lines.order()
    tab.js("document.querySelector(args[0]).focus()", lines.button(third, "up"))
    tab.keys("Enter")
    assert lines.order() == [first, third, second]
    assert lines.told() == say("ordering.moved", line=third, place=2, count=3)
    named = "return document.activeElement.getAttribute('aria-label')"
    assert tab.js(named) == say("ordering.up", line=third)
    tab.keys("Space")
    assert lines.order() == [third, first, second]
    assert lines.told() == say("ordering.moved", line=third, place=1, count=3)
    assert tab.js(named) == say("ordering.down", line=third)
    assert tab.js("return document.querySelector(args[0]).disabled", lines.button(third, "up")) is True


def test_menus_and_fields_are_used_by_keyboard_alone(tab: Tab) -> None:
    """In the order of the page; Enter in a blank checks nothing and submits nothing."""
    tab.js("document.querySelector(args[0]).focus()", blank(1))
    tab.keys(*"drops", "Enter", "Tab", *"buckets", "Enter")
    assert (typed(tab)[:2], item(tab, "drops").result()) == (["drops", "buckets"], "")
    assert "?" not in str(tab.js("return location.href"))
    tab.keys("Tab")
    assert focused(tab) == say("quiz.check")
    tab.keys("Enter")
    item(tab, "drops").sees(say("quiz.right"))
    assert focused(tab).startswith(f"✓{say('quiz.right')}")
    tab.js("document.querySelector(args[0]).focus()", f"{QUIZ}--effects select")
    tab.keys("H")
    until(lambda: list(chosen(tab, "effects").values()) == ["Help"])
    tab.js("document.querySelector(args[0]).focus()", f"{QUIZ}--moments input")
    tab.keys("Space", "ArrowRight")
    assert list(chosen(tab, "moments").values()) == ["After the visit"]
    tab.reload()
    assert list(chosen(tab, "moments").values()) == ["After the visit"]


def test_a_later_accepted_text_counts_for_what_was_responded_before(
    visit: Visit, courses: Courses, serve: Serve
) -> None:
    """A fill-in is graded by the key of today; a changed order is asked again, and says so."""
    site = serve(courses(COURSE))
    tab = visit().tab()
    tab.open(site.address + LESSON_PAGE)
    fill_in(tab, RIGHT_ORDER, RIGHT_EFFECTS, RIGHT_MOMENTS, ["drops", "pails", "I am sorry."])
    check_all(tab)
    assert score(tab) == say("quiz.all-with-key", count=5, right=3, graded=4)
    path = "docs/module/lesson.md"
    edited = str(COURSE[path]).replace("[[buckets]]", "[[buckets|pails]]")
    site.folder = courses({**COURSE, path: edited})
    tab.reload()
    assert item(tab, "drops").result().startswith(f"✓{say('quiz.right')}")
    assert score(tab) == say("quiz.all-with-key", count=5, right=4, graded=4)
    swapped = edited.replace("2. Say what you understood\n3. Ask one question", "2. Ask one question\n3. Say it")
    site.folder = courses({**COURSE, path: swapped})
    tab.reload()
    assert item(tab, "steps").result() == say("quiz.changed")
    assert sorted(Lines(tab).order()) == ["Ask one question", "Say it", "Thank them for waiting"]
    assert score(tab) == say("quiz.answered", done=4, count=5)


def test_without_scripts_every_type_is_complete(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Read only here: numbers to give, menus, blanks, a field, and the key behind a word."""
    tab = visit(scripts=False).tab()
    tab.open(serve(courses(COURSE)).address + LESSON_PAGE)
    assert tab.texts(f"{QUIZ}--steps .course-how") == [say("ordering.how")]
    shown = [line.strip() for line in tab.texts(f"{QUIZ}--steps .course-order .course-line")]
    assert (sorted(shown), shown == RIGHT_ORDER) == (sorted(RIGHT_ORDER), False)
    fields = [len(tab.texts(css)) for css in ("[type=number]", "select", "[type=text].course-blank", "textarea")]
    assert fields == [3, 3, 2, 1]
    assert len(tab.texts(".course-categories input")) == 6
    assert len(tab.texts(f"{QUIZ} .course-key summary")) == 5
    assert tab.texts(".course-button, [role=status]") == []


def test_what_is_typed_stays_text(tab: Tab) -> None:
    """In a blank and in a reply, at once and after a reload; nothing of it reaches the page as HTML."""
    markup = "<img src=x onerror=alert(1)>"
    type_into(tab, blank(1), markup)
    type_into(tab, blank(2), markup)
    type_into(tab, REPLY, markup)
    for name in ("drops", "reply"):
        item(tab, name).check()
    tab.reload()
    assert typed(tab) == [markup, markup, markup]
    assert tab.js("return document.querySelectorAll('article img').length") == 0
    assert markup in "".join(kept(tab).values())


ODD = """\
::: quiz Odd
id: in-place

### steps

Order the floors, from the lowest.

""" + "\n".join(
    f"{number}. {line}"
    for number, line in enumerate(
        [
            "![A blue door](door.svg)",
            "שלום, מרכז השירות",
            "Floor three",
            "floor three",
            *(f"Floor {number}" for number in range(4, 12)),
        ],
        1,
    )
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
ODD_COURSE: Files = {
    "docs/module/lesson.md": str(COURSE["docs/module/lesson.md"]).split("::: quiz", maxsplit=1)[0]
    + ODD
    + "\n\n> Twelve floors.\n\n:::\n",
    "docs/module/door.svg": PICTURE,
}


def test_twelve_lines_with_a_picture_and_two_directions(open_lesson: OpenLesson) -> None:
    """A picture is named by its description, and texts that look alike are told apart."""
    tab = open_lesson(ODD_COURSE)
    names = tab.js("return [...document.querySelectorAll('[data-do=up]')].map(b => b.getAttribute('aria-label'))")
    assert len(set(names)) == 12
    assert {say("ordering.up", line="A blue door"), say("ordering.up", line="שלום, מרכז השירות")} <= set(names)
    moved = "#in-place--steps .course-order li:last-child [data-do=up]"
    for place in range(11, 9, -1):
        tab.click(moved.replace("last-child", f"nth-child({place + 1})"))
    assert Lines(tab).told().endswith(say("ordering.moved", line="", place=10, count=12))
    item(tab, "steps").check()
    until(lambda: len(Lines(tab).marks()) == 12)
    result = item(tab, "steps").result()
    assert [hits for hits in range(12) if say("ordering.partly", hits=hits, of=12) in result]


THREE = """\
---
title: Three
---

# Three quizzes

::: quiz One
id: one
from: kinds

:::

::: quiz Two
id: two
from: kinds#moments kinds#reply

:::

::: quiz From the bank
id: last
from: bank

:::
"""


def test_one_item_in_two_quizzes_of_a_page(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Each quiz has drafts and responses of its own, and a quiz of choices beside them works."""
    bank = str(COURSE["docs/module/lesson.md"]).split("id: in-place\n", maxsplit=1)[1].replace("### ", "## ")
    head = "---\ntitle: Kinds\n---\n\n# [A lesson](../docs/module/lesson.md)\n"
    files: Files = {"docs/three.md": THREE, "quizzes/kinds.md": head + bank.rpartition(":::")[0]}
    tab = visit().tab()
    tab.open(serve(courses(files)).address + "/three/")
    type_into(tab, "#two--reply textarea", "In the second quiz")
    assert tab.js("return document.querySelector('#one--reply textarea').value") == ""
    tab.click("#two--reply [data-do=check]")
    until(lambda: say("quiz.answered", done=1, count=2) in text(tab, "#two > .course-footer .course-score"))
    assert tab.texts("#one > .course-footer .course-score") == [""]
    tab.click("#last label:last-of-type input")
    tab.click("#last [data-do=check]")
    until(lambda: text(tab, "#last > .course-footer .course-score") in (say("quiz.one-right"), say("quiz.one-wrong")))
    tab.reload()
    read = "return [...document.querySelectorAll('textarea')].map(field => field.value)"
    assert tab.js(read) == ["", "In the second quiz"]


def test_types_work_on_a_page_that_was_come_to_without_a_load(visit: Visit, courses: Courses, serve: Serve) -> None:
    """With instant navigation the second script comes after the quiz."""
    files = {**COURSE, "docs/credits.md": "# Credits\n\n## A post\n\nA post.\n\n[To it](module/lesson.md)\n"}
    site = serve(courses(files))
    site.folder = courses(files, **instant(site.address))
    tab = visit().tab()
    tab.open(f"{site.address}/credits/")
    until(lambda: tab.js("return performance.getEntriesByType('resource').some(({name}) => name.includes('sitemap'))"))
    tab.js("window.here = true")
    tab.click('article a[href*="lesson"]')
    until(lambda: tab.texts(f"{QUIZ}--steps [data-do=check]"))
    Lines(tab).put(*RIGHT_ORDER)
    item(tab, "steps").check()
    item(tab, "steps").sees(say("quiz.right"))
    assert tab.js("return window.here")


def test_what_is_typed_before_the_second_script_has_come_stays(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A page that was come to without a load can be used before; what is typed then is half done as ever."""
    files = {**COURSE, "docs/credits.md": "# Credits\n\n## A post\n\nA post.\n\n[To it](module/lesson.md)\n"}
    site = serve(courses(files))
    site.folder = courses(files, **instant(site.address))
    tab = visit().tab()
    tab.open(f"{site.address}/credits/")
    site.held = "course-kinds"
    until(lambda: tab.js("return performance.getEntriesByType('resource').some(({name}) => name.includes('sitemap'))"))
    tab.click("article a[href*=lesson]")
    until(lambda: tab.texts(REPLY))
    type_into(tab, REPLY, "I am sorry.")
    type_into(tab, blank(2), "buckets")
    site.held = ""
    until(lambda: tab.texts(f"{QUIZ}--steps [data-do=check]"))
    assert typed(tab) == ["", "buckets", "I am sorry."]
    tab.reload()
    assert typed(tab) == ["", "buckets", "I am sorry."]


def test_a_blank_grows_with_what_is_typed(tab: Tab) -> None:
    """All are of one width until then; a long text is seen whole, also after a reload and once it is checked."""
    blanks = f"return [...document.querySelectorAll('{QUIZ}--drops .course-blank')]"
    hidden, widths = f"{blanks}.map(it => it.scrollWidth - it.clientWidth)", f"{blanks}.map(it => it.offsetWidth)"
    short, also_short = tab.js(widths)
    assert short == also_short
    type_into(tab, blank(1), "many small drops of care")
    assert tab.js(widths)[0] > short
    assert tab.js(widths)[1] == short
    tab.reload()
    for _ in range(2):
        assert max(tab.js(hidden)) <= 1
        item(tab, "drops").check()
