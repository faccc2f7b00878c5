"""A learner's own data, in three engines: names, backups, erasing, and a device that is somebody else's."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import jsonschema

from browsers import Session, Tab, text, until
from browsing import Courses, Serve, Visit, in_browsers
from learner import COURSE, LESSON_PAGE, Files, Item, is_new, kept, score, ticked
from test_storage import EMPTY, FILL, NOTICE

pytestmark = in_browsers

PROJECT = Path(__file__).parent.parent
SCHEMA = json.loads((PROJECT / "docs/trainers/progress.schema.json").read_text(encoding="utf-8"))
FILES: Files = {**COURSE, "docs/data.md": "# Your data\n\n::: settings Your progress\n\n:::\n"}
DATA_PAGE = "/data/"
GUEST = "course:serving-from-the-heart:guest"
HOSTILE = "<img src=x onerror=\"document.title='broken'\">"


def press(tab: Tab, name: str) -> None:
    """Press the button of that name in the settings, once it is there."""
    find = "return [...document.querySelectorAll('course-settings button')].findIndex(b => b.textContent === args[0])"
    until(lambda: tab.js(find, name) >= 0)
    button = "[...document.querySelectorAll('course-settings button')].find(b => b.textContent === args[0])"
    tab.js(f"const button = {button}; window.part = button.closest('fieldset'); button.click()", name)


def press_and_reload(tab: Tab, name: str) -> None:
    """Press a button after which the page starts again."""
    tab.js("window.isOld = true")
    press(tab, name)
    until(lambda: is_new(tab))


def said(tab: Tab) -> str:
    """Return what the settings say, beside the last thing that was done, about it."""
    return str(tab.js("return window.part?.querySelector('[role=status]').textContent ?? ''"))


def call_oneself(tab: Tab, name: str) -> None:
    """Type a name and save it."""
    tab.js("document.querySelector('course-settings input[type=text]').value = args[0]", name)
    press(tab, "Save the name")


def offer(tab: Tab, backup: str) -> None:
    """Choose a file to restore."""
    tab.js(
        """const files = new DataTransfer()
        files.items.add(new File([args[0]], 'backup.json', {type: 'application/json'}))
        const input = document.querySelector('course-settings input[type=file]')
        window.part = input.closest('fieldset')
        input.files = files.files
        input.dispatchEvent(new Event('change', {bubbles: true}))""",
        backup,
    )
    until(lambda: said(tab))


def is_said(tab: Tab, words: str) -> bool:
    """Return whether the settings say these words."""
    return words in said(tab)


def with_progress(session: Session, address: str) -> Tab:
    """Return a tab in which a learner has responded and ticked."""
    tab = session.tab()
    tab.open(address + LESSON_PAGE)
    Item(tab).respond("The key")
    Item(tab).sees("Right.")
    tab.click("#to-do label input")
    until(lambda: ticked(tab)[0])
    return tab


def test_a_backup_moves_progress_to_another_browser(visit: Visit, courses: Courses, serve: Serve) -> None:
    """And is what the schema says that it is."""
    address = serve(courses(FILES)).address
    here, elsewhere = visit(), visit()
    tab = with_progress(here, address)
    tab.open(address + DATA_PAGE)
    press(tab, "Save my backup")
    backup = here.saved()
    jsonschema.validate(json.loads(backup), SCHEMA)

    other = elsewhere.tab()
    other.open(address + DATA_PAGE)
    offer(other, backup)
    assert said(other).startswith("This backup has 2 entries that are new here.")
    press(other, "Restore 2 entries")
    until(lambda: said(other) == "2 entries restored.")
    offer(other, backup)
    until(lambda: said(other) == "Nothing in this backup is new here.")
    other.open(address + LESSON_PAGE)
    Item(other).sees("Right.")
    assert (score(other), ticked(other)) == ("1 of 2 answered.", [True, False])


def test_a_backup_that_is_none_changes_nothing(visit: Visit, courses: Courses, serve: Serve) -> None:
    """It is checked before anything changes, and refused in words."""
    address = serve(courses(FILES)).address
    tab = with_progress(visit(), address)
    tab.open(address + DATA_PAGE)
    before = kept(tab)
    event = {"id": "a", "at": 1, "seq": 1, "kind": "ticked"}
    whole = {"format": "course-backup", "version": 1, "course": "serving-from-the-heart", "events": [event]}
    for refused, why in [
        ("{", "damaged"),
        ("[]", "damaged"),
        (json.dumps({**whole, "events": [event, {"id": 1}]}), "damaged"),
        (json.dumps({**whole, "events": {"__proto__": [event]}}), "damaged"),
        (json.dumps({**whole, "events": [{**event, "seq": 2**40}]}), "damaged"),  # few numbers would come after it
        (json.dumps({**whole, "events": [{**event, "at": 8.65e15}]}), "damaged"),  # there is no such day
        (json.dumps(whole).replace('"ticked"', f'"ticked", "deep": {"[" * 30_000 + "]" * 30_000}'), "damaged"),
        (json.dumps({**whole, "version": 2}), "newer version"),
        (json.dumps({**whole, "course": "another"}), "another course"),
    ]:
        offer(tab, refused)
        until(partial(is_said, tab, why))
        assert said(tab).endswith("Nothing was changed.")
    assert kept(tab) == before


def test_what_was_erased_comes_back_only_if_asked_for(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Nothing of it is left in the browser; an old backup says what was erased, and offers to bring it back."""
    address = serve(courses(FILES)).address
    session = visit()
    tab = with_progress(session, address)
    tab.open(address + DATA_PAGE)
    press(tab, "Save my backup")
    backup = session.saved()
    press(tab, "Erase everything")
    until(lambda: said(tab).startswith("Erase 2 entries for good?"))
    press(tab, "No, keep")
    until(lambda: said(tab) == "Nothing was erased.")
    press(tab, "Erase everything")
    press(tab, "Yes, erase")
    until(lambda: said(tab) == "Everything is erased.")
    assert "in-place" not in str(kept(tab))
    offer(tab, backup)
    until(lambda: said(tab).startswith("Nothing in this backup is new here. You erased 2 entries of it here on "))
    tab.open(address + LESSON_PAGE)
    assert (Item(tab).result(), ticked(tab)) == ("", [False, False])
    tab.open(address + DATA_PAGE)
    offer(tab, backup)
    press(tab, "Bring back 2 entries")
    until(lambda: said(tab) == "2 entries are back.")
    offer(tab, backup)
    until(lambda: said(tab) == "Nothing in this backup is new here.")
    tab.open(address + LESSON_PAGE)
    Item(tab).sees("Right.")
    assert ticked(tab) == [True, False]


def test_whose_backup_it_is_is_said(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Who has a name here keeps it."""
    address = serve(courses(FILES)).address
    here, elsewhere = visit(), visit()
    tab, other = with_progress(here, address), elsewhere.tab()
    for each, name in ((tab, HOSTILE), (other, "Bob")):
        each.open(address + DATA_PAGE)
        call_oneself(each, name)
        until(partial(is_said, each, "The name is saved."))
    press(tab, "Save my backup")
    offer(other, here.saved())
    assert said(other).startswith(f"This is a backup of {HOSTILE}. This backup has 2 entries that are new here.")
    press(other, "Restore 2 entries")
    until(lambda: said(other) == "2 entries restored.")
    assert "This is the progress of Bob." in other.texts("course-settings p")
    assert other.js("return document.title") != "broken"


def test_erasures_of_a_backup_are_taken_in_whatever_order(visit: Visit, courses: Courses, serve: Serve) -> None:
    """One from after everything was erased, then one from before: nothing of it appears."""
    address = serve(courses(FILES)).address
    here = visit()
    tab, other = with_progress(here, address), visit().tab()
    for each in (tab, other):
        each.open(address + DATA_PAGE)
    press(tab, "Save my backup")
    before = here.saved()
    press(tab, "Erase everything")
    press(tab, "Yes, erase")
    until(lambda: said(tab) == "Everything is erased.")
    press(tab, "Save my backup")
    offer(other, here.saved())
    until(lambda: said(other) == "Nothing in this backup is new here.")
    offer(other, before)
    until(lambda: said(other).startswith("Nothing in this backup is new here. You erased 2 entries of it here on "))


def test_a_backup_says_what_it_erases(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What was erased where it was made is erased here, but not without a word."""
    address = serve(courses(FILES)).address
    here, elsewhere = visit(), visit()
    tab, other = with_progress(here, address), elsewhere.tab()
    for each in (tab, other):
        each.open(address + DATA_PAGE)
    press(tab, "Save my backup")
    offer(other, here.saved())
    press(other, "Restore 2 entries")
    press(other, "Erase everything")
    press(other, "Yes, erase")
    until(lambda: said(other) == "Everything is erased.")
    call_oneself(other, "Ada")
    press(other, "Save my backup")
    offer(tab, elsewhere.saved())
    until(lambda: "This backup has 1 entry that is new here. It erases 2 entries that are here" in said(tab))
    press(tab, "Restore 1 entry and erase 2")
    until(lambda: said(tab) == "1 entry restored. 2 entries erased.")


def test_several_learners_share_a_device(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Each sees only what is theirs, and goes on by name; a name is text, whatever it holds."""
    address = serve(courses(FILES)).address
    tab = with_progress(visit(), address)
    tab.open(address + DATA_PAGE)
    call_oneself(tab, HOSTILE)
    until(lambda: said(tab) == "The name is saved.")
    press_and_reload(tab, "Start as someone else")
    until(lambda: f"Go on as {HOSTILE}" in tab.texts("course-settings button"))
    tab.open(address + LESSON_PAGE)
    assert (Item(tab).result(), ticked(tab)) == ("", [False, False])
    Item(tab).respond("Distractor one")
    Item(tab).sees("Not right.")

    tab.open(address + DATA_PAGE)
    press_and_reload(tab, f"Go on as {HOSTILE}")
    until(lambda: "Go on as learner 2" in tab.texts("course-settings button"))
    assert tab.js("return document.title") != "broken"
    tab.open(address + LESSON_PAGE)
    Item(tab).sees("Right.")


SAVE = "course-settings [data-do=name]"


def test_nothing_moves_under_a_pointer_that_saves_a_name(visit: Visit, courses: Courses, serve: Serve) -> None:
    """A second click, in a narrow window too, is on the same button."""
    tab = visit().tab()
    tab.size(360, 740)
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    place = "const {x, y} = document.querySelector(args[0]).getBoundingClientRect(); return [x, y + scrollY]"
    before = tab.js(place, SAVE)
    call_oneself(tab, "")
    until(lambda: said(tab) == "Type a name first.")
    assert tab.js(place, SAVE) == before
    for name, answer in (("Ada", "The name is saved."), ("", "The name is cleared."), ("Ada", "The name is saved.")):
        call_oneself(tab, name)
        until(partial(is_said, tab, answer))
        assert tab.js(place, SAVE) == before
    press(tab, "Erase everything")
    until(lambda: said(tab).startswith("Erase 3 entries for good? They are all that Ada did in this course"))


def test_without_room_nothing_is_claimed(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What is not kept is said where it was pressed, and above as on every page."""
    session = visit()
    tab = with_progress(session, address := serve(courses(FILES)).address)
    tab.open(address + DATA_PAGE)
    tab.js(FILL)
    tab.js(FILL.replace("localStorage", "sessionStorage"))
    for name in ("Start as someone else", "This is not my device"):
        press(tab, name)
        until(lambda: said(tab).startswith("Your browser did not keep this"))
    assert tab.texts(NOTICE) == []
    call_oneself(tab, "Ada")
    until(lambda: said(tab).startswith("Your browser did not keep this"))
    assert text(tab, NOTICE).startswith("Your browser has no room left")
    event = {"id": "a", "at": 1, "seq": 1, "kind": "ticked"}
    course = {"format": "course-backup", "version": 1, "course": "serving-from-the-heart"}
    offer(tab, json.dumps({**course, "events": [event]}))
    press(tab, "Restore 1 entry")
    until(lambda: said(tab).startswith("Your browser did not keep this"))
    tab.js(EMPTY)
    call_oneself(tab, "Ada")
    until(lambda: said(tab) == "The name is saved.")
    assert text(tab, NOTICE) == ""
    tab.reload()
    offer(tab, json.dumps({**course, "events": [event]}))
    assert said(tab) == "This backup has 1 entry that is new here. Restore 1 entry"


def test_what_cannot_be_erased_is_said(visit: Visit, courses: Courses, serve: Serve) -> None:
    """Nobody leaves in the belief that all is gone."""
    tab = with_progress(visit(), address := serve(courses(FILES)).address)
    tab.open(address + DATA_PAGE)
    tab.js("Storage.prototype.setItem = () => { throw new Error('damaged') }")
    press(tab, "Erase everything")
    press(tab, "Yes, erase")
    until(lambda: said(tab).startswith("Not everything could be erased"))


def test_other_courses_keep_their_sessions(visit: Visit, courses: Courses, serve: Serve) -> None:
    """An organization may have several at one address."""
    tab = visit().tab()
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    press_and_reload(tab, "This is not my device")
    tab.js("sessionStorage.setItem('course:another:guest', 'yes')")
    press_and_reload(tab, "This is my device: forget this session")
    until(lambda: "This is not my device" in tab.texts("course-settings button"))
    kept_there = "return Object.keys(sessionStorage).filter(key => key.startsWith('course:'))"
    assert sorted(tab.js(kept_there)) == ["course:another:guest", GUEST]
    assert tab.js("return sessionStorage.getItem(args[0])", GUEST) == "no"


def test_a_device_of_somebody_else_keeps_nothing(visit: Visit, courses: Courses, serve: Serve) -> None:
    """What is done there is in the session, which ends with the tab."""
    address = serve(courses(FILES)).address
    tab = visit().tab()
    tab.open(address + DATA_PAGE)
    press_and_reload(tab, "This is not my device")
    until(lambda: "This is my device: forget this session" in tab.texts("course-settings button"))
    tab.open(address + LESSON_PAGE)
    Item(tab).respond("The key")
    Item(tab).sees("Right.")
    tab.reload()
    Item(tab).sees("Right.")
    assert set(kept(tab)) == {GUEST}  # when somebody was there last, and no more
    tab.open(address + DATA_PAGE)
    press_and_reload(tab, "This is my device: forget this session")
    until(lambda: "This is not my device" in tab.texts("course-settings button"))
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
    assert (said(tab), tab.js(FOCUS)) == ("1 entry restored.", "file")


def test_a_page_that_starts_again_goes_on_where_it_was(visit: Visit, courses: Courses, serve: Serve) -> None:
    """With the focus at what was changed, which says who learns now; once, and not on the next page."""
    tab = visit().tab()
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    call_oneself(tab, "Ada")
    who, device = "Who is learning here", "Whose device this is"
    for action, part, told in (
        ("add", who, "Somebody without a name is learning here now."),
        ("switch", who, "Ada is learning here now."),
        ("guest", device, "From now on nothing stays on this device."),
        ("mine", device, "The session is forgotten. From now on what you do stays on this device."),
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
    assert "This is the progress of Ada." in two.texts("course-settings p")
    two.js("document.querySelector('course-settings input[type=text]').value = 'Bo'")
    call_oneself(one, "Adam")
    until(lambda: "This is the progress of Adam." in two.texts("course-settings p"))
    assert two.js(field) == "Bo"
    press_and_reload(one, "Start as someone else")
    until(lambda: "Go on as Adam" in two.texts("course-settings button"))  # it is that learner's, too
    call_oneself(one, "Cy")
    until(lambda: "This is the progress of Cy." in two.texts("course-settings p"))
    press_and_reload(one, "Go on as Adam")
    until(lambda: "Go on as Cy" in two.texts("course-settings button"))
    press(one, "Erase everything")
    press(one, "Yes, erase")
    until(lambda: "This progress has no name yet." in two.texts("course-settings p"))


def test_a_browser_may_fill_in_a_name_and_only_when_asked(visit: Visit, courses: Courses, serve: Serve) -> None:
    """The field says what it is for, and holds nothing of the learner before."""
    tab = visit().tab()
    tab.open(serve(courses(FILES)).address + DATA_PAGE)
    field = """const field = document.querySelector('course-settings input')
        return [field.getAttribute('autocomplete'), field.value]"""
    call_oneself(tab, "Ada")
    assert tab.js(field) == ["nickname", "Ada"]
    press_and_reload(tab, "Start as someone else")
    assert tab.js(field) == ["nickname", ""]
