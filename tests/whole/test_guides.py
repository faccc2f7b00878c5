"""What trainers copy from the card and the recipes is right as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course_folder import write_course
from courseblocks.blocks.kinds import BLOCKS
from courseblocks.course.check import check_course
from courseblocks.items.kinds import KINDS
from guide import CARD, RECIPES, examples
from project_copy import of_the_sample

if TYPE_CHECKING:
    from conftest import Build

MEDIA = ("no-train.mp4", "no-train.vtt", "announcement.mp3", "floor-plan.pdf", "empty-desk.png")

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


@pytest.mark.parametrize(("folders", "page"), [(True, "station/delays/index.html"), (False, "station/delays.html")])
def test_a_recipe_finds_its_files(build_site: Build, page: str, *, folders: bool) -> None:
    """Links and pictures do, one address of each player does, and captions do where a page has a folder of its own."""
    files: dict[str, str | bytes] = {f"docs/station/{name}": b"" for name in MEDIA}
    text = "# Delays\n\n" + "\n".join(examples(RECIPES))
    site = build_site({**files, "docs/station/delays.md": text}, use_directory_urls=folders)
    article = site.soup(page).select_one("article")
    assert article

    def found(kind: str, address: str) -> list[bool]:
        return [(site.folder / page).parent.joinpath(str(tag[address])).is_file() for tag in article.select(kind)]

    assert found("a[href*='.']:not(.headerlink)", "href") == [True] * 3
    assert found("img", "src") == [True]
    assert sorted(found("video source", "src")) == sorted(found("audio source", "src")) == [False, True]
    assert found("track", "src") == [folders]
    assert [len(article.select(kind)) for kind in ("figcaption em", "table", "abbr", "details strong")] == [1, 1, 2, 2]
