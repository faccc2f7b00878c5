"""Several tabs of one course at once, in three engines: each sees the others, and none takes anything from another."""

from __future__ import annotations

import json

from browsers import Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from learner import COURSE, LESSON_PAGE, Item, kept, score, second, ticked

pytestmark = in_browsers

MANY = 60


def opened(visit: Visit, address: str, count: int) -> list[Tab]:
    """Return tabs of one session, each at the lesson."""
    session = visit()
    tabs = [session.tab() for _ in range(count)]
    for tab in tabs:
        tab.open(address + LESSON_PAGE)
    return tabs


def test_two_tabs_see_what_is_done_in_the_other(visit: Visit, courses: Courses, serve: Serve) -> None:
    """At once, without a reload, and without clearing what is half chosen."""
    one, two = opened(visit, serve(courses(COURSE)).address, 2)
    second(two).choose("One key")
    Item(one).respond("Distractor one")
    Item(two).sees("Not right.")
    assert second(two).chosen() == ["One key"]
    two.click("#to-do input")
    until(lambda: ticked(one) == [True, False])
    second(two).check()
    until(lambda: score(one) == "All 2 answered, 0 right at the first try.")
    one.click("#in-place [data-do=anew]")
    until(lambda: (score(two), Item(two).chosen()) == ("", []))


def test_three_tabs_lose_nothing(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What each did is there in every other, and in one that is opened later."""
    tabs = opened(visit, serve(courses(COURSE)).address, 3)
    Item(tabs[0]).respond("The key")
    second(tabs[1]).respond("One key", "Other key")
    tabs[2].click("#to-do li:last-of-type input")
    done = ("All 2 answered, 2 right at the first try.", [False, True], True)
    for tab in tabs:
        until(lambda: state(tab) == done)  # noqa: B023  (called at once)
    tabs[1].reload()
    assert state(tabs[1]) == done


def state(tab: Tab) -> tuple[str, list[bool], bool]:
    """Return what a tab says of the quiz, the checklist and the lesson."""
    return score(tab), ticked(tab), "You completed" in text(tab, ".course-completed")


def test_two_tabs_that_write_at_the_same_time_lose_nothing(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Each writes a key of its own."""
    tabs = opened(visit, serve(courses(COURSE)).address, 2)
    for tab in tabs:
        tab.js(
            """window.left = args[0]
            const {port1, port2} = new MessageChannel()  // not slowed down in a tab behind another, as timers are
            port1.onmessage = () => {
                document.querySelector('#to-do input').click()
                if (--window.left) port2.postMessage('')
            }
            port2.postMessage('')""",
            MANY,
        )
    until(lambda: len(events(tabs[0])) == len(tabs) * MANY)
    assert len(events(tabs[1])) == len(tabs) * MANY


def events(tab: Tab) -> set[str]:
    """Return the ids of all events that are stored."""
    return {json.loads(line)[0] for log in kept(tab).values() for line in log.split("\n")[1:]}
