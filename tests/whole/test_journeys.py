"""What learners do, in three engines: they respond, reload, come back, and find everything as they left it."""

from __future__ import annotations

import pytest

from browsers import Tab, settle, text, until
from browsing import Courses, Serve, Visit, in_browsers
from course_folder import LESSON
from learner import COURSE, LESSON_PAGE, PLAIN_PAGE, Item, focused, score, second, ticked
from said import say, start

pytestmark = in_browsers


@pytest.fixture
def lesson(courses: Courses, serve: Serve) -> str:
    """Return the address of a lesson with a quiz of two items and a checklist."""
    return serve(courses(COURSE)).address + LESSON_PAGE


def stays(tab: Tab, lesson: str) -> None:
    """Reload, leave and come back: all is as it was."""
    before = (Item(tab).options(), Item(tab).chosen(), Item(tab).result(), Item(tab).buttons(), score(tab))
    tab.reload()
    assert (Item(tab).options(), Item(tab).chosen(), Item(tab).result(), Item(tab).buttons(), score(tab)) == before
    tab.open(lesson.replace(LESSON_PAGE, PLAIN_PAGE))
    tab.open(lesson)
    assert (Item(tab).options(), Item(tab).chosen(), Item(tab).result(), Item(tab).buttons(), score(tab)) == before


def test_a_response_is_told_in_words_and_kept(visit: Visit, lesson: str) -> None:
    """Respond, reload, leave, come back."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("Distractor one")
    Item(tab).sees(say("quiz.wrong"))
    assert "Why one is wrong." in Item(tab).result()
    assert "Think of keys." in Item(tab).result()
    told = ("What to know about it.", say("quiz.mark-missed"))
    assert not [one for one in told if one in text(tab, "#in-place--first")]
    stays(tab, lesson)
    Item(tab).give_up()
    assert all(one in text(tab, "#in-place--first") for one in told)
    assert Item(tab).buttons() == []
    stays(tab, lesson)
    assert score(tab) == say("quiz.answered", done=1, count=2)


def test_of_several_options_each_is_told_with_its_feedback(visit: Visit, courses: Courses, serve: Serve) -> None:
    """In the order that they stand in on the page, which is not that of the bank."""
    items = "\n".join(f"- [ ] Distractor {each}\n  > Feedback {each}." for each in range(8))
    quiz = f"### many\n\nWhich TWO are keys?\n\n- [x] One key\n- [x] Other key\n{items}\n\n> What to know.\n\n:::\n"
    lesson = COURSE | {"docs/module/lesson.md": LESSON.split("### placed-item", maxsplit=1)[0] + quiz}
    tab = visit().tab()
    tab.open(serve(courses(lesson)).address + LESSON_PAGE)
    item = Item(tab, "in-place--many")
    shown = [option for option in item.options() if option.startswith("Distractor")]
    chosen = [shown[1], shown[5]]
    item.respond(*chosen)
    told = tab.texts("#in-place--many .course-result li")
    assert [" ".join(one.split()) for one in told] == [
        say("choice.key-wrong", option=f"{each} Feedback {each[-1]}.") for each in chosen
    ]
    item.retry()
    item.respond(shown[0], "One key")
    item.sees(f"Feedback {shown[0][-1]}.")
    assert shown[0] not in item.result()


def test_how_many_are_to_be_chosen_is_said_and_no_mistake(visit: Visit, lesson: str) -> None:
    """Of too few and of too many; nothing of it is kept as a response."""
    tab = visit().tab()
    tab.open(lesson)
    item = second(tab)
    item.check()
    assert item.lacks() == say("choice.ask-several", count=2)
    item.respond("One key")
    assert item.lacks() == say("choice.more", count=1)
    item.choose("A distractor")
    assert item.lacks() == ""
    item.respond("Other key")
    assert item.lacks() == say("choice.fewer", of=2, count=1)
    assert (item.result(), score(tab)) == ("", "")
    tab.reload()
    assert len(item.chosen()) == 3


def test_options_stay_in_their_order_until_one_starts_anew(visit: Visit, lesson: str) -> None:
    """They are shuffled once for each attempt, before the first response too."""
    tab = visit().tab()
    tab.open(lesson)
    orders = {tuple(Item(tab).options())}
    Item(tab).choose("Distractor two")
    tab.reload()
    assert {tuple(Item(tab).options())} == orders
    for _ in range(3):
        Item(tab).miss("Distractor two")
        tab.click("#in-place [data-do=anew]")
        orders.add(tuple(Item(tab).options()))
    assert len(orders) > 1
    assert Item(tab).chosen() == []


def test_what_is_chosen_and_not_checked_is_there_after_a_reload(visit: Visit, lesson: str) -> None:
    """It is a draft, and nothing is said about it; nothing chosen is no response."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).check()
    assert Item(tab).lacks() == say("choice.ask")
    Item(tab).choose("Distractor three")
    second(tab).choose("One key")
    tab.reload()
    assert Item(tab).chosen() == ["Distractor three"]
    assert second(tab).chosen() == ["One key"]
    assert (Item(tab).result(), score(tab)) == ("", "")


def test_trying_again_teaches_and_does_not_count(visit: Visit, lesson: str) -> None:
    """The first response is the one that is scored; what was right of it stays, and is half done after a reload."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("Distractor one")
    Item(tab).retry()
    assert tab.js("return document.activeElement === document.querySelector('#in-place--first input')")
    assert Item(tab).chosen() == []
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right-second"))
    second(tab).respond("One key", "A distractor")
    assert second(tab).result().startswith(f"✗{say('choice.partly-wrong', hits=1, of=2, count=1)}")
    second(tab).retry()
    tab.reload()
    assert second(tab).chosen() == ["One key"]
    second(tab).respond("A distractor")
    assert say("quiz.mark-missed") in text(tab, "#in-place--second")
    assert score(tab) == f"{say('quiz.all-scored', count=2, right=0)} {say('quiz.second', count=1)}"


def test_only_what_was_missed_is_asked_again(visit: Visit, lesson: str) -> None:
    """And starting anew asks everything; what is right then is no first time."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("The key")
    second(tab).miss("One key", "A distractor")
    tab.click("#in-place [data-do=missed]")
    hidden = "return [...document.querySelectorAll('#in-place course-item')].map(item => item.hidden)"
    assert tab.js(hidden) == [True, False]
    assert focused(tab) == "In place"
    tab.reload()
    assert tab.js(hidden) == [True, False]
    second(tab).respond("One key", "Other key")
    assert score(tab) == say("quiz.one-answered")
    tab.click("#in-place [data-do=anew]")
    assert tab.js(hidden) == [False, False]
    assert (Item(tab).chosen(), second(tab).chosen(), score(tab)) == ([], [], "")
    Item(tab).respond("The key")
    second(tab).respond("One key", "Other key")
    assert score(tab) == say("quiz.all-again", count=2, right=2, graded=2)


def test_who_cleared_the_answers_can_bring_them_back(visit: Visit, lesson: str) -> None:
    """What was half done, too, also after a reload; not once something is answered anew."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).respond("The key")
    second(tab).choose("One key")
    undo = "#in-place [data-do=undo]:not([hidden])"
    for _ in range(2):
        assert tab.texts(undo) == []
        tab.click("#in-place [data-do=anew]")
        tab.reload()
        assert (Item(tab).chosen(), second(tab).chosen(), tab.texts(undo)) == ([], [], [say("quiz.undo")])
        tab.click(undo)
        assert focused(tab) == "In place"
        assert second(tab).chosen() == ["One key"]
        tab.reload()
        assert Item(tab).result().startswith(f"✓{say('quiz.right')}")
        assert (second(tab).chosen(), score(tab)) == (["One key"], say("quiz.answered", done=1, count=2))
    tab.click("#in-place [data-do=anew]")
    Item(tab).respond("Distractor one")
    assert tab.texts(undo) == []


def test_a_quiz_and_a_checklist_are_done_by_keyboard_alone(visit: Visit, lesson: str) -> None:
    """Arrow keys choose and never submit; the focus goes to what is told, and on to what can be done next."""
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
    assert tab.js("return document.activeElement.id") == "in-place--first--result"
    tab.keys("Enter", "Tab")
    if say("quiz.try-again") in Item(tab).buttons():
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
    """Right or given up, and starting anew does not take it back."""
    tab = visit().tab()
    tab.open(lesson)
    Item(tab).miss("Distractor one")
    assert text(tab, ".course-completed") == ""
    second(tab).respond("One key", "A distractor")
    assert text(tab, ".course-completed") == ""
    second(tab).give_up()
    until(lambda: text(tab, ".course-completed").startswith(start("lesson.completed")))
    tab.click("#in-place [data-do=anew]")
    tab.reload()
    assert text(tab, ".course-completed").startswith(start("lesson.completed"))
