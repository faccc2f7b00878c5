"""A quiz as it stands on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from courseblocks.blocks.kind import Shown
from courseblocks.blocks.quiz.asked import asked, forget_quiz
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.blocks.quiz.tested import tested
from courseblocks.core.model import Item
from courseblocks.core.scripts import Script
from courseblocks.core.settings import Settings
from courseblocks.items.kind import SCRIPT, ItemKind
from courseblocks.items.kinds import KINDS, kind_of
from courseblocks.render.templates import template

MODES_SCRIPT = Script("bundles/modes.js", "blocks/quiz/exam/exam.css")
SCRIPTS = (SCRIPT, MODES_SCRIPT)


def quiz_values(shown: Shown, language: str) -> Mapping[str, object]:
    """Return what the template of a quiz needs beside what that of every block does."""
    quiz = shown.block.content
    assert isinstance(quiz, Quiz)
    found = asked(quiz, shown.path, shown.banks)
    forget_quiz(quiz)
    return {
        "items": found.items,
        "rules": found.rules.as_json() if found.rules else None,
        "kind_of": kind_of,
        "answers_of": partial(_answers_of, language=language),
        "mode": "" if _is_plain(quiz) else quiz.mode,
        "pass_mark": _pass_mark(quiz, shown.settings),
        "tested": tested(found.items, shown.path, shown.page_of) if quiz.is_exam else [],
        "more": [shown.way_to(script) for script in _needed(quiz, found.items)],
    }


@lru_cache(maxsize=8 * len(KINDS))
def _answers_of(kind: ItemKind, language: str) -> object:
    """Return the macros for the answers of a kind; most courses need few of them."""
    return template(kind.template, language).make_module({"view": kind.view})


def _pass_mark(quiz: Quiz, settings: Settings) -> int:
    """Return what passes a quiz, in percent, 0 if it is no exam or has no pass mark."""
    if not quiz.is_exam:
        return 0
    return settings.pass_mark if quiz.pass_mark is None else quiz.pass_mark


def _needed(quiz: Quiz, items: Iterable[Item]) -> list[Script]:
    """Return the scripts that a quiz with `items` needs beside that of every page."""
    kinds = [SCRIPT] if any(kind_of(item).wire for item in items) else []
    return kinds if _is_plain(quiz) else [*kinds, MODES_SCRIPT]


def _is_plain(quiz: Quiz) -> bool:
    return quiz.mode == "practice" and not quiz.confidence and not (quiz.draw and quiz.draw.pick)
