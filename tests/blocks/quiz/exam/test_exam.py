"""A quiz as an exam, in three engines: begun, left and taken up again, handed in, explained, and tried anew."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import jsonschema
import pytest

from browsers import Engine, text, until
from browsing import Courses, Serve, Visit, axe, in_browsers
from course_folder import without_policy
from data_page import SCHEMA
from exams import BANK, EXAM, RIGHT, WRONG, Sitting, quiz, sit
from learner import LESSON_PAGE, PLAIN_PAGE, Files, kept
from said import VERDICTS, end, say, scored, start
from screens import FRAME, PRINT, TOO_WIDE
from sites import Problems
from storages import EMPTY, FILL, NOTICE

pytestmark = in_browsers

NEEDED = say("exam.pass-needs", needed=3, count=4)
INTRO = " ".join([say("exam.intro", count=4), say("exam.pass-with", needed=3, count=4), say("exam.rules")])
THREE_WRONG = {**RIGHT, "long-line": RIGHT["long-line"][:1], "back-again": [], "refund": WRONG["refund"]}


@pytest.fixture
def exam(visit: Visit, courses: Courses, serve: Serve) -> Sitting:
    """Open the lesson with the exam in a new browser."""
    return sit(visit().tab(), serve(courses(EXAM)).address)


def test_an_exam_is_failed_explained_tried_anew_and_passed(exam: Sitting) -> None:
    """The journey of a learner, with a reload at every stage."""
    assert (exam.said(), exam.buttons(), exam.asked()) == (INTRO, [say("exam.begin")], [])
    exam.press("begin")
    assert exam.numbers() == [say("quiz.number", number=number, count=4) for number in (1, 2, 3, 4)]
    assert exam.focused() == say("quiz.number", number=1, count=4)
    exam.respond(THREE_WRONG)
    exam.tab.reload()
    assert len(exam.chosen()) == 3
    exam.hand_in()
    assert f"{scored(1, 4)} {NEEDED}" in exam.focused()
    assert say("exam.not-passed") in exam.said()
    assert exam.numbers()[2] == say("exam.number-unanswered", number=3, count=4)
    exam.tab.reload()
    assert scored(1, 4) in exam.said()
    assert exam.buttons() == [say("exam.explain", count=3), say("quiz.retry-missed")]
    exam.press("explain")
    exam.tab.reload()
    assert exam.asked() == ["long-line", "back-again", "refund"]
    assert say("quiz.mark-missed") in text(exam.tab, "#counter--long-line fieldset")
    assert "A promise that we broke is ours to mend." in exam.result("refund")
    assert exam.buttons()[-1] == say("exam.new-attempt")
    exam.press("begin")
    assert (exam.chosen(), len(exam.asked())) == ([], 4)
    exam.respond(RIGHT)
    exam.tab.reload()
    assert len(exam.chosen()) == 5
    exam.hand_in()
    exam.tab.reload()
    assert exam.said().startswith(f"✓{say('exam.passed')} {scored(4, 4)} {NEEDED}")
    assert start("exam.best", right=4, of=4, count=2) in exam.said()
    assert exam.said().endswith(end("exam.best", count=2))
    assert exam.buttons() == [say("exam.new-attempt")]


@pytest.mark.sliced
def test_nothing_is_told_before_it_is_handed_in(exam: Sitting) -> None:
    """No key and no feedback, on the page or for those who search on it; no hint, and nothing to check an item with."""
    exam.press("begin")
    exam.respond(WRONG)
    seen = exam.tab.js("return document.querySelector('#counter').innerText")
    for told in (*VERDICTS, "A glance", "Grüß", "face before", "Think of eyes", say("quiz.check")):
        assert told not in seen
    assert exam.tab.js("return [...document.querySelectorAll('.course-key')].every(key => !key.checkVisibility())")
    exam.hand_in()
    exam.press("all") if say("exam.show-all") in exam.buttons() else None
    assert "A glance costs a second; being overlooked stays with people for longer." in exam.result("first-look")
    assert "Naïve or not, people read a face before they hear a word: 顔." in exam.result("first-look")


@pytest.mark.sliced
def test_what_is_not_answered_or_flagged_is_named_before_it_is_handed_in(exam: Sitting) -> None:
    """With links to it; the learner hands in all the same, or goes back."""
    exam.press("begin")
    exam.choose("first-look", RIGHT["first-look"])
    exam.choose("refund", RIGHT["refund"])
    exam.tab.click("#counter--refund [data-do=flag]")
    exam.tab.reload()
    assert exam.tab.js("return document.querySelector('#counter--refund [aria-pressed=true]').textContent") == (
        say("exam.flag")
    )
    exam.press("hand-in")
    assert exam.asks() == [say("exam.unanswered", questions="2, 3"), say("exam.flagged", questions=4)]
    assert exam.focused() == say("exam.unanswered", questions="2, 3") + say("exam.flagged", questions=4)
    exam.tab.click("#counter > .course-panel:last-child p:nth-of-type(2) a")
    until(lambda: exam.focused() == say("quiz.number", number=4, count=4))
    exam.tab.click("#counter--refund [data-do=flag]")
    exam.choose("back-again", RIGHT["back-again"])
    assert exam.asks() == [say("exam.unanswered", questions=2)]
    exam.press("back")
    assert exam.focused() == say("quiz.number", number=2, count=4)
    assert exam.buttons() == [say("exam.hand-in"), say("exam.stop")]
    exam.choose("long-line", RIGHT["long-line"])
    assert exam.asks() == [say("quiz.answered", done=4, count=4)]
    exam.press("hand-in")
    assert exam.asks() == [exam.focused()] == [say("exam.all-answered")]
    exam.press("back")
    assert exam.focused() == say("exam.hand-in")
    exam.hand_in()
    assert scored(4, 4) in exam.said()


@pytest.mark.sliced
def test_what_is_not_complete_is_no_answer(exam: Sitting) -> None:
    """It is named apart, and each question says how far one is with it."""
    exam.press("begin")
    exam.choose("first-look", RIGHT["first-look"])
    exam.choose("long-line", RIGHT["long-line"][:1])
    exam.tab.click("#counter--refund [data-do=flag]")
    assert exam.asks() == [say("quiz.answered", done=1, count=4)]
    assert exam.dots() == [
        ("1", say("exam.dot-done", number=1)),
        ("2", say("exam.dot-part", number=2)),
        ("3", say("exam.dot-open", number=3)),
        ("4", say("exam.dot-flagged", question=say("exam.dot-open", number=4))),
    ]
    exam.tab.click("#counter .course-dots li:nth-child(3) a")
    assert exam.focused() == say("quiz.number", number=3, count=4)
    exam.press("hand-in")
    assert exam.asks() == [
        say("exam.unanswered", questions="3, 4"),
        say("exam.incomplete", questions=2),
        say("exam.flagged", questions=4),
    ]
    assert exam.dots() == []
    labels = "return [...document.querySelectorAll('#counter .course-panel [role] a')].map(link => link.ariaLabel)"
    assert exam.tab.js(labels) == [say("exam.question", number=number) for number in (3, 4, 2, 4)]


@pytest.mark.sliced
def test_an_exam_is_stopped_and_gone_on_with(exam: Sitting) -> None:
    """Whoever pressed the wrong button gets out again; what was filled in is kept, also over a reload."""
    exam.press("begin")
    exam.choose("first-look", RIGHT["first-look"])
    exam.press("stop")
    for _ in range(2):
        told = [say("exam.stopped"), say("quiz.answered", done=1, count=4), say("exam.is-kept")]
        assert (exam.said(), exam.asked()) == (" ".join(told), [])
        assert exam.buttons() == [say("exam.go-on")]
        exam.tab.reload()
    exam.press("go-on")
    assert exam.focused() == say("quiz.number", number=2, count=4)
    assert exam.chosen() == RIGHT["first-look"]
    exam.respond({item: options for item, options in RIGHT.items() if item != "first-look"})
    exam.tab.reload()
    assert exam.stage() == "going"
    exam.hand_in()
    assert scored(4, 4) in exam.said()


@pytest.mark.sliced
def test_one_may_practise_while_an_exam_is_stopped(visit: Visit, courses: Courses, serve: Serve) -> None:
    """And come back to it."""
    exam = sit(visit().tab(), serve(courses(quiz("mode: choice"))).address)
    exam.press("begin")
    exam.press("stop")
    assert exam.buttons() == [say("exam.go-on"), say("exam.practise")]
    exam.press("practise")
    exam.choose("refund", RIGHT["refund"])
    exam.tab.click("#counter--refund [data-do=check]")
    until(lambda: say("quiz.right") in exam.result("refund"))
    exam.tab.reload()
    assert exam.buttons()[0] == say("exam.to-exam")
    exam.press("leave")
    exam.press("go-on")
    assert (exam.stage(), exam.chosen()) == ("going", [])


BY_LESSON = BANK.replace("## back-again", "# [The phone](../docs/module/phone.md)\n\n## back-again")
PHONE = "---\ntitle: The phone\nobjective: Say thanks\nminutes: 1\nsources: [a-post]\n---\n\nText.\n"


@pytest.mark.sliced
def test_a_result_says_which_lesson_to_read_again(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Those with misses first, each with its link and how long it takes; what nobody answered is one line."""
    files: Files = {**quiz("mode: exam", "pass: 75", bank=BY_LESSON), "docs/module/phone.md": PHONE}
    exam = sit(visit().tab(), serve(courses(files)).address)
    exam.take({**RIGHT, "back-again": [], "refund": []})
    for _ in range(2):
        assert exam.by_lesson() == [
            f"The phone {say('exam.lesson', right=0, count=2)}: {say('exam.read-again-minutes', count=1)}",
            f"✓A lesson {say('exam.lesson', right=2, count=2)}",
        ]
        folded = "return [...document.querySelectorAll('#counter [data-folded]')].map(item => item.innerText)"
        assert [str(line).split("\n")[0] for line in exam.tab.js(folded)] == [
            say("exam.number-unanswered", number=number, count=4) for number in (3, 4)
        ]
        exam.tab.reload()
    exam.tab.click("#counter--refund [data-do=unfold]")
    assert exam.focused() == say("exam.number-unanswered", number=4, count=4)
    assert "A promise that we broke is ours to mend." in exam.result("refund")
    exam.tab.click("#counter .course-by-lesson a")
    until(lambda: str(exam.tab.js("return location.pathname")) == "/module/phone/")


@pytest.mark.sliced
@pytest.mark.parametrize("mode", ["exam", "choice"])
def test_a_blank_sheet_changes_no_exam(visit: Visit, courses: Courses, serve: Serve, mode: str) -> None:
    """Nothing is drawn for it, and all that was asked is blank on it."""
    exam = sit(visit().tab(), serve(courses(quiz(f"mode: {mode}", "pick: 2", "pass: 50"))).address)
    exam.tab.js("window.print = () => { window.marks = document.querySelectorAll('.course-mark').length }")
    blank = "document.querySelector('[data-do=print-blank]').click(); dispatchEvent(new Event('afterprint'))"
    exam.tab.js(blank)
    assert exam.stage() == "start"
    exam.press("begin")
    asked = exam.asked()
    exam.choose(asked[0], RIGHT[asked[0]])
    exam.tab.js(blank)
    assert (exam.stage(), exam.asked(), sorted(exam.chosen())) == ("going", asked, sorted(RIGHT[asked[0]]))
    exam.hand_in()
    exam.tab.js(blank)
    assert (exam.stage(), exam.tab.js("return marks"), exam.asked()) == ("result", 0, asked)
    exam.tab.reload()
    assert exam.stage() == "result"


@pytest.mark.sliced
def test_what_was_missed_is_practised_and_changes_no_result(exam: Sitting) -> None:
    """Each response is explained at once, as in any practice."""
    exam.take(THREE_WRONG)
    exam.press("again")
    assert exam.asked() == ["long-line", "back-again", "refund"]
    assert exam.said() == say("exam.practising")
    exam.choose("refund", RIGHT["refund"])
    exam.tab.click("#counter--refund [data-do=check]")
    until(lambda: say("quiz.right") in exam.result("refund"))
    exam.tab.reload()
    assert exam.asked() == ["long-line", "back-again", "refund"]
    assert say("quiz.right") in exam.result("refund")
    assert say("quiz.start-anew") not in exam.buttons()
    exam.press("leave")
    assert scored(1, 4) in exam.said()
    assert end("exam.best", count=1) in exam.said()
    assert say("quiz.wrong") in exam.result("refund")


@pytest.mark.sliced
def test_two_tabs_take_one_exam(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What is chosen or flagged in one is there in the other at once, and it is handed in once."""
    address = serve(courses(EXAM)).address
    session = visit()
    one, two = (sit(session.tab(), address) for _ in range(2))
    one.press("begin")
    until(lambda: two.stage() == "going")
    one.choose("first-look", RIGHT["first-look"])
    until(lambda: two.chosen() == RIGHT["first-look"])
    two.choose("refund", RIGHT["refund"])
    two.tab.click("#counter--long-line [data-do=flag]")
    until(lambda: len(one.chosen()) == 2)
    one.press("hand-in")
    until(lambda: say("exam.flagged", questions=2) in one.asks())
    one.press("hand-in-now")
    until(lambda: two.stage() == "result")
    assert scored(2, 4) in one.said()
    assert one.said() == two.said()


def test_storage_that_is_blocked(visit: Visit, courses: Courses, serve: Serve, problems: Problems) -> None:
    """The exam goes on in the tab, and the learner is told."""
    problems.expect("")  # Material's own script breaks on that, and a sandbox hides whose an error is
    exam = sit(visit().tab(), serve(courses(EXAM, **without_policy()), also="sandbox allow-scripts").address)
    assert text(exam.tab, NOTICE).startswith(say("trouble.blocked"))
    exam.take(THREE_WRONG)
    assert scored(1, 4) in exam.said()
    exam.press("explain")
    exam.press("begin")
    exam.respond(RIGHT)
    exam.hand_in()
    assert say("exam.passed") in exam.said()


def test_storage_that_is_full(exam: Sitting) -> None:
    """Nothing that was chosen is lost while the page stays open."""
    exam.press("begin")
    exam.choose("first-look", RIGHT["first-look"])
    exam.tab.js(FILL)
    exam.respond({item: options for item, options in RIGHT.items() if item != "first-look"})
    exam.tab.click("#counter--refund [data-do=flag]")
    exam.hand_in()
    assert scored(4, 4) in exam.said()
    until(lambda: text(exam.tab, NOTICE).startswith(say("trouble.full")))
    exam.tab.js(EMPTY)
    exam.press("begin")
    exam.tab.reload()
    assert exam.stage() == "going"
    exam.hand_in()
    assert start("exam.best", right=4, of=4, count=1) in exam.said()


def hand_in_without_room(exam: Sitting, responses: dict[str, list[str]]) -> None:
    """Respond to everything, and hand it in once the storage is full."""
    exam.press("begin")
    exam.respond(responses)
    exam.tab.js(FILL)
    exam.hand_in()


def test_an_exam_that_found_no_room_outlives_a_reload(exam: Sitting) -> None:
    """What is handed in is not kept, so it is all there again, whatever the learner did after it."""
    hand_in_without_room(exam, RIGHT)
    exam.press("begin")
    exam.tab.reload()
    assert (exam.stage(), len(exam.chosen())) == ("going", 5)
    exam.tab.js(EMPTY)
    exam.hand_in()
    exam.tab.reload()
    assert scored(4, 4) in exam.said()


def test_an_exam_that_found_no_room_is_kept_once_there_is_some(exam: Sitting) -> None:
    """With the next thing that the learner does, practice too."""
    hand_in_without_room(exam, THREE_WRONG)
    exam.press("again")
    assert exam.stage() == "practice"
    exam.tab.js(EMPTY)
    exam.choose("refund", RIGHT["refund"])
    exam.tab.reload()
    assert (exam.stage(), exam.chosen()) == ("practice", RIGHT["refund"])
    exam.press("leave")
    assert scored(1, 4) in exam.said()


def test_an_exam_is_taken_by_keyboard_alone(exam: Sitting) -> None:
    """From one button to the next; the focus is never lost."""
    exam.tab.js("document.querySelector('[data-do=begin]').focus()")
    exam.tab.keys("Enter")
    assert exam.focused() == say("quiz.number", number=1, count=4)
    exam.tab.keys("Tab", "Space")
    assert len(exam.chosen()) == 1
    exam.tab.keys("Tab")
    assert exam.focused() == say("exam.flag")
    exam.tab.keys("Space")
    assert exam.tab.js("return document.activeElement.ariaPressed") == "true"
    exam.tab.js("document.querySelector('[data-do=hand-in]').focus()")
    exam.tab.keys("Enter")
    assert exam.focused() == say("exam.unanswered", questions="2, 3, 4") + say("exam.flagged", questions=1)
    exam.tab.keys(*["Tab"] * 5, "Enter")
    assert any(scored(right, 4) in exam.focused() for right in (0, 1))
    exam.tab.keys("Tab")
    assert exam.focused() == "A lesson"  # what to read again
    exam.tab.keys("Tab", "Enter")
    assert exam.focused().startswith(start("quiz.number"))


@pytest.mark.sliced
def test_what_changed_or_went_since_the_draw_leaves_the_totals(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Before it is handed in and after; the learner is told, and who has passed has passed."""
    site = serve(courses(EXAM))
    exam = sit(visit().tab(), site.address)
    exam.press("begin")
    exam.choose("first-look", RIGHT["first-look"])
    changed = BANK.replace("[x] Thank you", "[ ] Thank you").replace("[ ] Where were we?", "[x] Where were we?")
    site.folder = courses(quiz("mode: exam", "pass: 75", bank=changed))
    exam.tab.reload()
    assert exam.said().endswith(say("exam.gone", count=1))
    assert exam.asked() == ["first-look", "long-line", "refund"]
    exam.respond({item: RIGHT[item] for item in ("long-line", "refund")})
    exam.hand_in()
    assert exam.said().startswith(f"✓{say('exam.passed')} {scored(3, 3)}")
    site.folder = courses(quiz("mode: exam", "pass: 75", bank=changed[: changed.index("## refund")]))
    exam.tab.reload()
    assert exam.said().startswith(f"✓{say('exam.passed')} {scored(2, 2)}")
    assert say("exam.gone", count=2) in exam.said()


@pytest.mark.sliced
def test_the_log_says_what_was_drawn_and_what_came_of_it(visit: Visit, courses: Courses, serve: Serve) -> None:
    """In the form that is published: what was responded, then what it came to; a draft is no part of it."""
    exam = sit(visit().tab(), serve(courses(quiz("mode: exam", "pass: 75", "confidence: yes"))).address)
    exam.press("begin")
    exam.respond(RIGHT)
    exam.tab.click("#counter--refund .course-sure input[value=fairly]")
    assert [event["kind"] for event in events(exam)] == ["started"]
    exam.hand_in()
    started, *responded, submitted = events(exam)
    names = [f"bank#{item}" for item in RIGHT]
    assert (started["items"], started["mode"]) == (names, "exam")
    assert [(event["of"], event["right"]) for event in responded] == [(name, True) for name in names]
    assert [event.get("confidence") for event in responded] == [None, None, None, "fairly"]
    backup = {"format": "course-backup", "version": 1, "course": "serving-from-the-heart", "events": events(exam)}
    jsonschema.validate(backup, SCHEMA)
    del submitted["id"], submitted["at"], submitted["seq"]
    assert submitted == {
        "kind": "submitted",
        "in": "module/lesson#counter",
        "attempt": started["attempt"],
        "items": names,
        "points": 4,
        "outOf": 4,
        "passed": True,
    }


def events(exam: Sitting) -> list[dict[str, object]]:
    """Return what the exam added to the log, as it is stored."""
    logs = [text for key, text in kept(exam.tab).items() if re.fullmatch("course:[^:]*:me:[^:]*", key)]
    return [event for log in logs for event in rows(log) if "in" in event]


def rows(log: str) -> Iterator[dict[str, object]]:
    """Read a stored log: a text that stood there before is its number."""
    known: list[str] = []
    for line in log.split("\n")[1:]:
        number, at, seq, *texts = json.loads(line)
        others = texts.pop() if isinstance(texts[-1], dict) else {}
        known += [text for text in texts if isinstance(text, str)]
        named = [known[text] if isinstance(text, int) else text for text in texts]
        fields = zip(("kind", "of", "in", "attempt"), named, strict=True)
        yield {
            "id": number,
            "at": at,
            "seq": seq,
            **{name: text for name, text in fields if text is not None},
            **others,
        }


@pytest.mark.sliced
def test_a_lesson_is_completed_when_its_exam_is_handed_in(exam: Sitting) -> None:
    """Passed or not."""
    exam.press("begin")
    exam.respond(WRONG)
    assert text(exam.tab, ".course-completed") == ""
    exam.hand_in()
    until(lambda: text(exam.tab, ".course-completed").startswith(start("lesson.completed")))


@pytest.mark.sliced
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_at_any_stage(visit: Visit, courses: Courses, serve: Serve, *, dark: bool) -> None:
    """In both schemes."""
    files = quiz("mode: exam", "pass: 75", "confidence: yes")
    exam = sit(visit(dark=dark).tab(), serve(courses(files)).address)
    assert axe(exam.tab) == []
    exam.press("begin")
    exam.respond({"refund": WRONG["refund"]})
    exam.tab.click("#counter--refund [data-do=flag]")
    exam.press("hand-in")
    assert axe(exam.tab) == []
    exam.press("hand-in-now")
    assert axe(exam.tab) == []
    exam.press("again")
    assert axe(exam.tab) == []


def test_what_is_not_drawn_is_no_elements(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A pool may have thousands; on paper all stand there before the draw, and without scripts always."""
    drawn = serve(courses(quiz("mode: exam", "pick: 2"))).address
    exam = sit(visit().tab(), drawn)
    assert exam.tab.texts("#counter .course-stem") == []
    exam.tab.js(PRINT)
    assert len(exam.tab.texts("#counter .course-stem")) == 4
    exam.tab.reload()
    exam.press("begin")
    assert len(exam.tab.texts("#counter .course-stem")) == len(exam.asked()) == 2
    plain = visit(scripts=False).tab()
    plain.open(drawn + LESSON_PAGE)
    assert len(plain.texts("#counter .course-stem")) == 4


def test_on_paper_stands_what_was_drawn_without_its_key(exam: Sitting) -> None:
    """And the whole pool before that."""
    exam.tab.js(PRINT)
    assert len(exam.asked()) == 4
    assert len(exam.tab.texts("#counter .course-stem")) == 4
    exam.tab.reload()
    exam.press("begin")
    exam.choose("refund", WRONG["refund"])
    exam.tab.js(PRINT)
    paper = exam.tab.js("return document.querySelector('#counter').innerText")
    assert say("quiz.number", number=4, count=4) in paper
    assert "A promise that we broke" not in paper
    assert say("exam.hand-in") not in paper


def test_without_scripts_the_pool_stands_there_without_its_key(visit: Visit, courses: Courses, serve: Serve) -> None:
    """As real controls; the page says what handing in needs."""
    tab = visit(scripts=False).tab()
    tab.open(serve(courses(EXAM)).address + LESSON_PAGE)
    assert len(tab.texts("#counter input")) == 11
    assert text(tab, ".course-without-scripts") == say("exam.without-scripts")
    assert not [told for told in (*VERDICTS, "promise that") if any(told in said for said in tab.texts("course-item"))]


@pytest.mark.sliced
@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_too_wide(visit: Visit, courses: Courses, serve: Serve, width: int) -> None:
    """At 320 px, and with text of twice the size in 640, at every stage."""
    address = serve(courses(quiz("mode: exam", "confidence: yes"))).address
    tab = visit().tab()
    tab.open(address + PLAIN_PAGE)
    tab.js(FRAME, address + LESSON_PAGE, width, width / 320)
    page = "const {document: page} = document.querySelector('iframe').contentWindow;"
    for action in ("begin", "hand-in", "hand-in-now", "again"):
        tab.js(f"{page} page.querySelector('[data-do={action}]').click()")
        assert tab.js(page + TOO_WIDE) == []


@pytest.mark.sliced
def test_a_forged_log_breaks_nothing(exam: Sitting, engine: Engine) -> None:
    """What was stored or imported is never trusted."""
    assert engine.name
    rows = [
        ["a", 1, 1, "started", None, "module/lesson#counter", "run", {"mode": "exam", "items": ["x"], "prints": []}],
        ["b", 1, 2, "submitted", None, "module/lesson#counter", "run", {"points": 99, "outOf": 1}],
    ]
    stored = "\n".join(['{"version":1}', *map(json.dumps, rows)])
    exam.tab.js("localStorage.setItem('course:serving-from-the-heart:me:forged', args[0])", stored)
    exam.tab.reload()
    assert exam.said().startswith(f"✗{say('exam.not-passed')} {scored(0, 0)}")
    assert say("exam.not-passed") in exam.said()
    assert "forged" in str(kept(exam.tab))
    exam.press("begin")
    assert len(exam.asked()) == 4
