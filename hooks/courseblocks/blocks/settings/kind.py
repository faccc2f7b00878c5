"""The settings of a learner, a block that holds nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courseblocks.blocks.kind import BlockKind, Opening
from courseblocks.core.model import Content
from courseblocks.core.problems import Problems
from courseblocks.core.scripts import Script
from courseblocks.items.read import Place
from courseblocks.source.lines import Line
from courseblocks.source.properties import ID, Keys, Property


@dataclass(frozen=True, slots=True)
class Nothing(Content):
    """What a view of the whole course holds."""

    @property
    def words(self) -> str:
        """None."""
        return ""


def read_nothing(
    opening: Opening, _props: Mapping[str, Property], body: Sequence[Line], _place: Place, problems: Problems
) -> Nothing:
    """Return nothing; what is written there is noted."""
    written = next((line for line in body if not line.blank), None)
    if written:
        problems.error(written.number, f"the {opening.name} hold nothing", "Move the text above or below the block.")
    return Nothing()


SETTINGS = BlockKind(
    "settings",
    Keys(ID),
    read_nothing,
    "blocks/settings/settings.html",
    scripts=(Script("bundles/views.js", "blocks/settings/settings.css"),),
    keeps=False,
)
