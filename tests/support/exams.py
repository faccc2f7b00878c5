"""A course with a bank of four items and a quiz from it, and what a learner does and sees in an exam."""

from __future__ import annotations

from dataclasses import dataclass

from browsers import Tab, until
from learner import LESSON_PAGE, Files, result

BANK = """\
---
title: At the counter
---

# [A lesson](../docs/module/lesson.md)

## first-look

A customer walks up while you finish a note. What comes **first**?

- [ ] Finish the note
  > A glance costs a second; being overlooked stays with people for longer.
- [x] Look up and greet
  > Yes: “Grüß Gott” does it – in any language. ✓
- [ ] Point to the sign

> Naïve or not, people read a face before they hear a word: 顔.

> [!TIP]
> Think of eyes.

## long-line

Which two help while people wait in line?

- [x] Say how long it will take
- [x] Thank them for waiting
- [ ] Work without looking up

> Waiting is shorter for those who know why.

## back-again

A caller has been on hold. What do you say when you are back?

- [x] Thank you for waiting
- [ ] Where were we?
- [ ] That is not my department

> Thanks first, then the finding.

## refund

A promised refund did not come. Who rings whom?

- [x] We ring the customer
- [ ] The customer rings us

> A promise that we broke is ours to mend.
"""
RIGHT = {
    "first-look": ["Look up and greet"],
    "long-line": ["Say how long it will take", "Thank them for waiting"],
    "back-again": ["Thank you for waiting"],
    "refund": ["We ring the customer"],
}
WRONG = {
    "first-look": ["Finish the note"],
    "long-line": ["Say how long it will take", "Work without looking up"],
    "back-again": ["Where were we?"],
    "refund": ["The customer rings us"],
}
LESSON = """\
---
title: A lesson
objective: Greet before anything else
minutes: 5
sources: [a-post]
---

A first paragraph.

::: quiz At the counter
id: counter
from: bank
{keys}

:::
"""


def quiz(*keys: str, bank: str = BANK) -> Files:
    """Return the files of a course whose lesson has a quiz from the bank with these keys."""
    lesson = LESSON.format(keys="\n".join(keys)).replace("bank\n\n\n", "bank\n\n")
    return {"docs/module/lesson.md": lesson, "quizzes/bank.md": bank, "docs/index.md": "# Home\n\nText.\n"}


EXAM = quiz("mode: exam", "pass: 75")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A learner before the quiz, in a tab that is open."""

    tab: Tab

    def press(self, action: str) -> None:
        """Press the button that does it."""
        self.tab.click(f"#counter [data-do={action}]:not([hidden])")

    def choose(self, item: str, options: list[str]) -> None:
        """Click on options of an item."""
        for option in options:
            value = self.tab.js(
                """return [...document.querySelectorAll(`#counter--${args[0]} label`)]
                    .find(label => label.textContent.includes(args[1])).querySelector('input').value""",
                item,
                option,
            )
            self.tab.click(f"#counter--{item} input[value='{value}']")

    def respond(self, responses: dict[str, list[str]]) -> None:
        """Choose in each of the items that are asked."""
        for item in self.asked():
            self.choose(item, responses.get(item, []))

    def hand_in(self) -> None:
        """Hand it in, whatever is not answered."""
        self.press("hand-in")
        self.press("hand-in-now")
        until(lambda: self.stage() == "result")

    def take(self, responses: dict[str, list[str]]) -> None:
        """Begin, respond and hand in."""
        self.press("begin")
        self.respond(responses)
        self.hand_in()

    def asked(self) -> list[str]:
        """Return the ids of the items that are seen."""
        return [str(id_).removeprefix("counter--") for id_ in self.tab.js(SEEN, "course-item")]

    def chosen(self) -> list[str]:
        """Return the texts of all options that are chosen, of the items that are seen."""
        return [
            str(option)
            for option in self.tab.js(
                """return [...document.querySelectorAll('course-item fieldset:first-of-type label')]
                .filter(label => label.checkVisibility() && label.querySelector('input').checked)
                .map(label => [...label.childNodes].filter(({nodeType}) => nodeType === 3)
                    .map(({data}) => data.trim()).join(''))"""
            )
        ]

    def numbers(self) -> list[str]:
        """Return what stands above each item that is seen."""
        return self._seen(".course-number")

    def stage(self) -> str:
        """Return where the learner is."""
        return str(self.tab.js("return document.querySelector('#counter').dataset.stage"))

    def said(self) -> str:
        """Return what stands above the items."""
        return " ".join(self._seen(".course-panel:not(:last-child) > [role] > p"))

    def by_lesson(self) -> list[str]:
        """Return what came of it, lesson by lesson."""
        return [" ".join(line.split()) for line in self._seen(".course-by-lesson li")]

    def dots(self) -> list[tuple[str, str]]:
        """Return what stands for each question while the exam is under way: its number, and how far one is with it."""
        links = "[...document.querySelectorAll('#counter .course-dots a')]"
        found = self.tab.js(f"return {links}.map(link => [link.textContent, link.getAttribute('aria-label')])")
        return [(str(number), str(label)) for number, label in found]

    def asks(self) -> list[str]:
        """Return the lines below the items."""
        return self._seen(".course-panel:last-child p:not(.course-actions)")

    def buttons(self) -> list[str]:
        """Return what can be pressed besides the items."""
        return self._seen(":is(.course-panel, .course-footer) button")

    def _seen(self, css: str) -> list[str]:
        """Return the texts of what is seen."""
        seen = """[...document.querySelectorAll(`#counter ${args[0]}`)].filter(each => each.checkVisibility())"""
        return [str(said) for said in self.tab.js(f"return {seen}.map(({{textContent}}) => textContent)", css)]

    def result(self, item: str) -> str:
        """Return what is said about an item."""
        return result(self.tab, f"#counter--{item} .course-result")

    def focused(self) -> str:
        """Return the text of what has the focus."""
        return str(self.tab.js("return document.activeElement.textContent")).strip()


SEEN = "return [...document.querySelectorAll(args[0])].filter(each => each.checkVisibility()).map(({id}) => id)"


def sit(tab: Tab, address: str) -> Sitting:
    """Open the lesson."""
    tab.open(address + LESSON_PAGE)
    return Sitting(tab)
