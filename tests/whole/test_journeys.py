"""What learners do, in three engines: they respond, reload, come back, and find everything as they left it."""

from __future__ import annotations

import pytest

from browsers import settle, text, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import LESSON
from learner import COURSE, LESSON_PAGE, PLAIN_PAGE, Item, focused, score, second, ticked
from said import say, start

pytestmark = in_browsers


@pytest.fixture
def lesson(courses: Courses, serve: Serve) -> str:
    """Return the address of a lesson with a quiz of two items and a checklist."""
    return serve(courses(COURSE)).address + LESSON_PAGE


def test_a_response_is_told_in_words_and_kept(visit: Visit, lesson: str) -> None:
    """Respond, reload, leave, come back."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("Distractor one")
    Item(tab).sees(say("quiz.wrong"))
    assert "Why one is wrong." in Item(tab).result()
    assert "What to know about it." in Item(tab).result()
    before = (Item(tab).options(), Item(tab).chosen(), Item(tab).result(), score(tab))
    assert before[3] == say("quiz.answered", done=1, count=2)
    tab.reload()
    assert (Item(tab).options(), Item(tab).chosen(), Item(tab).result(), score(tab)) == before
    tab.open(lesson.replace(LESSON_PAGE, PLAIN_PAGE))
    tab.open(lesson)
    assert (Item(tab).options(), Item(tab).chosen(), Item(tab).result(), score(tab)) == before


def test_of_several_options_each_is_told_with_its_feedback(visit: Visit, courses: Courses, serve: Serve) -> None:
    """In the order that they stand in on the page, which is not that of the bank."""
    items = "\n".join(f"- [ ] Distractor {each}\n  > Feedback {each}." for each in range(8))
    quiz = f"### many\n\nWhich TWO are keys?\n\n- [x] One key\n- [x] Other key\n{items}\n\n> What to know.\n\n:::\n"
    lesson = COURSE | {"docs/module/lesson.md": LESSON.split("### placed-item", maxsplit=1)[0] + quiz}
    tab = visit().tab()
    tab.open(serve(courses(lesson)).address + LESSON_PAGE)
    item = Item(tab, "in-place--many")
    shown = [option for option in item.options() if option.startswith("Distractor")]
    item.respond(*shown)
    item.sees("What to know.")
    told = tab.texts("#in-place--many .course-result li")
    assert [" ".join(one.split()) for one in told] == [
        say("choice.key-wrong", option=f"{each} Feedback {each[-1]}.") for each in shown
    ]
    tab.click(f"#{item.id} [data-do=check]")
    item.respond(shown[0])
    item.sees(f"Feedback {shown[0][-1]}.")
    assert shown[0] not in item.result()


def test_options_stay_in_their_order_until_one_starts_anew(visit: Visit, lesson: str) -> None:
    """They are shuffled once for each attempt, before the first response too."""
    tab = visit().tab()
    tab.open(lesson)
    orders = {tuple(Item(tab).options())}
    Item(tab).choose("Distractor two")
    tab.reload()
    assert {tuple(Item(tab).options())} == orders
    for _ in range(3):
        Item(tab).respond("Distractor two")
        tab.click("#in-place [data-do=anew]")
        orders.add(tuple(Item(tab).options()))
    assert len(orders) > 1
    assert Item(tab).chosen() == []


def test_what_is_chosen_and_not_checked_is_there_after_a_reload(visit: Visit, lesson: str) -> None:
    """It is a draft, and nothing is said about it; nothing chosen is no response."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).check()
    Item(tab).sees(say("choice.ask"))
    Item(tab).choose("Distractor three")
    second(tab).choose("One key")
    tab.reload()
    assert Item(tab).chosen() == ["Distractor three"]
    assert second(tab).chosen() == ["One key"]
    assert (Item(tab).result(), score(tab)) == ("", "")


def test_trying_again_teaches_and_does_not_count(visit: Visit, lesson: str) -> None:
    """The first response is the one that is scored."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("Distractor one")
    Item(tab).check()
    assert Item(tab).result() == ""
    assert tab.js("return document.activeElement === document.querySelector('#in-place--first input')")
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    second(tab).respond("One key")
    second(tab).sees(say("choice.partly", hits=1, of=2))
    assert score(tab) == say("quiz.all-scored", count=2, right=0)


def test_only_what_was_missed_is_asked_again(visit: Visit, lesson: str) -> None:
    """And starting anew asks everything."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("The key")
    second(tab).respond("A distractor")
    tab.click("#in-place [data-do=missed]")
    hidden = "return [...document.querySelectorAll('#in-place course-item')].map(item => item.hidden)"
    assert tab.js(hidden) == [True, False]
    assert focused(tab) == "In place"
    tab.reload()
    assert tab.js(hidden) == [True, False]
    second(tab).respond("One key", "Other key")
    assert score(tab) == say("quiz.one-right")
    tab.click("#in-place [data-do=anew]")
    assert tab.js(hidden) == [False, False]
    assert (Item(tab).chosen(), second(tab).chosen(), score(tab)) == ([], [], "")


def test_a_quiz_and_a_checklist_are_done_by_keyboard_alone(visit: Visit, lesson: str) -> None:
    """Arrow keys choose and never submit; the focus stays where the learner is."""
    tab = visit().tab()
    tab.open(lesson)
    tab.js("document.querySelector('#in-place--first input').focus()")
    tab.keys("ArrowDown", "ArrowDown")
    assert (Item(tab).chosen(), Item(tab).result()) == ([Item(tab).options()[2]], "")
    tab.keys("Tab")  # over the hint that stands between
    tab.keys(*["Tab"] * (focused(tab) == say("quiz.hint")))
    assert focused(tab) == say("quiz.check")
    tab.keys("Enter")
    until(lambda: any(say(name) in Item(tab).result() for name in ("quiz.right", "quiz.wrong")))
    assert focused(tab) == say("quiz.try-again")
    tab.js("document.querySelector('#to-do input').focus()")
    tab.keys("Space")
    assert ticked(tab) == [True, False]


def test_ticks_stay_until_one_starts_anew(visit: Visit, lesson: str) -> None:
    """Starting anew is always offered."""
    tab = visit().tab()
    tab.open(lesson)
    tab.click("#to-do input[value]")
    tab.reload()
    assert ticked(tab) == [True, False]
    assert text(tab, "#to-do .course-score") == say("checklist.ticked", done=1, count=2)
    tab.click("#to-do [data-do=anew]")
    assert ticked(tab) == [False, False]
    tab.reload()
    assert ticked(tab) == [False, False]


def test_who_started_a_checklist_anew_can_undo_it(visit: Visit, lesson: str) -> None:
    """All ticks are back, until a line is ticked after it."""
    tab = visit().tab()
    undo = "return [...document.querySelectorAll('#to-do button')].filter(b => !b.hidden).map(b => b.textContent)"
    tab.open(lesson)
    tab.click("#to-do input[value]")
    assert tab.js(undo) == [say("checklist.clear")]
    for _ in range(2):
        tab.click("#to-do [data-do=anew]")
    tab.reload()
    assert (ticked(tab), tab.js(undo)) == ([False, False], [say("checklist.clear"), say("checklist.undo")])
    tab.click("#to-do [data-do=undo]")
    assert ticked(tab) == [True, False]
    assert tab.js("return document.activeElement.matches('#to-do input')")
    tab.reload()
    assert (ticked(tab), tab.js(undo)) == ([True, False], [say("checklist.clear")])
    tab.click("#to-do [data-do=anew]")
    tab.click("#to-do input[value]")
    assert tab.js(undo) == [say("checklist.clear")]


@pytest.mark.parametrize("back", [False, True])
def test_a_browser_fills_in_nothing_that_is_not_kept(visit: Visit, lesson: str, *, back: bool) -> None:
    """Firefox fills in forms again after a reload, Chromium on the way back; what is shown is what the log has."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).choose("Distractor three")
    second(tab).choose("One key")
    tab.click("#to-do input")
    tab.js("localStorage.clear()")
    if back:
        tab.js("addEventListener('unload', () => {})")  # so that the page does not come back as it was, from memory
        tab.open(lesson.replace(LESSON_PAGE, PLAIN_PAGE))
        tab.back()
    else:
        tab.reload()
    settle(tab)
    assert (Item(tab).chosen(), second(tab).chosen(), ticked(tab)) == ([], [], [False, False])


def test_a_lesson_is_completed_once_all_its_items_have_a_response(visit: Visit, lesson: str) -> None:
    """Right or wrong, and starting anew does not take it back."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("Distractor one")
    assert text(tab, ".course-completed") == ""
    second(tab).respond("A distractor")
    until(lambda: text(tab, ".course-completed").startswith(start("lesson.completed")))
    tab.click("#in-place [data-do=anew]")
    tab.reload()
    assert text(tab, ".course-completed").startswith(start("lesson.completed"))
