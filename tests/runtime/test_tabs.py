"""Several tabs of one course at once, in three engines: each sees the others, and none takes anything from another."""

from __future__ import annotations

import json

import pytest

from browsers import Session, Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from data_page import DATA_PAGE, FILES, GUEST, press_and_reload
from learner import COURSE, LESSON_PAGE, PLAIN_PAGE, STORED, Item, is_new, keep, kept, score, second, ticked
from said import say, start
from storages import NOTICE

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
    second(two).choose("One key", "A distractor")
    Item(one).respond("Distractor one")
    Item(two).sees(say("quiz.wrong"))
    Item(two).retry()
    Item(one).give_up()
    assert Item(two).buttons() == [say("quiz.check"), say("quiz.show")]
    Item(two).respond("The key")
    for tab in (one, two):
        Item(tab).sees(say("quiz.right-second"))
    assert sorted(second(two).chosen()) == ["A distractor", "One key"]
    two.click("#to-do input")
    until(lambda: ticked(one) == [True, False])
    second(two).check()
    second(two).give_up()
    both = f"{say('quiz.all-scored', count=2, right=0)} {say('quiz.second', count=1)}"
    until(lambda: score(one) == both)
    one.click("#in-place [data-do=anew]")
    until(lambda: (score(two), Item(two).chosen()) == ("", []))


def test_three_tabs_lose_nothing(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What each did is there in every other, and in one that is opened later."""
    tabs = opened(visit, serve(courses(COURSE)).address, 3)
    Item(tabs[0]).respond("The key")
    second(tabs[1]).respond("One key", "Other key")
    tabs[2].click("#to-do li:last-of-type input")
    done = (say("quiz.all-scored", count=2, right=2), [False, True], True)
    for tab in tabs:
        until(lambda: state(tab) == done)  # noqa: B023  (called at once)
    tabs[1].reload()
    assert state(tabs[1]) == done


def state(tab: Tab) -> tuple[str, list[bool], bool]:
    """Return what a tab says of the quiz, the checklist and the lesson."""
    return score(tab), ticked(tab), start("lesson.completed") in text(tab, ".course-completed")


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
    until(lambda: len(events(tabs[1])) == len(tabs) * MANY)  # a busy browser lets another tab know late


def test_keys_of_closed_tabs_are_joined(visit: Visit, courses: Courses, serve: Serve) -> None:
    """On the page with one's data; that of a tab that is open is left alone."""
    one, two = opened(visit, serve(courses(FILES)).address, 2)
    line = '{"version":1}\n["event-%d",1,%d,"ticked","line","module/lesson#to-do",null]'
    keep(two, {f"{STORED}tab{number}": line % (number, number) for number in range(9)})
    Item(one).respond("The key")
    Item(one).sees(say("quiz.right"))
    own, log = next((key, log) for key, log in kept(two).items() if "responded" in log)
    two.open(two.js("return location.origin") + DATA_PAGE)
    until(lambda: len([key for key in kept(two) if ":draft:" not in key]) == 2)
    assert kept(two)[own] == log
    assert events(two) >= {f"event-{number}" for number in range(9)}


def events(tab: Tab) -> set[str]:
    """Return the ids of all events that are stored."""
    return {json.loads(line)[0] for log in kept(tab).values() for line in log.split("\n")[1:]}


ANN = "course:serving-from-the-heart:learner"
MY_DEVICE = say("settings.to-mine")


def is_started_again(tab: Tab) -> None:
    """Wait until a page that was marked as old has started again."""
    until(lambda: is_new(tab))


def test_who_learns_is_switched_in_every_tab(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Nobody works on in what another did before; what was half done is kept for whoever did it."""
    address = serve(courses(FILES)).address
    one, two = opened(visit, address, 2)
    Item(one).respond("The key")
    Item(one).sees(say("quiz.right"))
    second(one).choose("One key")
    one.js("window.isOld = true")
    two.open(address + DATA_PAGE)
    press_and_reload(two, say("settings.someone-else"))
    is_started_again(one)
    assert (Item(one).result(), second(one).chosen()) == ("", [])
    second(one).choose("A distractor")
    one.js("window.isOld = true")
    press_and_reload(two, say("settings.switch-to", name=say("settings.learner", number=2)))
    is_started_again(one)
    Item(one).sees(say("quiz.right"))
    assert second(one).chosen() == ["One key"]


def test_a_page_that_would_lose_something_stays_with_who_learned_in_it(
    visit: Visit, courses: Courses, serve: Serve
) -> None:
    """Until there is room for it."""
    one, two = opened(visit, serve(courses(COURSE)).address, 2)
    one.js(
        "window.isOld = true; window.storage = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw 1 }"
    )
    Item(one).respond("The key")
    until(lambda: text(one, NOTICE).startswith(say("trouble.full")))
    keep(two, {ANN: "ann"})
    second(one).choose("One key")
    Item(one).sees(say("quiz.right"))
    assert one.js("return window.isOld")
    one.js("Storage.prototype.setItem = window.storage")
    two.js("localStorage.setItem('other', '')")
    is_started_again(one)
    assert Item(one).result() == ""
    assert [key for key, log in kept(two).items() if "responded" in log and key.startswith(STORED)]


@pytest.fixture(params=["address", "named"])
def site(request: pytest.FixtureRequest, courses: Courses, serve: Serve) -> str:
    """Return the address of a site, also where browsers keep locks and other things from a page."""
    return str(getattr(serve(courses(FILES)), request.param))


def with_guest(session: Session, address: str) -> Tab:
    """Return a tab in which somebody has said that this is not their device."""
    tab = session.tab()
    tab.open(address + DATA_PAGE)
    press_and_reload(tab, say("settings.to-guest"))
    until(lambda: MY_DEVICE in tab.texts("course-settings button"))
    return tab


def works_as_guest(tab: Tab) -> bool:
    """Return whether a page says that it keeps nothing on the device, and does not."""
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    return text(tab, NOTICE).startswith(say("trouble.guest")) and set(kept(tab)) <= {GUEST}


def test_a_new_tab_of_a_guest_keeps_nothing_either(visit: Visit, site: str) -> None:
    """Also where the guest came by a page on which nothing can be done. Who owns the device can say so."""
    session = visit()
    guest, new = with_guest(session, site), session.tab()
    guest.open(site + PLAIN_PAGE)
    new.open(site + LESSON_PAGE)
    assert works_as_guest(new)
    new.open(site + DATA_PAGE)
    press_and_reload(new, MY_DEVICE)
    new.open(site + LESSON_PAGE)
    assert (Item(new).result(), new.texts(NOTICE)) == ("", [])
    Item(new).respond("Distractor one")
    Item(new).sees(say("quiz.wrong"))
    assert any(key.startswith(STORED) for key in kept(new))
    guest.open(site + LESSON_PAGE)
    assert Item(guest).result() == ""


def test_open_tabs_become_those_of_a_guest(visit: Visit, site: str) -> None:
    """What is on the device stays there."""
    session = visit()
    tab = session.tab()
    tab.open(site + LESSON_PAGE)
    second(tab).choose("One key")
    before = kept(tab)
    tab.js("window.isOld = true")
    with_guest(session, site)
    is_started_again(tab)
    assert second(tab).chosen() == []
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    assert {**kept(tab), GUEST: ""} == {**before, GUEST: ""}
    tab.open(site + DATA_PAGE)
    press_and_reload(tab, MY_DEVICE)
    tab.open(site + LESSON_PAGE)
    assert (Item(tab).result(), second(tab).chosen()) == ("", ["One key"])


def test_the_device_forgets_a_guest_who_leaves(visit: Visit, site: str) -> None:
    """Whoever comes after is nobody's guest, also where the browser ended without a word an hour ago."""
    session = visit()
    tab, other = with_guest(session, site), session.tab()
    other.open(site + PLAIN_PAGE)
    assert set(kept(other)) == {GUEST}
    tab.open("about:blank")
    until(lambda: kept(other) == {})
    other.js("localStorage.setItem(args[0], Date.now() - 3_700_000)", GUEST)
    other.open(site + LESSON_PAGE)
    Item(other).respond("The key")
    Item(other).sees(say("quiz.right"))
    assert other.texts(NOTICE) == []
    assert any(key.startswith(STORED) for key in kept(other))
