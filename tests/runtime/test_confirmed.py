"""What a page has confirmed stays, in three engines: over a full storage, new names, and a backup in the middle."""

from __future__ import annotations

from functools import partial
from itertools import chain

import pytest

from browsers import Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from data_page import DATA_PAGE, offer, press, said
from exams import BANK, EXAM, RIGHT, Sitting, sit
from kinds import COURSE as KINDS
from kinds import blank, type_into, typed
from learner import COURSE, LESSON_PAGE, Files, Item
from said import entries, responses, say
from storages import EMPTY, FILL, NOTICE

pytestmark = [*in_browsers, pytest.mark.sliced]

KEPT = say("exam.is-kept")
DATA: Files = {"docs/data.md": "# Your data\n\n::: settings Your progress\n\n:::\n"}


def answer_and_mark(exam: Sitting) -> None:
    """Begin, answer everything, and mark a question."""
    exam.press("begin")
    exam.respond(RIGHT)
    exam.tab.click("#counter--refund [data-do=flag]")
    until(lambda: len(exam.chosen()) == 5)


def is_whole(exam: Sitting) -> bool:
    """Return whether the exam is under way with all that was answered and marked."""
    flagged = exam.tab.js("return document.querySelectorAll('#counter [aria-pressed=true]').length")
    return exam.stage() == "going" and sorted(exam.chosen()) == sorted(chain(*RIGHT.values())) and flagged == 1


def test_an_exam_without_room_says_so_and_is_kept_once_there_is(visit: Visit, courses: Courses, serve: Serve) -> None:
    """No page says "kept" of what the storage does not have."""
    exam = sit(visit().tab(), serve(courses(EXAM)).address)
    exam.press("begin")
    assert KEPT in exam.said()
    exam.tab.js(FILL)
    exam.respond(RIGHT)
    until(lambda: text(exam.tab, NOTICE).startswith(say("trouble.full")))
    assert KEPT not in exam.said()
    exam.tab.js(EMPTY)
    exam.tab.click("#counter--refund [data-do=flag]")
    until(lambda: KEPT in exam.said())
    assert text(exam.tab, NOTICE) == ""
    exam.tab.reload()
    until(lambda: is_whole(exam))


def test_half_typed_without_room_is_told(visit: Visit, courses: Courses, serve: Serve) -> None:
    """At once, not only with the next response."""
    tab = visit().tab()
    tab.open(serve(courses(KINDS)).address + LESSON_PAGE)
    tab.js(FILL)
    type_into(tab, blank(1), "drops")
    until(lambda: text(tab, NOTICE).startswith(say("trouble.full")))


def test_an_exam_under_way_follows_new_names(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Of the page, the block, the bank and the items, all at once."""
    lesson = str(EXAM["docs/module/lesson.md"]).replace("from: bank", "from: counter")
    before: Files = {"docs/module/hall.md": lesson, "quizzes/counter.md": BANK.replace("lesson.md", "hall.md")}
    site = serve(courses(before))
    exam = Sitting(visit().tab())
    exam.tab.open(f"{site.address}/module/hall/")
    answer_and_mark(exam)
    bank = BANK.replace("lesson.md", "desk.md").replace("title: At the counter", "title: At the desk\nwas: [counter]")
    for item in RIGHT:
        bank = bank.replace(f"## {item}\n", f"## new-{item}\n\nwas: {item}\n")
    lesson = lesson.replace("id: counter", "id: desk\nwas: counter").replace("from: counter", "from: desk")
    lesson = lesson.replace("sources:", "was: [module/hall]\nsources:")
    site.folder = courses({"docs/module/desk.md": lesson, "quizzes/desk.md": bank})
    exam.tab.open(f"{site.address}/module/desk/")
    until(lambda: exam.tab.js("return document.querySelector('#desk').dataset.stage") == "going")
    chosen = "return document.querySelectorAll('#desk fieldset:first-of-type input:checked').length"
    assert exam.tab.js(chosen) == 5
    assert exam.tab.js("return document.querySelector('#desk--new-refund [aria-pressed=true]') !== null")


def test_a_backup_in_the_middle_of_an_exam_brings_its_answers(visit: Visit, courses: Courses, serve: Serve) -> None:
    """And what is answered there is not written over."""
    address = serve(courses({**EXAM, **DATA})).address
    here, elsewhere = visit(), visit()
    exam = sit(here.tab(), address)
    answer_and_mark(exam)
    exam.tab.open(address + DATA_PAGE)
    press(exam.tab, say("settings.save-backup"))
    other = elsewhere.tab()
    other.open(address + DATA_PAGE)
    offer(other, here.saved())
    assert said(other).startswith(f"{say('settings.has-new', count=1)} {say('settings.also-unchecked', count=4)}")
    press(other, say("settings.restore-both", entries=entries(1), responses=responses(4)))
    until(
        lambda: (
            said(other) == f"{say('settings.entries-restored', count=1)} {say('settings.unchecked-restored', count=4)}"
        )
    )
    other.open(address + LESSON_PAGE)
    there = Sitting(other)
    until(lambda: is_whole(there))


def test_an_exam_begun_elsewhere_hides_none_that_is_under_way(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Where it was begun later, too."""
    address = serve(courses({**EXAM, **DATA})).address
    here, elsewhere = visit(), visit()
    other = sit(elsewhere.tab(), address)
    other.press("begin")
    other.choose("first-look", RIGHT["first-look"])
    exam = sit(here.tab(), address)
    answer_and_mark(exam)
    other.tab.open(address + DATA_PAGE)
    press(other.tab, say("settings.save-backup"))
    exam.tab.open(address + DATA_PAGE)
    offer(exam.tab, elsewhere.saved())
    press(exam.tab, say("settings.restore-both", entries=entries(1), responses=responses(1)))
    until(lambda: "restored" in said(exam.tab))
    exam.tab.open(address + LESSON_PAGE)
    until(lambda: is_whole(exam))
    exam.tab.reload()
    until(lambda: is_whole(exam))


def is_typed(tab: Tab, said: str) -> bool:
    """Return whether this stands in the first blank."""
    return typed(tab)[0] == said


def test_two_texts_are_both_kept(visit: Visit, courses: Courses, serve: Serve) -> None:
    """One is offered in place of the other, and the other then in place of the one."""
    address = serve(courses({**KINDS, **DATA})).address
    here, elsewhere = visit(), visit()
    tabs = [session.tab() for session in (here, elsewhere)]
    for tab, said_there in zip(tabs, ("drops", "floods"), strict=True):
        tab.open(address + LESSON_PAGE)
        type_into(tab, blank(1), said_there)
        tab.open(address + DATA_PAGE)
    press(tabs[0], say("settings.save-backup"))
    offer(tabs[1], here.saved())
    press(tabs[1], say("settings.restore-one", what=responses(1)))
    until(lambda: said(tabs[1]) == say("settings.unchecked-restored", count=1))
    tabs[1].open(address + LESSON_PAGE)
    until(lambda: typed(tabs[1])[0] == "floods")
    for one, other in (("drops", "floods"), ("floods", "drops")):
        assert tabs[1].texts("#in-place--drops .course-others li span") == [one]
        tabs[1].click("#in-place--drops [data-do=use]")
        assert typed(tabs[1])[0] == one
        tabs[1].reload()
        until(partial(is_typed, tabs[1], one))
        assert tabs[1].texts("#in-place--drops .course-others li span") == [other]


def test_two_browsers_that_began_apart_show_what_both_responded(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Neither hides the other."""
    address = serve(courses({**COURSE, **DATA})).address
    here, elsewhere = visit(), visit()
    tabs = [session.tab() for session in (here, elsewhere)]
    responses = {"in-place--first": ["The key"], "in-place--second": ["One key", "A distractor"]}
    for tab, (item, options) in zip(tabs, responses.items(), strict=True):
        tab.open(address + LESSON_PAGE)
        Item(tab, item).respond(*options)
        until(Item(tab, item).result)
    tabs[0].open(address + DATA_PAGE)
    press(tabs[0], say("settings.save-backup"))
    tabs[1].open(address + DATA_PAGE)
    offer(tabs[1], here.saved())
    press(tabs[1], say("settings.restore-one", what=entries(1)))
    until(lambda: "restored" in said(tabs[1]))
    tabs[1].open(address + LESSON_PAGE)
    Item(tabs[1]).sees(say("quiz.right"))
    assert say("choice.partly-wrong", hits=1, of=2, count=1) in Item(tabs[1], "in-place--second").result()
