"""A learner's own data, in three engines: names, backups, erasing, and a device that is somebody else's."""

from __future__ import annotations

import json
from functools import partial

import jsonschema
import pytest

from browsers import Session, Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from data_page import DATA_PAGE, FILES, GUEST, SCHEMA, call_oneself, is_said, offer, press, press_and_reload, said
from learner import LESSON_PAGE, Item, is_new, kept, score, ticked
from said import entries, say, start
from storages import EMPTY, FILL, NOTICE

pytestmark = [*in_browsers, pytest.mark.sliced]

HOSTILE = "<img src=x onerror=\"document.title='broken'\">"


def with_progress(session: Session, address: str) -> Tab:
    """Return a tab in which a learner has responded and ticked."""
    tab = session.tab()
    tab.open(address + LESSON_PAGE)
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    tab.click("#to-do label input")
    until(lambda: ticked(tab)[0])
    return tab


def test_a_backup_moves_progress_to_another_browser(visit: Visit, courses: Courses, serve: Serve) -> None:
    """And is what the schema says that it is."""
    address = serve(courses(FILES)).address
    here, elsewhere = visit(), visit()
    tab = with_progress(here, address)
    tab.open(address + DATA_PAGE)
    press(tab, say("settings.save-backup"))
    backup = here.saved()
    jsonschema.validate(json.loads(backup), SCHEMA)

    other = elsewhere.tab()
    other.open(address + DATA_PAGE)
    offer(other, backup)
    assert said(other).startswith(say("settings.has-new", count=2))
    press(other, say("settings.restore-one", what=entries(2)))
    until(lambda: said(other) == say("settings.entries-restored", count=2))
    offer(other, backup)
    until(lambda: said(other) == say("settings.has-nothing"))
    other.open(address + LESSON_PAGE)
    Item(other).sees(say("quiz.right"))
    assert (score(other), ticked(other)) == (say("quiz.answered", done=1, count=2), [True, False])


def test_a_backup_that_is_none_changes_nothing(visit: Visit, courses: Courses, serve: Serve) -> None:
    """It is checked before anything changes, and refused in words."""
    address = serve(courses(FILES)).address
    tab = with_progress(visit(), address)
    tab.open(address + DATA_PAGE)
    before = kept(tab)
    event = {"id": "a", "at": 1, "seq": 1, "kind": "ticked"}
    whole = {"format": "course-backup", "version": 1, "course": "serving-from-the-heart", "events": [event]}
    for refused, why in [
        ("{", say("settings.unreadable")),
        ("[]", say("settings.unreadable")),
        (json.dumps({**whole, "events": [event, {"id": 1}]}), say("settings.unreadable")),
        (json.dumps({**whole, "events": {"__proto__": [event]}}), say("settings.unreadable")),
        (
            json.dumps({**whole, "events": [{**event, "seq": 2**40}]}),
            say("settings.unreadable"),
        ),  # few numbers would come after it
        (
            json.dumps({**whole, "events": [{**event, "at": 8.65e15}]}),
            say("settings.unreadable"),
        ),  # there is no such day
        (
            json.dumps(whole).replace('"ticked"', f'"ticked", "deep": {"[" * 30_000 + "]" * 30_000}'),
            say("settings.unreadable"),
        ),
        (json.dumps({**whole, "version": 2}), say("settings.newer")),
        (json.dumps({**whole, "course": "another"}), say("settings.other-course")),
    ]:
        offer(tab, refused)
        until(partial(is_said, tab, why))
    assert kept(tab) == before


def test_what_was_erased_comes_back_only_if_asked_for(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Nothing of it is left in the browser; an old backup says what was erased, and offers to bring it back."""
    address = serve(courses(FILES)).address
    session = visit()
    tab = with_progress(session, address)
    tab.open(address + DATA_PAGE)
    press(tab, say("settings.save-backup"))
    backup = session.saved()
    press(tab, say("settings.erase"))
    until(lambda: said(tab).startswith(say("settings.really-erase", count=2)))
    press(tab, say("settings.no-keep"))
    until(lambda: said(tab) == say("settings.kept"))
    press(tab, say("settings.erase"))
    press(tab, say("settings.yes-erase"))
    until(lambda: said(tab) == say("settings.erased"))
    assert "in-place" not in str(kept(tab))
    offer(tab, backup)
    until(lambda: said(tab).startswith(f"{say('settings.has-nothing')} {start('settings.was-erased', count=2)}"))
    tab.open(address + LESSON_PAGE)
    assert (Item(tab).result(), ticked(tab)) == ("", [False, False])
    tab.open(address + DATA_PAGE)
    offer(tab, backup)
    press(tab, say("settings.bring-back", count=2))
    until(lambda: said(tab) == say("settings.brought-back", count=2))
    offer(tab, backup)
    until(lambda: said(tab) == say("settings.has-nothing"))
    tab.open(address + LESSON_PAGE)
    Item(tab).sees(say("quiz.right"))
    assert ticked(tab) == [True, False]


def test_whose_backup_it_is_is_said(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Who has a name here keeps it."""
    address = serve(courses(FILES)).address
    here, elsewhere = visit(), visit()
    tab, other = with_progress(here, address), elsewhere.tab()
    for each, name in ((tab, HOSTILE), (other, "Bob")):
        each.open(address + DATA_PAGE)
        call_oneself(each, name)
        until(partial(is_said, each, say("settings.name-saved")))
    press(tab, say("settings.save-backup"))
    offer(other, here.saved())
    assert said(other).startswith(f"{say('settings.backup-of', name=HOSTILE)} {say('settings.has-new', count=2)}")
    press(other, say("settings.restore-one", what=entries(2)))
    until(lambda: said(other) == say("settings.entries-restored", count=2))
    assert say("settings.named", name="Bob") in other.texts("course-settings p")
    assert other.js("return document.title") != "broken"


def test_erasures_of_a_backup_are_taken_in_whatever_order(visit: Visit, courses: Courses, serve: Serve) -> None:
    """One from after everything was erased, then one from before: nothing of it appears."""
    address = serve(courses(FILES)).address
    here = visit()
    tab, other = with_progress(here, address), visit().tab()
    for each in (tab, other):
        each.open(address + DATA_PAGE)
    press(tab, say("settings.save-backup"))
    before = here.saved()
    press(tab, say("settings.erase"))
    press(tab, say("settings.yes-erase"))
    until(lambda: said(tab) == say("settings.erased"))
    press(tab, say("settings.save-backup"))
    offer(other, here.saved())
    until(lambda: said(other) == say("settings.has-nothing"))
    offer(other, before)
    until(lambda: said(other).startswith(f"{say('settings.has-nothing')} {start('settings.was-erased', count=2)}"))


def test_a_backup_says_what_it_erases(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What was erased where it was made is erased here, but not without a word."""
    address = serve(courses(FILES)).address
    here, elsewhere = visit(), visit()
    tab, other = with_progress(here, address), elsewhere.tab()
    for each in (tab, other):
        each.open(address + DATA_PAGE)
    press(tab, say("settings.save-backup"))
    offer(other, here.saved())
    press(other, say("settings.restore-one", what=entries(2)))
    press(other, say("settings.erase"))
    press(other, say("settings.yes-erase"))
    until(lambda: said(other) == say("settings.erased"))
    call_oneself(other, "Ada")
    press(other, say("settings.save-backup"))
    offer(tab, elsewhere.saved())
    until(lambda: f"{say('settings.has-new', count=1)} {say('settings.erases', count=2)}" in said(tab))
    press(tab, say("settings.restore-one-erase", what=entries(1), count=2))
    until(lambda: said(tab) == f"{say('settings.entries-restored', count=1)} {say('settings.entries-erased', count=2)}")


def test_several_learners_share_a_device(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Each sees only what is theirs, and goes on by name; a name is text, whatever it holds."""
    address = serve(courses(FILES)).address
    tab = with_progress(visit(), address)
    tab.open(address + DATA_PAGE)
    call_oneself(tab, HOSTILE)
    until(lambda: said(tab) == say("settings.name-saved"))
    press_and_reload(tab, say("settings.someone-else"))
    until(lambda: say("settings.switch-to", name=HOSTILE) in tab.texts("course-settings button"))
    tab.open(address + LESSON_PAGE)
    assert (Item(tab).result(), ticked(tab)) == ("", [False, False])
    Item(tab).respond("Distractor one")
    Item(tab).sees(say("quiz.wrong"))

    tab.open(address + DATA_PAGE)
    press_and_reload(tab, say("settings.switch-to", name=HOSTILE))
    until(
        lambda: say("settings.switch-to", name=say("settings.learner", number=2)) in tab.texts("course-settings button")
    )
    assert tab.js("return document.title") != "broken"
    tab.open(address + LESSON_PAGE)
    Item(tab).sees(say("quiz.right"))


SAVE = "course-settings [data-do=name]"


def test_nothing_moves_under_a_pointer_that_saves_a_name(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A second click, in a narrow window too, is on the same button."""
    tab = visit().tab()
    tab.size(360, 740)
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    place = "const {x, y} = document.querySelector(args[0]).getBoundingClientRect(); return [x, y + scrollY]"
    before = tab.js(place, SAVE)
    call_oneself(tab, "")
    until(lambda: said(tab) == say("settings.no-name"))
    assert tab.js(place, SAVE) == before
    for name, answer in (
        ("Ada", say("settings.name-saved")),
        ("", say("settings.name-cleared")),
        ("Ada", say("settings.name-saved")),
    ):
        call_oneself(tab, name)
        until(partial(is_said, tab, answer))
        assert tab.js(place, SAVE) == before
    press(tab, say("settings.erase"))
    until(lambda: said(tab).startswith(say("settings.really-erase-of", count=3, name="Ada")))


def test_without_room_nothing_is_claimed(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What is not kept is said where it was pressed, and above as on every page."""
    session = visit()
    tab = with_progress(session, address := serve(courses(FILES)).address)
    tab.open(address + DATA_PAGE)
    tab.js(FILL)
    tab.js(FILL.replace("localStorage", "sessionStorage"))
    for name in (say("settings.someone-else"), say("settings.to-guest")):
        press(tab, name)
        until(lambda: said(tab).startswith(say("settings.not-kept")))
    assert tab.texts(NOTICE) == []
    call_oneself(tab, "Ada")
    until(lambda: said(tab).startswith(say("settings.not-kept")))
    assert text(tab, NOTICE).startswith(say("trouble.full"))
    event = {"id": "a", "at": 1, "seq": 1, "kind": "ticked"}
    course = {"format": "course-backup", "version": 1, "course": "serving-from-the-heart"}
    offer(tab, json.dumps({**course, "events": [event]}))
    press(tab, say("settings.restore-one", what=entries(1)))
    until(lambda: said(tab).startswith(say("settings.not-kept")))
    tab.js(EMPTY)
    call_oneself(tab, "Ada")
    until(lambda: said(tab) == say("settings.name-saved"))
    assert text(tab, NOTICE) == ""
    tab.reload()
    offer(tab, json.dumps({**course, "events": [event]}))
    assert said(tab) == f"{say('settings.has-new', count=1)} {say('settings.restore-one', what=entries(1))}"


def test_what_cannot_be_erased_is_said(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Nobody leaves in the belief that all is gone."""
    tab = with_progress(visit(), address := serve(courses(FILES)).address)
    tab.open(address + DATA_PAGE)
    tab.js("Storage.prototype.setItem = () => { throw new Error('damaged') }")
    press(tab, say("settings.erase"))
    press(tab, say("settings.yes-erase"))
    until(lambda: said(tab).startswith(say("settings.not-erased")))


def test_other_courses_keep_their_sessions(visit: Visit, courses: Courses, serve: Serve) -> None:
    """An organization may have several at one address."""
    tab = visit().tab()
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    press_and_reload(tab, say("settings.to-guest"))
    tab.js("sessionStorage.setItem('course:another:guest', 'yes')")
    press_and_reload(tab, say("settings.to-mine"))
    until(lambda: say("settings.to-guest") in tab.texts("course-settings button"))
    kept_there = "return Object.keys(sessionStorage).filter(key => key.startsWith('course:'))"
    assert sorted(tab.js(kept_there)) == ["course:another:guest", GUEST]
    assert tab.js("return sessionStorage.getItem(args[0])", GUEST) == "no"


def test_a_device_of_somebody_else_keeps_nothing(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What is done there is in the session, which ends with the tab."""
    address = serve(courses(FILES)).address
    tab = visit().tab()
    tab.open(address + DATA_PAGE)
    press_and_reload(tab, say("settings.to-guest"))
    until(lambda: say("settings.to-mine") in tab.texts("course-settings button"))
    tab.open(address + LESSON_PAGE)
    Item(tab).respond("The key")
    Item(tab).sees(say("quiz.right"))
    tab.reload()
    Item(tab).sees(say("quiz.right"))
    assert set(kept(tab)) == {GUEST}  # when somebody was there last, and no more
    tab.open(address + DATA_PAGE)
    press_and_reload(tab, say("settings.to-mine"))
    until(lambda: say("settings.to-guest") in tab.texts("course-settings button"))
    assert tab.js("return Object.keys(sessionStorage).filter(key => key.startsWith('course:'))") == [GUEST]
    assert kept(tab) == {}


FOCUS = """
const {activeElement: at} = document
return at.localName === 'legend' ? at.textContent : at.dataset.do ?? at.type ?? at.localName
"""
BUTTON = "course-settings [data-do={}]"


def with_focus(tab: Tab, action: str) -> None:
    """Press a button as the keyboard does."""
    button = BUTTON.format(action)
    until(lambda: tab.texts(button))
    tab.js("document.querySelector(args[0]).focus()", button)
    tab.keys("Enter")


def test_the_focus_goes_back_to_what_asked(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Where the button that was pressed goes."""
    tab = with_progress(visit(), address := serve(courses(FILES)).address)
    tab.open(address + DATA_PAGE)
    for answer in ("keep", "really"):
        with_focus(tab, "erase")
        with_focus(tab, answer)
        assert tab.js(FOCUS) == "erase"
    event = {"id": "a", "at": 1, "seq": 1, "kind": "ticked"}
    course = {"format": "course-backup", "version": 1, "course": "serving-from-the-heart"}
    offer(tab, json.dumps({**course, "events": [event]}))
    with_focus(tab, "restore")
    assert (said(tab), tab.js(FOCUS)) == (say("settings.entries-restored", count=1), "file")


def test_a_page_that_starts_again_goes_on_where_it_was(visit: Visit, courses: Courses, serve: Serve) -> None:
    """With the focus at what was changed, which says who learns now; once, and not on the next page."""
    tab = visit().tab()
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    call_oneself(tab, "Ada")
    who, device = say("settings.who"), say("settings.device")
    for action, part, told in (
        ("add", who, say("settings.nameless-learns")),
        ("switch", who, say("settings.learns", name="Ada")),
        ("guest", device, say("settings.is-guest")),
        ("mine", device, say("settings.is-mine")),
    ):
        tab.js("window.isOld = true")
        with_focus(tab, action)
        until(lambda: is_new(tab))
        until(lambda: told in tab.texts("course-settings [role=status]"))  # noqa: B023  (called at once)
        assert tab.js(FOCUS) == part
    tab.reload()
    assert tab.js(FOCUS) == "body"
    assert set(tab.texts("course-settings [role=status]")) == {""}


def test_settings_follow_what_another_tab_does(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Names, learners and what was erased; what is being typed here stays."""
    address = serve(courses(FILES)).address + DATA_PAGE
    session = visit()
    one, two = session.tab(), session.tab()
    for tab in (one, two):
        tab.open(address)
    field = "return document.querySelector('course-settings input[type=text]').value"
    call_oneself(one, "Ada")
    until(lambda: two.js(field) == "Ada")
    assert say("settings.named", name="Ada") in two.texts("course-settings p")
    two.js("document.querySelector('course-settings input[type=text]').value = 'Bo'")
    call_oneself(one, "Adam")
    until(lambda: say("settings.named", name="Adam") in two.texts("course-settings p"))
    assert two.js(field) == "Bo"
    press_and_reload(one, say("settings.someone-else"))
    until(
        lambda: say("settings.switch-to", name="Adam") in two.texts("course-settings button")
    )  # it is that learner's, too
    call_oneself(one, "Cy")
    until(lambda: say("settings.named", name="Cy") in two.texts("course-settings p"))
    press_and_reload(one, say("settings.switch-to", name="Adam"))
    until(lambda: say("settings.switch-to", name="Cy") in two.texts("course-settings button"))
    press(one, say("settings.erase"))
    press(one, say("settings.yes-erase"))
    until(lambda: say("settings.unnamed") in two.texts("course-settings p"))


def test_a_browser_may_fill_in_a_name_and_only_when_asked(visit: Visit, courses: Courses, serve: Serve) -> None:
    """The field says what it is for, and holds nothing of the learner before."""
    tab = visit().tab()
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    field = """const field = document.querySelector('course-settings input')
        return [field.getAttribute('autocomplete'), field.value]"""
    call_oneself(tab, "Ada")
    assert tab.js(field) == ["nickname", "Ada"]
    press_and_reload(tab, say("settings.someone-else"))
    assert tab.js(field) == ["nickname", ""]
