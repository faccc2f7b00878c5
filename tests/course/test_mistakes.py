"""What an author gets wrong, and what the check says to it, word for word. The cases are in `mistakes/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cases import files_of, load_cases
from course_folder import write_course
from courseblocks.blocks.kinds import BLOCKS
from courseblocks.core.problems import Advice
from courseblocks.course.check import check_course
from guide import GUIDE

if TYPE_CHECKING:
    from pathlib import Path

ALL = load_cases()
CASES = [pytest.param(case, id=f"{name}: {case['rule']}") for name, case in ALL]


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_reported_with_its_place_and_its_remedy(case: dict[str, Any], tmp_path: Path) -> None:
    """All problems of the whole course in one run, sorted by file and line, and nothing else."""
    _, problems = check_course(write_course(tmp_path, files_of(case)))
    names = ", ".join(kind.name for kind in BLOCKS)
    assert list(map(str, problems)) == [told.replace("{blocks}", names) for told in case["problems"]]


def test_the_small_course_has_no_problems(tmp_path: Path) -> None:
    """What the cases change a part of is right as a whole."""
    _, problems = check_course(write_course(tmp_path, {}))
    assert problems == []


@pytest.mark.parametrize("advice", Advice)
def test_all_advice_can_be_answered(advice: Advice) -> None:
    """It is said with its name in a message above, and the guide has the name."""
    told = [problem for _, case in ALL for problem in case["problems"]]
    answers = tuple(f"{advice.value}' {place}." for place in ("below the heading", "in the front matter"))
    assert any(problem.endswith(answers) for problem in told)
    assert f"`{advice.value}`" in GUIDE
