"""What a checklist is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.model import Content

Reset = Literal["daily", "weekly", "monthly"]
RESETS: tuple[Reset, ...] = get_args(Reset)


@dataclass(frozen=True, slots=True)
class Task:
    """A line that a learner ticks, with the test that tells when it is done."""

    text: Fragment
    done: Fragment | None

    @property
    def key(self) -> str:
        """What a tick is stored under, known by the text and never by the place."""
        return self.text.key


@dataclass(frozen=True, slots=True)
class Checklist(Content):
    """A list of tasks that stay ticked until they are reset."""

    tasks: tuple[Task, ...]
    intro: Fragment | None = None
    reset: Reset | None = None

    @property
    def lines(self) -> tuple[Fragment, ...]:
        """The texts of its tasks."""
        return tuple(task.text for task in self.tasks)

    @property
    def parts(self) -> Sequence[tuple[str, str | Fragment | None]]:
        """Its introduction, its lines, and when it starts anew."""
        return [("introduction", self.intro), ("lines", self._list), ("starts anew", self.reset or "never")]

    @property
    def words(self) -> str:
        """All that, as it is written."""
        reset = f"reset: {self.reset}" if self.reset else ""
        return "\n".join(filter(None, [reset, self.intro.markdown if self.intro else "", self._list]))

    @property
    def _list(self) -> str:
        tasks = [(f"- [ ] {task.text.markdown}", task.done) for task in self.tasks]
        return "\n".join(f"{text}\n  > {done.markdown}" if done else text for text, done in tasks)

    @property
    def texts(self) -> list[Text]:
        """Its lines."""
        return [Text("a line", text) for text in self.lines]

    @property
    def longer_texts(self) -> list[Text]:
        """What introduces them, and the tests that tell when they are done."""
        told = [("the introduction", self.intro), *(("a done test", task.done) for task in self.tasks)]
        return [Text(what, text) for what, text in told if text]
