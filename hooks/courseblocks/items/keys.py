"""The properties of an item."""

from __future__ import annotations

from courseblocks.core.model import LEVELS
from courseblocks.core.problems import ITEM_ADVICE
from courseblocks.items.kinds import KINDS
from courseblocks.source.properties import COVERS, IDS, WAS, YES_OR_NO, Key, Keys

TYPES = tuple(kind.word for kind in KINDS)
NAMES = tuple(kind.name for kind in KINDS)

ITEM_KEYS = Keys(
    Key("level", LEVELS),
    Key("tags", form=IDS),
    Key("type", (*TYPES, *NAMES)),
    Key("shuffle", YES_OR_NO),
    COVERS,
    Key("seen", ITEM_ADVICE, form=IDS),
    WAS,
)
