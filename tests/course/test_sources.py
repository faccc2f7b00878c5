"""Sources: named by lessons, printed under their titles as on the credits page, and linked there."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course_folder import LESSON, PROJECT, write_course
from courseblocks.course.check import check_course

if TYPE_CHECKING:
    from bs4 import Tag

    from conftest import Build, Built

PROJECT_HOOK = str(PROJECT / "hooks/course.py")

# Each heading of the credits page with all that it may be called by.
NAMES = {
    "Station handbook": ["station-handbook"],
    "Справочник станции": ["справочник-станции"],
    "駅の手引き 2024": ["駅の手引き-2024", "2024"],
    "Gäste": ["gäste", "gaste", unicodedata.normalize("NFD", "gäste")],
    "Справочник, *второй* том { #handbook }": ["handbook"],
    "Credits": ["credits"],
    "Tafel &amp; Co": ["tafel-co", "tafel-amp-co"],
    "Tafel & Co, R<D *x* [y] _z_ \\`": ["tafel-co-rd-x-y-z", "tafel-co-r-d-x-y-z"],
}
SLUGS = """
from pymdownx.slugs import slugify

def on_config(config):
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify(case=%r, sep="-")
"""


def page_of(*headings: str) -> str:
    """Return a credits page."""
    return "# Credits\n\n" + "".join(f"## {heading}\n\n{heading.partition(' {')[0]}, 2020\n\n" for heading in headings)


def course(*sources: str) -> dict[str, str | bytes]:
    """Return the files of a course whose lesson names sources."""
    lesson = LESSON.replace("[a-post]", str(list(sources)))
    return {"docs/credits.md": page_of(*NAMES), "docs/module/lesson.md": lesson}


def targets(site: Built) -> list[str]:
    """Return the texts of what the links in the credit strip lead to."""
    links = site.soup("module/lesson/index.html").select(".course-credit a")
    return [
        text_of(site.soup("credits/index.html").select_one(f"[id='{str(a['href']).split('#')[1]}']")) for a in links
    ]


def text_of(tag: Tag | None) -> str:
    """Return the text of a heading or a link."""
    assert tag
    return tag.get_text().strip("¶ ")


@pytest.mark.parametrize("case", [None, "lower", "fold", "none"])
def test_each_source_is_linked_by_any_of_its_names(
    build_site: Build, tmp_path_factory: pytest.TempPathFactory, case: str | None
) -> None:
    """In any script, and whatever the site makes ids of headings by."""
    hook = tmp_path_factory.mktemp("hook") / "slugs.py"
    hook.write_text(SLUGS % case if case else "")
    files = course(*(name for names in NAMES.values() for name in names))
    site = build_site(files, hooks=[str(hook), PROJECT_HOOK])
    headings = list(map(text_of, site.soup("credits/index.html").select("article h2")))
    names = zip(headings, NAMES.values(), strict=True)
    assert targets(site) == [heading for heading, its in names for _ in its]


def test_a_credit_reads_as_on_the_credits_page(build_site: Build) -> None:
    """As text, whatever signs are in it."""
    site = build_site(course(*(names[0] for names in NAMES.values())))
    links = site.soup("module/lesson/index.html").select(".course-credit a")
    paragraphs = site.soup("credits/index.html").select("article h2 + p")
    assert list(map(text_of, links)) == list(map(text_of, paragraphs))
    assert "Tafel & Co, R<D x [y] z `, 2020" in map(text_of, links)


def test_a_heading_stands_for_a_credit_that_is_not_there(build_site: Build) -> None:
    """With all its signs."""
    files = course("tafel-co-rd-x-y-z")
    site = build_site(files | {"docs/credits.md": f"# Credits\n\n## {list(NAMES)[-1]}\n\n## Another\n\nText.\n"})
    assert text_of(site.soup("module/lesson/index.html").select_one(".course-credit a")) == "Tafel & Co, R<D x [y] z `"


def test_an_unknown_source_is_told_what_there_is(tmp_path: Path) -> None:
    """By the names that the guide speaks of, and by none that is empty."""
    _, problems = check_course(write_course(tmp_path, course("no-such-source")))
    (problem,) = problems
    assert str(problem) == (
        "docs/module/lesson.md:5: the credits page has no source 'no-such-source'. There are: credits, gäste, "
        "handbook, station-handbook, tafel-co, tafel-co-r-d-x-y-z, справочник-станции, 駅の手引き-2024. A source is a "
        "level-2 heading of docs/credits.md."
    )


def test_a_lesson_without_sources_has_no_credit(build_site: Build) -> None:
    """Nor a word that would announce one."""
    site = build_site({"docs/module/lesson.md": LESSON.replace("[a-post]", "[]")})
    assert site.soup("module/lesson/index.html").select(".course-lesson")
    assert site.soup("module/lesson/index.html").select(".course-credit") == []
