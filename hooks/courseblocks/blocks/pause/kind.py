"""A pause, a kind of block: lines that a learner looks at one after the other, each from its second on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from courseblocks.blocks.kind import BlockKind, Opening
from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.model import Content
from courseblocks.core.problems import Problems
from courseblocks.core.scripts import Script
from courseblocks.items.line_rules import line_text
from courseblocks.items.read import Place
from courseblocks.source.lines import Line
from courseblocks.source.properties import COVERS, ID, WAS, Keys, Property
from courseblocks.source.segments import Entry, Kind, entries, segments
from courseblocks.source.slips.tags import check_tags

_MOMENT = re.compile(r"([0-9]{1,3})[ ]?:[ ]*(\S.*)", re.DOTALL)
_MEND = "Write each line with the second that it begins at, such as '- 15: Who needs you today?'."


@dataclass(frozen=True, slots=True)
class Moment:
    """A line, and the second that it begins at."""

    second: int
    text: Fragment


@dataclass(frozen=True, slots=True)
class Pause(Content):
    """Lines in their order; with the last of them the pause ends."""

    moments: tuple[Moment, ...]

    @property
    def words(self) -> str:
        """The lines as they are written."""
        return "\n".join(f"- {moment.second}: {moment.text.markdown}" for moment in self.moments)

    @property
    def texts(self) -> list[Text]:
        """The lines without their seconds."""
        return [Text("a line", moment.text) for moment in self.moments]


def read_pause(
    opening: Opening, _props: Mapping[str, Property], body: Sequence[Line], _place: Place, problems: Problems
) -> Pause:
    """Return the pause that the list in a block says."""
    parts = segments(body)
    lines = next((part for part in parts if part.kind is Kind.LIST), None)
    found = [_moment(entry, problems) for entry in entries(lines)] if lines else []
    if len(found) < 2:
        mend = "Write a list of two or more: the first begins at 0, and with the last the pause ends."
        problems.error(opening.line, "the pause has fewer than two lines", mend)
    for part in (part for part in parts if lines and part is not lines):
        mend = "Keep one list in it, and move other text above the block or below it."
        problems.error(part.line, f"a {part.kind.value} stands in the pause beside its lines", mend)
    moments = tuple(moment for moment in found if moment)
    if len(moments) == len(found):
        _check_seconds(moments, problems)
    pause = Pause(moments)
    check_tags(pause, "the pause", body, problems)
    return pause


def _moment(entry: Entry, problems: Problems) -> Moment | None:
    text = line_text(entry, "a line of the pause", {}, problems)
    match = _MOMENT.fullmatch(text.markdown) if text else None
    if text and not match:
        problems.error(entry.line, f"a line of the pause has no second: '{text.words}'", _MEND)
    return Moment(int(match[1]), Fragment(match[2], entry.line)) if match else None


def _check_seconds(moments: Sequence[Moment], problems: Problems) -> None:
    if moments and moments[0].second:
        mend = "Let it begin at 0."
        problems.error(moments[0].text.line, f"the first line of the pause begins at {moments[0].second}", mend)
    for above, moment in pairwise(moments):
        if moment.second <= above.second:
            what = f"a line of the pause begins at {moment.second}, and the one above it at {above.second}"
            problems.error(moment.text.line, what, "Let each begin later than the one above it.")


PAUSE = BlockKind(
    "pause",
    Keys(ID, WAS, COVERS),
    read_pause,
    "blocks/pause/pause.html",
    scripts=(Script("blocks/pause/pause.js", "blocks/pause/pause.css"),),
    minutes=1,
)
