"""A quiz, a kind of block."""

from __future__ import annotations

from courseblocks.blocks.kind import BlockKind
from courseblocks.blocks.quiz.check import check_quiz
from courseblocks.blocks.quiz.draw.read import DRAW_KEYS, NAMES
from courseblocks.blocks.quiz.model import MODES
from courseblocks.blocks.quiz.read import read_quiz
from courseblocks.blocks.quiz.view import SCRIPTS, quiz_values
from courseblocks.source.properties import COVERS, ID, WAS, YES_OR_NO, Key, Keys

QUIZ = BlockKind(
    "quiz",
    Keys(
        *(ID, WAS, COVERS),
        Key("from", form=NAMES),
        Key("mode", MODES),
        *DRAW_KEYS,
        Key("confidence", YES_OR_NO),
        Key("pass", ("no",), form=r"\d{1,3}(?: ?%)?"),
    ),
    read_quiz,
    "blocks/quiz/quiz.html",
    view=quiz_values,
    check=check_quiz,
    scripts=SCRIPTS,
    has_items=True,
)
