"""What a learner does with orderings, pairs, blanks and texts, for tests in real browsers."""

from __future__ import annotations

from dataclasses import dataclass

from browsers import Tab, text, until
from course_folder import LESSON
from learner import Files, Item
from said import say, start

QUIZ = "#in-place"

KINDS = """\
### steps

Put what you say first to a caller who has waited in order.

1. Thank them for waiting
2. Say what you understood
3. Ask one question

> Thanks come first.

### effects

What does the customer hear?

| You say | They hear |
|---|---|
| I will call you by noon. | A promise |
| That is not my desk. | Another wait |
| Let me find out. | Help |

> Small words.

### moments

When do you do it?

- Before the visit
    - Read the notes
    - Check the route
- After the visit
    - Write down the promise

> A visit begins before the door.

### drops

Trust is earned in [[drops|small drops]] and lost in [[buckets]].

> So a saying goes.

### reply

A customer writes: “A week without a word!” Write the first sentence of your reply.

> [!NOTE]
> I am sorry for a week of silence; your order is in front of me now.

> The feeling comes before the facts.

"""

COURSE: Files = {"docs/module/lesson.md": LESSON.split("### placed-item", maxsplit=1)[0] + KINDS + ":::\n"}

NAMES = ("steps", "effects", "moments", "drops", "reply")
RIGHT_ORDER = ["Thank them for waiting", "Say what you understood", "Ask one question"]
RIGHT_EFFECTS = {
    "I will call you by noon.": "A promise",
    "That is not my desk.": "Another wait",
    "Let me find out.": "Help",
}
RIGHT_MOMENTS = {
    "Read the notes": "Before the visit",
    "Check the route": "Before the visit",
    "Write down the promise": "After the visit",
}
# Wrong in a part.
HALF_RIGHT = ["Ask one question", "Say what you understood", "Thank them for waiting"]
LATER = {"Read the notes": "After the visit"}
WRONG_EFFECTS = {**RIGHT_EFFECTS, "Let me find out.": "A promise", "I will call you by noon.": "Help"}
WRONG_TEXTS = [' "Small  DROPS". ', "spoons", "I am sorry."]
ROWS = """
const rows = [...document.querySelectorAll(`${args[0]} :is(.course-pairs, .course-sort) > li`)].map(line => {
    const [said, menu] = [line.firstElementChild.textContent.trim(), line.querySelector('select')]
    const boxes = [...line.querySelectorAll('input')].map(box => [box.nextSibling.textContent.trim(), box])
    return {said, menu, boxes}
})
"""
CHOOSE = f"""{ROWS}
const {{menu, boxes}} = rows.find(({{said}}) => said === args[1])
if (!menu) return boxes.find(([said]) => said === args[2])[1].click()
menu.value = [...menu.options].find(each => each.text === args[2]).value
menu.dispatchEvent(new Event('input', {{bubbles: true}}))
"""
CHOSEN = f"""{ROWS}
return rows.map(({{said, menu, boxes}}) =>
    [said, menu ? menu.selectedOptions[0].text : (boxes.find(([, box]) => box.checked) ?? [''])[0]])
"""


@dataclass(frozen=True, slots=True)
class Lines:
    """An ordering on a page that is open."""

    tab: Tab
    css: str = f"{QUIZ}--steps"

    def order(self) -> list[str]:
        """Return the lines as they stand."""
        return [line.strip() for line in self.tab.texts(f"{self.css} .course-order .course-line")]

    def button(self, line: str, way: str) -> str:
        """Return the selector of a line's button, `up` or `down`."""
        return f"{self.css} .course-order li:nth-child({self.order().index(line) + 1}) [data-do={way}]"

    def grip(self, line: str) -> str:
        """Return the selector of what a line is dragged by."""
        return f"{self.css} .course-order li:nth-child({self.order().index(line) + 1}) .course-grip"

    def put(self, *lines: str) -> None:
        """Move lines by their buttons until they stand so; one moves in any case, since no move is no response."""
        if self.order() == list(lines):
            self.tab.click(self.button(lines[0], "down"))
        for place, line in enumerate(lines):
            for _ in range(self.order().index(line) - place):
                self.tab.click(self.button(line, "up"))
        assert self.order() == list(lines)

    def told(self) -> str:
        """Return what was announced last."""
        return str(self.tab.js("return document.querySelector(args[0]).textContent", f"{self.css} .course-unseen"))

    def marks(self) -> list[str]:
        """Return what each line says of itself."""
        return self.tab.texts(f"{self.css} .course-mark")


def choose(tab: Tab, item: str, pairs: dict[str, str]) -> None:
    """Choose a partner, or a category, for rows of an item."""
    for row, partner in pairs.items():
        tab.js(CHOOSE, f"{QUIZ}--{item}", row, partner)


def chosen(tab: Tab, item: str) -> dict[str, str]:
    """Return what is chosen for each row, without those that nothing is chosen for."""
    rows = tab.js(CHOSEN, f"{QUIZ}--{item}")
    return {row: partner for row, partner in rows if partner not in ("", say("pairs.choose"))}


def type_into(tab: Tab, css: str, typed: str) -> None:
    """Click into a field and type."""
    tab.click(css)
    tab.keys(*typed)


def blank(number: int) -> str:
    """Return the selector of a blank, from 1."""
    return f'{QUIZ}--drops [aria-label^="{start("fill-in.blank-of", number=number)}"]'


def typed(tab: Tab) -> list[str]:
    """Return what stands in the blanks and in the text."""
    fields = f"{QUIZ}--drops .course-blank, {QUIZ}--reply textarea"
    return [str(value) for value in tab.js("return [...document.querySelectorAll(args[0])].map(f => f.value)", fields)]


def item(tab: Tab, name: str) -> Item:
    """Return the item of a name."""
    return Item(tab, f"in-place--{name}")


def fill_in(tab: Tab, order: list[str], effects: dict[str, str], moments: dict[str, str], texts: list[str]) -> None:
    """Respond to everything, without checking it; texts are those of the blanks and of the reply."""
    Lines(tab).put(*order)
    choose(tab, "effects", effects)
    choose(tab, "moments", moments)
    for css, one in zip((blank(1), blank(2), f"{QUIZ}--reply textarea"), texts, strict=True):
        type_into(tab, css, one)


def fill_in_wrongly(tab: Tab) -> None:
    """Respond to everything, to a part of each wrongly."""
    fill_in(tab, HALF_RIGHT, WRONG_EFFECTS, {**RIGHT_MOMENTS, **LATER}, WRONG_TEXTS)


def check_all(tab: Tab) -> None:
    """Press every Check button, give up what is not right, and wait until all is told."""
    for name in NAMES:
        item(tab, name).check()
        if say("quiz.show") in item(tab, name).buttons():
            item(tab, name).give_up()
    until(lambda: text(tab, f"{QUIZ} > .course-footer .course-score").startswith(start("quiz.all-with-key", count=5)))
