"""What a learner does and sees on a page, in words: for tests in real browsers."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError
from selenium.common.exceptions import WebDriverException

from browsers import Tab, text, until
from course_folder import LESSON

Files = dict[str, str | bytes]

LESSON_PAGE = "/module/lesson/"
PLAIN_PAGE = "/credits/"  # no block stands on it
STORED = "course:serving-from-the-heart:me:"

GONE = (PlaywrightError, WebDriverException)  # what asking a page raises that is about to be another

ITEMS = """\
### first

What is asked first?

- [x] The key
  > Why it is right.
- [ ] Distractor one
  > Why one is wrong.
- [ ] Distractor two
- [ ] Distractor three
- [ ] Distractor four
- [ ] Distractor five

> What to know about it.

> [!TIP]
> Think of keys.

### second

Which two are asked?

- [x] One key
- [x] Other key
- [ ] A distractor

> What else to know.

:::

::: checklist To do
id: to-do

- [ ] A line
  > It is done.
- [ ] Another line

"""

COURSE: Files = {"docs/module/lesson.md": LESSON.split("### placed-item", maxsplit=1)[0] + ITEMS + ":::\n"}


@dataclass(frozen=True, slots=True)
class Item:
    """An item on a page that is open."""

    tab: Tab
    id: str = "in-place--first"

    def options(self) -> list[str]:
        """Return the texts of the options, in the order that they stand in."""
        return [option for option, _ in self._options()]

    def chosen(self) -> list[str]:
        """Return the texts of those that are chosen."""
        return [option for option, chosen in self._options() if chosen]

    def choose(self, *options: str) -> None:
        """Click on options."""
        for option in options:
            self.tab.click(f"#{self.id} label:nth-of-type({self.options().index(option) + 1}) input")

    def check(self) -> None:
        """Have the response checked."""
        self.press("check")

    def miss(self, *options: str) -> None:
        """Respond wrongly, and have the answer shown."""
        self.respond(*options)
        self.give_up()

    def retry(self) -> None:
        """Try once more."""
        self.press("retry")

    def give_up(self) -> None:
        """Have the answer shown."""
        self.press("show")

    def press(self, action: str) -> None:
        """Press one of the buttons of the item."""
        self.tab.click(f"#{self.id} [data-do={action}]:not([hidden])")

    def buttons(self) -> list[str]:
        """Return what can be pressed."""
        return self.tab.texts(f"#{self.id} > .course-actions button:not([hidden])")

    def lacks(self) -> str:
        """Return what is said to be still to do."""
        return text(self.tab, f"#{self.id} > .course-lacking").strip()

    def respond(self, *options: str) -> None:
        """Choose, then check."""
        self.choose(*options)
        self.check()

    def result(self) -> str:
        """Return what is seen about the response, if anything."""
        return result(self.tab, f"#{self.id} .course-result")

    def sees(self, result: str) -> None:
        """Wait until this is said about the response."""
        until(lambda: result in self.result())

    def _options(self) -> list[tuple[str, bool]]:
        return [
            (str(option), bool(chosen))
            for option, chosen in self.tab.js(
                """return [...document.querySelectorAll(`#${args[0]} label`)].map(label => {
                    const copy = label.cloneNode(true)
                    copy.querySelector('.course-mark')?.remove()
                    return [copy.textContent.trim(), label.querySelector('input').checked]
                })""",
                self.id,
            )
        ]


def result(tab: Tab, css: str) -> str:
    """Return what is seen of a result, without what is only heard."""
    seen = text(tab, css).strip()
    for heard in tab.texts(f"{css} .course-unseen"):
        seen = seen.removesuffix(heard.strip()).strip()
    return seen


def second(tab: Tab) -> Item:
    """Return the other item of the lesson."""
    return Item(tab, "in-place--second")


def score(tab: Tab) -> str:
    """Return what the quiz of the lesson says of all its items."""
    return text(tab, "#in-place > .course-footer .course-score").strip()


def focused(tab: Tab) -> str:
    """Return what has the focus: the text of a button, the value of a control."""
    said = "const {activeElement: at} = document; return at.matches('input') ? at.value : at.textContent.trim()"
    return str(tab.js(said))


def ticked(tab: Tab) -> list[bool]:
    """Return which lines of the checklist are ticked."""
    return [
        bool(box) for box in tab.js("return [...document.querySelectorAll('#to-do input')].map(box => box.checked)")
    ]


def keep(tab: Tab, entries: dict[str, str]) -> None:
    """Put texts into the browser's storage, as they stand there."""
    tab.js("for (const [key, value] of Object.entries(args[0])) localStorage.setItem(key, value)", entries)


def kept(tab: Tab) -> dict[str, str]:
    """Return what the browser keeps of the course."""
    own = "Object.entries(localStorage).filter(([key]) => key.startsWith('course:'))"
    return {str(key): str(value) for key, value in tab.js(f"return {own}")}


def is_new(tab: Tab) -> bool:
    """Return whether a page that `isOld` was noted on has started again; while it does, there is none to ask."""
    try:
        return bool(tab.js("return !window.isOld && document.readyState === 'complete'"))
    except GONE:
        return False
