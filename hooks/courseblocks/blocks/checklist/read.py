"""What a checklist holds: an introduction, and tasks with their done tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from courseblocks.blocks.checklist.model import RESETS, Checklist, Reset, Task
from courseblocks.blocks.kind import Opening
from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problems
from courseblocks.items.line_rules import check_twins
from courseblocks.items.read import Place
from courseblocks.source.boxes import box, boxed_entries, nested_quotes
from courseblocks.source.lines import Line
from courseblocks.source.properties import Property, choice
from courseblocks.source.segments import Kind, Segment, entries, fragment, segments
from courseblocks.source.slips.bullets import check_bullets
from courseblocks.source.slips.tags import check_tags


def read_checklist(
    opening: Opening, props: Mapping[str, Property], body: Sequence[Line], _place: Place, problems: Problems
) -> Checklist:
    """Return the checklist that a block's properties and the lines below them say."""
    reset = choice(props.get("reset"), RESETS, problems)
    parts = segments(body)
    if not check_bullets(parts, "the checklist", problems):
        return Checklist(())
    at = next((i for i, part in enumerate(parts) if part.kind is Kind.LIST and any(map(box, entries(part)))), None)
    if at is None:
        mend = "Write its lines as a list, each with an empty box: - [ ]."
        problems.error(opening.line, "the checklist has no lines with boxes", mend)
        return Checklist(())
    _check_below(parts[at + 1 :], problems)
    intro = fragment(parts[:at], opening.line) if at else None
    checklist = Checklist(_tasks(parts[at], problems), intro, cast("Reset | None", reset))
    check_tags(checklist, "the checklist", body, problems)
    return checklist


def _check_below(parts: Sequence[Segment], problems: Problems) -> None:
    if not parts:
        return
    part = parts[0]
    if part.kind is Kind.QUOTE:
        mend = "Indent it by two spaces to make it the done test of the line above it."
        problems.error(part.line, "a quote at the margin cuts the list of the checklist", mend)
    else:
        mend = "Keep one list, and move other text above it or below the block."
        problems.error(part.line, f"a {part.kind.value} stands below the list of the checklist", mend)


def _tasks(part: Segment, problems: Problems) -> tuple[Task, ...]:
    tasks: list[Task] = []
    for here, entry in boxed_entries(part, "the checklist", problems):
        if here.mark != " ":
            problems.error(here.line, "the checklist has a line that is ticked", "Write [ ]: learners tick it.")
        done = nested_quotes(entry, "a line of the checklist", problems)
        tasks.append(Task(Fragment(here.text, here.line), done))
    check_twins([task.text for task in tasks], "the checklist has the same line", problems)
    return tuple(tasks)
