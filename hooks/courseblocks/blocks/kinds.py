"""Every kind of block. A new one is a folder beside the others, and its object in this tuple."""

from __future__ import annotations

from courseblocks.blocks.checklist.kind import CHECKLIST
from courseblocks.blocks.kind import BlockKind
from courseblocks.blocks.pause.kind import PAUSE
from courseblocks.blocks.quiz.kind import QUIZ
from courseblocks.blocks.settings.kind import SETTINGS
from courseblocks.core.model import Block

BLOCKS = (QUIZ, CHECKLIST, PAUSE, SETTINGS)
BY_NAME = {kind.name: kind for kind in BLOCKS}


def kind_of(block: Block) -> BlockKind:
    """Return the kind of a block that has content."""
    return BY_NAME[block.name]
