"""Quizzes for practice or as an exam, before a course, from a draw, and asking how sure one is, in three engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browsers import text, until
from browsing import Courses, Serve, Visit, axe, in_browsers
from course_folder import instant
from exams import RIGHT, WRONG, Sitting, quiz, sit
from learner import LESSON_PAGE, Files, kept
from said import VERDICTS, end, say, scored, start

pytestmark = [*in_browsers, pytest.mark.sliced]

OpenQuiz = Callable[..., Sitting]


@pytest.fixture
def open_quiz(visit: Visit, courses: Courses, serve: Serve) -> OpenQuiz:
    """Return a function that opens the lesson with a quiz in a new browser."""

    def open_it(*keys: str) -> Sitting:
        return sit(visit().tab(), serve(courses(quiz(*keys))).address)

    return open_it


def check(sitting: Sitting, item: str, options: list[str]) -> None:
    """Choose and press the button of the item."""
    sitting.choose(item, options)
    sitting.tab.click(f"#counter--{item} [data-do=check]")


def give_up(sitting: Sitting, item: str) -> None:
    """Have the answer of an item shown."""
    sitting.tab.click(f"#counter--{item} [data-do=show]")


def settle(sitting: Sitting, item: str, options: list[str]) -> None:
    """Respond, and have the answer shown where that is not the end of it."""
    check(sitting, item, options)
    if sitting.tab.texts(f"#counter--{item} [data-do=show]:not([hidden])"):
        give_up(sitting, item)


def score(sitting: Sitting) -> str:
    """Return what is said of all items."""
    return text(sitting.tab, "#counter .course-score")


def sure(sitting: Sitting, item: str) -> list[tuple[str, bool]]:
    """Return what the learner says to be of a response, and whether that stays."""
    boxes = "[...document.querySelectorAll(`#counter--${args[0]} .course-sure :checked`)]"
    said = sitting.tab.js(f"return {boxes}.map(({{value, disabled}}) => [value, disabled])", item)
    return [(str(value), bool(disabled)) for value, disabled in said]


class TestChoice:
    """The learner chooses."""

    def test_the_learner_practises_first(self, open_quiz: OpenQuiz) -> None:
        """Practice explains at once, survives a reload, and the exam is begun without it."""
        sitting = open_quiz("mode: choice", "pass: 75")
        assert sitting.buttons() == [say("exam.practise"), say("exam.take")]
        assert sitting.asked() == []
        sitting.press("practise")
        assert sitting.focused() == "At the counter"
        check(sitting, "refund", WRONG["refund"])
        until(lambda: say("quiz.wrong") in sitting.result("refund"))
        sitting.tab.reload()
        assert say("quiz.wrong") in sitting.result("refund")
        assert score(sitting) == say("quiz.answered", done=1, count=4)
        sitting.press("leave")
        assert sitting.buttons() == [say("exam.practise"), say("exam.take")]
        sitting.press("begin")
        assert (sitting.chosen(), len(sitting.asked())) == ([], 4)
        sitting.respond(RIGHT)
        sitting.hand_in()
        assert say("exam.passed") in sitting.said()
        sitting.press("practise")
        assert score(sitting) == say("quiz.answered", done=1, count=4)
        assert say("quiz.wrong") in sitting.result("refund")

    def test_hints_are_for_practice(self, open_quiz: OpenQuiz) -> None:
        """An exam has none, whichever way one came to it."""
        shown = "return [...document.querySelectorAll('.course-hint')].filter((one) => one.offsetParent).length"
        sitting = open_quiz("mode: choice")
        sitting.press("practise")
        assert sitting.tab.js(shown) == 1
        sitting.press("leave")
        sitting.press("begin")
        assert sitting.tab.js(shown) == 0
        sitting.respond(RIGHT)
        sitting.hand_in()
        assert sitting.tab.js(shown) == 0

    def test_either_way_completes_the_lesson(self, open_quiz: OpenQuiz) -> None:
        """Practice does."""
        sitting = open_quiz("mode: choice")
        sitting.press("practise")
        for item, options in WRONG.items():
            settle(sitting, item, options)
        until(lambda: text(sitting.tab, ".course-completed").startswith(start("lesson.completed")))


class TestBefore:
    """A quiz before a course."""

    def test_a_response_is_kept_once_and_nothing_is_said_of_it(self, open_quiz: OpenQuiz) -> None:
        """Not even after a reload."""
        sitting = open_quiz("mode: before", "confidence: yes")
        sitting.tab.click("#counter--refund .course-sure input[value=certain]")
        check(sitting, "refund", WRONG["refund"])
        kept_words = say("before.kept")
        for _ in range(2):
            until(lambda: sitting.result("refund") == kept_words)
            assert sitting.chosen() == WRONG["refund"]
            assert score(sitting) == say("quiz.answered", done=1, count=4)
            assert sure(sitting, "refund") == [("certain", True)]
            disabled = (
                "return [...document.querySelectorAll('#counter--refund input')].every(box => box.matches(':disabled'))"
            )
            assert sitting.tab.js(disabled)
            seen = sitting.tab.js("return document.querySelector('#counter').innerText")
            words = (
                *VERDICTS,
                "that we broke",
                say("quiz.try-again"),
                say("quiz.start-anew"),
                say("quiz.check"),
                say("before.without-scripts"),
            )
            assert not [told for told in words if told in seen]
            sitting.tab.reload()
        for item in ("first-look", "long-line", "back-again"):
            check(sitting, item, RIGHT[item])
        until(lambda: score(sitting) == say("quiz.answered", done=4, count=4))
        assert axe(sitting.tab) == []

    def test_nothing_chosen_is_not_kept(self, open_quiz: OpenQuiz) -> None:
        """And what is chosen and not kept is a draft."""
        sitting = open_quiz("mode: before")
        sitting.tab.click("#counter--refund [data-do=check]")
        assert sitting.tab.texts("#counter--refund > .course-lacking") == [say("choice.ask")]
        assert sitting.tab.texts("#counter--refund [data-do=show]:not([hidden])") == []
        sitting.choose("refund", RIGHT["refund"])
        sitting.tab.reload()
        assert sitting.chosen() == RIGHT["refund"]
        assert score(sitting) == ""


class TestConfidence:
    """How sure the learner is."""

    def test_it_is_asked_and_never_needed(self, open_quiz: OpenQuiz) -> None:
        """It is kept with the response, and half given with the draft."""
        sitting = open_quiz("confidence: yes")
        assert sitting.tab.texts("#counter--refund .course-sure legend") == [say("confidence.ask")]
        check(sitting, "first-look", RIGHT["first-look"])
        until(lambda: say("quiz.right") in sitting.result("first-look"))
        sitting.tab.click("#counter--refund .course-sure input[value=fairly]")
        sitting.tab.reload()
        assert sure(sitting, "refund") == [("fairly", False)]
        check(sitting, "refund", RIGHT["refund"])
        until(lambda: sure(sitting, "refund") == [("fairly", True)])
        sitting.tab.reload()
        assert sure(sitting, "refund") == [("fairly", True)]
        assert sure(sitting, "first-look") == []
        assert str(kept(sitting.tab)).count('"confidence":"fairly"') == 1

    def test_it_is_asked_once(self, open_quiz: OpenQuiz) -> None:
        """It is about the first try, whose confidence counts; the second is not asked for it."""
        sitting = open_quiz("confidence: yes")
        sitting.tab.click("#counter--back-again .course-sure input[value=certain]")
        check(sitting, "back-again", WRONG["back-again"])
        sitting.tab.click("#counter--back-again [data-do=retry]")
        assert sure(sitting, "back-again") == [("certain", True)]
        check(sitting, "back-again", RIGHT["back-again"])
        until(lambda: say("quiz.right-second") in sitting.result("back-again"))
        assert sure(sitting, "back-again") == [("certain", True)]
        assert str(kept(sitting.tab)).count('"confidence":"certain"') == 1

    def test_an_exam_keeps_it_too(self, open_quiz: OpenQuiz) -> None:
        """And scores it never."""
        sitting = open_quiz("mode: exam", "confidence: yes")
        sitting.press("begin")
        sitting.tab.click("#counter--refund .course-sure input[value=certain]")
        sitting.choose("refund", WRONG["refund"])
        sitting.tab.reload()
        assert sure(sitting, "refund") == [("certain", False)]
        sitting.hand_in()
        assert sitting.said().startswith(f"✗{say('exam.not-passed')} {scored(0, 4)}")
        assert sure(sitting, "refund") == [("certain", True)]


class TestDraw:
    """Some of a pool."""

    def test_practice_draws_once_for_a_run(self, open_quiz: OpenQuiz) -> None:
        """It stays through a reload, before the first response too; starting anew draws anew."""
        sitting = open_quiz("pick: 2")
        draws = {tuple(sitting.asked())}
        sitting.tab.reload()
        assert {tuple(sitting.asked())} == draws
        for _ in range(12):
            asked = sitting.asked()
            assert len(asked) == 2
            check(sitting, asked[0], RIGHT[asked[0]])
            sitting.tab.reload()
            assert sitting.asked() == asked
            assert score(sitting) == say("quiz.answered", done=1, count=2)
            sitting.press("anew")
            draws.add(tuple(sitting.asked()))
        assert len(draws) > 1

    def test_a_lesson_with_a_draw_is_completed_by_what_was_drawn(self, open_quiz: OpenQuiz) -> None:
        """The rest of the pool counts for nothing, and drawing anew opens nothing again."""
        sitting = open_quiz("pick: 2")
        first, last = sitting.asked()
        settle(sitting, first, WRONG[first])
        assert text(sitting.tab, ".course-completed") == ""
        check(sitting, last, RIGHT[last])
        done = start("lesson.completed")
        until(lambda: text(sitting.tab, ".course-completed").startswith(done))
        sitting.press("missed")
        assert sitting.asked() == [first]
        check(sitting, first, RIGHT[first])
        sitting.press("anew")
        sitting.tab.reload()
        assert say("lesson.new", count=1) not in text(sitting.tab, ".course-completed")

    def test_an_exam_draws_for_each_attempt(self, open_quiz: OpenQuiz) -> None:
        """And scores what was drawn."""
        sitting = open_quiz("mode: exam", "pick: 2", "pass: 50")
        assert sitting.said().startswith(
            f"{say('exam.intro-drawn', count=2, pool=4)} {say('exam.pass-with', needed=1, count=2)}"
        )
        draws = set()
        for _ in range(8):
            sitting.press("begin")
            asked = sitting.asked()
            draws.add(tuple(asked))
            sitting.tab.reload()
            assert (sitting.asked(), sitting.numbers()) == (
                asked,
                [say("quiz.number", number=1, count=2), say("quiz.number", number=2, count=2)],
            )
            sitting.respond(RIGHT)
            sitting.hand_in()
            assert sitting.said().startswith(f"✓{say('exam.passed')} {scored(2, 2)}")
        assert len(draws) > 1
        assert end("exam.best", count=8) in sitting.said()


def test_on_a_page_that_is_reached_without_a_reload(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Where the page before had no such quiz, the second script comes after it."""
    files: Files = {**quiz("mode: exam"), "docs/index.md": "# Home\n\n[To the lesson](module/lesson.md)\n"}
    site = serve(courses(files))
    site.folder = courses(files, **instant(site.address))
    tab = visit().tab()
    tab.open(f"{site.address}/")
    tab.js("window.here = true")
    until(lambda: tab.js("return performance.getEntriesByType('resource').some(({name}) => name.includes('sitemap'))"))
    tab.click("article a[href*=lesson]")
    sitting = Sitting(tab)
    until(lambda: sitting.buttons() == [say("exam.begin")])
    assert tab.js("return [window.here, location.pathname]") == [True, LESSON_PAGE]
    sitting.press("begin")
    assert len(sitting.asked()) == 4
