"""What trainers copy from the card is right as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

from course_folder import write_course
from courseblocks.blocks.kinds import BLOCKS
from courseblocks.course.check import check_course
from courseblocks.items.kinds import KINDS
from guide import CARD, examples
from project_copy import of_the_sample

pytestmark = of_the_sample


def test_the_card_is_enough_for_a_bank_of_all_types(tmp_path: Path) -> None:
    """The check has nothing to say to its bank, with an item for each shape of answers, and to a page of its blocks."""
    bank, shapes, blocks = examples(CARD)
    for number, shape in enumerate(re.split(r"\n\n(?=<!--)", shapes.strip())):
        bank += f"\n## item-{number}\n\nWhat do you say?\n\n{shape}\n\n> Why it is right.\n"
    files: dict[str, str | bytes] = {"quizzes/station.md": bank, "docs/station/delays.md": f"# Delays\n\n{blocks}"}
    course, problems = check_course(write_course(tmp_path, files))
    items = [item for each in course.banks if each.name == "station" for item in each.items]
    shown = [block for page in course.pages if page.path == "station/delays.md" for block in page.blocks]
    assert problems == []
    assert [item.type for item in items] == [kind.word for kind in KINDS]
    assert {block.name for block in shown} == {kind.name for kind in BLOCKS}
