"""A checklist, a kind of block."""

from __future__ import annotations

from courseblocks.blocks.checklist.model import RESETS
from courseblocks.blocks.checklist.read import read_checklist
from courseblocks.blocks.kind import BlockKind
from courseblocks.core.scripts import Script
from courseblocks.source.properties import COVERS, ID, WAS, Key, Keys

CHECKLIST = BlockKind(
    "checklist",
    Keys(ID, WAS, COVERS, Key("reset", RESETS)),
    read_checklist,
    "blocks/checklist/checklist.html",
    scripts=(Script("blocks/checklist/checklist.js", "blocks/checklist/checklist.css"),),
    minutes=1,
)
