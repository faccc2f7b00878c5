"""What a quiz is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from courseblocks.blocks.quiz.draw.model import Draw
from courseblocks.core.model import Content, Item, Reference

Mode = Literal["practice", "exam", "choice", "before"]
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class Quiz(Content):
    """A set of items on a page: those it refers to, or those written in it.

    `confidence` asks how sure the learner is of each response; `pass_mark` is a percentage, 0 for no pass mark, and
    None for that of the course.
    """

    references: tuple[Reference, ...] = ()
    items: tuple[Item, ...] = ()
    mode: Mode = "practice"
    confidence: bool = False
    pass_mark: int | None = None
    draw: Draw | None = None

    @property
    def is_exam(self) -> bool:
        """Whether it can be taken as an exam."""
        return self.mode in ("exam", "choice")

    @property
    def source(self) -> str:
        """What it refers to, as it is written."""
        return " ".join(map(str, self.references))

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """What it refers to, and how it asks."""
        return [("from", self.source), ("how it is asked", self.manner)]

    @property
    def words(self) -> str:
        """Both, as they are written."""
        return "\n".join(filter(None, [f"from: {self.source}" if self.source else "", self.manner]))

    @property
    def manner(self) -> str:
        """How its items are asked, as it is written; nothing where they are asked as usual."""
        mode = [f"mode: {self.mode}"] if self.mode != "practice" else []
        drawn = self.draw.words if self.draw else []
        confidence = ["confidence: yes"] if self.confidence else []
        passes = [] if self.pass_mark is None else [f"pass: {self.pass_mark or 'no'}"]
        return "\n".join([*mode, *drawn, *confidence, *passes])
