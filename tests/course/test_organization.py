"""What an organization makes its own, from `mkdocs.yml` and the environment to the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

from course_folder import BANK, LESSON, PROJECT, write_course
from courseblocks.course.check import check_course
from courseblocks.course.colors import DAY, NIGHT, color_rules
from courseblocks.course.settings import SAMPLE
from said import say

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Build

SAMPLE_ID = f"""\
markdown_extensions:
  - courseblocks:
      course: {SAMPLE}
"""


def options(**ours: object) -> dict[str, object]:
    """Return the list of extensions with options of ours in place of the project's."""
    return {"markdown_extensions": [{"courseblocks": {"course": "our-course", **ours}}, "attr_list", "toc"]}


def contrast(one: str, other: str) -> float:
    """Return the ratio that axe computes, written down once more from the text of WCAG 2.2."""

    def light(color: str) -> float:
        shares = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    return (max(light(one), light(other)) + 0.05) / (min(light(one), light(other)) + 0.05)


@settings(deadline=None)
@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_whatever_colours_are_chosen_everything_stays_legible(primary: int, accent: int) -> None:
    """Words on the header, links and marks on both grounds of both schemes, white on the foot."""
    rules = color_rules(f"#{primary:06x}", f"#{accent:06x}")
    links = re.findall(r"--md-typeset-a-color:(#\w{6})", rules)
    accents = re.findall(r"--md-accent-fg-color:(#\w{6})", rules)
    assert len(links) == len(accents) == 2
    for day, night in (links, accents):
        assert min(contrast(day, ground) for ground in DAY) >= 4.5
        assert min(contrast(night, ground) for ground in NIGHT) >= 4.5
    header, words = (re.search(rf"--md-primary-{part}-color:(#\w{{6}})", rules) for part in ("fg", "bg"))
    assert header
    assert words
    assert contrast(header[1], words[1]) >= 4.5
    assert min(contrast(foot, "#ffffff") for foot in re.findall(r"--md-footer-bg-color\S*?:(#\w{6})", rules)) >= 4.5


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    """A brand is not changed without need."""
    rules = color_rules("#123456", "#7a1f1f")
    assert "--md-primary-fg-color:#123456" in rules
    assert "--md-typeset-a-color:#123456" in rules
    assert "--md-accent-fg-color:#7a1f1f" in rules
    assert "--md-primary-fg-color:#ffd400;" in color_rules("#ffd400", "")


def test_the_grounds_are_those_of_the_theme() -> None:
    """The colours are fitted to what the style sheet really has."""
    theme = (PROJECT / "hooks/courseblocks/publish/theme.css").read_text(encoding="utf-8")
    found = re.findall(r"--md-(?:default-bg|code-bg)-color: (#\w{6})", theme)
    assert found == [*DAY, *NIGHT]


def test_the_colours_of_an_organization_reach_the_site(build_site: Build) -> None:
    """In the style sheet that every page links, whose name changes with them."""
    sheet = "link[href*='assets/course.']"
    ours = build_site({}, **options()).soup("index.html").select(sheet)[0]["href"]
    site = build_site({}, **options(primary="#7b1fa2"))
    theirs = site.soup("index.html").select(sheet)[0]["href"]
    assert theirs != ours
    assert "--md-primary-fg-color:#7b1fa2" in (site.folder / str(theirs)).read_text(encoding="utf-8")


@pytest.mark.expects_warnings
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"primary": "purple"}, "'primary: purple' is not a colour."),
        ({"primry": "#123456"}, "'primry' is not a setting of courseblocks. Did you mean 'primary'?"),
        ({"noindex": "yes please"}, "'noindex: yes please' is neither true nor false."),
    ],
)
def test_a_wrong_setting_is_told_in_a_line(
    wrong: dict[str, object], told: str, build_site: Build, caplog: pytest.LogCaptureFixture
) -> None:
    """By the build as by the check, and never by a traceback."""
    with pytest.raises(Abort):
        build_site({}, **options(**wrong))
    assert told in caplog.text


def test_search_engines_are_asked_to_stay_away_by_one_setting(build_site: Build) -> None:
    """On every page, and only then."""
    assert not build_site({}, **options()).soup("index.html").select("meta[name=robots]")
    site = build_site({}, **options(noindex=True))
    for path in ("index.html", "module/lesson/index.html", "404.html"):
        meta = site.soup(path).select_one("meta[name=robots]")
        assert meta
        assert meta["content"] == "noindex"


def test_each_item_says_where_a_mistake_in_it_is_reported(build_site: Build) -> None:
    """With its id and, for who may change it, its line in the bank or on the page."""
    site = build_site(
        {},
        **options(
            report="mailto:team@example.org?subject={item}",
            item_source="https://example.org/blob/main/{path}?plain=1#L{line}",
        ),
    )
    about = site.soup("index.html").select("course-item .course-about a")
    line = BANK.splitlines().index("## first-item") + 1
    assert [(link.get_text(), link["href"]) for link in about] == [
        (say("quiz.report"), "mailto:team@example.org?subject=bank%23first-item"),
        (say("quiz.source"), f"https://example.org/blob/main/quizzes/bank.md?plain=1#L{line}"),
    ]
    placed = site.soup("module/lesson/index.html").select("course-item .course-about a")[1]
    assert "docs/module/lesson.md?plain=1#L" in str(placed["href"])
    assert not build_site({}, **options()).soup("index.html").select(".course-about")


def test_the_organization_is_named_at_the_foot(build_site: Build) -> None:
    """By MkDocs' own setting for an author."""
    author = "Example & R<D"
    foot = build_site({}, site_author=author).soup("module/lesson/index.html").select_one(".md-copyright")
    assert foot
    assert say("page.course-of", author=author) in foot.get_text()


@pytest.mark.parametrize(("given", "problems"), [("false", 1), ("true", 0), ("", 0), (None, 0)])
def test_the_id_of_the_template_is_refused_in_what_was_made_from_it(
    given: str | None, problems: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a workflow says whether the repository is the template; a clone on a desk is left alone."""
    if given is None:
        monkeypatch.delenv("COURSE_IS_TEMPLATE", raising=False)
    else:
        monkeypatch.setenv("COURSE_IS_TEMPLATE", given)
    _, found = check_course(write_course(tmp_path, {"mkdocs.yml": SAMPLE_ID}))
    assert len(found) == problems
    if found:
        assert str(found[0]) == (
            "mkdocs.yml:3: the course id 'serving-from-the-heart' is that of the course this repository was made from. "
            "Choose an id of your own, such as 'course: our-course', and keep it for good: learners' work is stored "
            "under it, and two courses at one address with the same id would mix."
        )


def test_the_project_is_configured_by_the_environment(monkeypatch: pytest.MonkeyPatch, build_site: Build) -> None:
    """The workflow that publishes sets these, so that a fork works under its own address unchanged."""
    monkeypatch.setenv("COURSE_ADDRESS", "https://Example.github.io/Our-Course/")
    monkeypatch.setenv("COURSE_EDIT", "https://example.org/edit/main/docs/{path}")
    monkeypatch.setenv("COURSE_REPORT", "https://example.org/issues/new?template=mistake.yml&item={item}")
    monkeypatch.setenv("COURSE_ITEM", "https://example.org/blob/main/{path}?plain=1#L{line}")
    soup = build_site({}).soup("module/lesson/index.html")
    canonical = soup.select_one("link[rel=canonical]")
    edit = soup.select_one("a[rel=edit]")
    report = soup.select_one(".course-about a")
    assert canonical
    assert canonical["href"] == "https://Example.github.io/Our-Course/module/lesson/"
    assert edit
    assert edit["href"] == "https://example.org/edit/main/docs/module/lesson.md"
    assert report
    assert str(report["href"]).endswith("&item=page%3Amodule%2Flesson%23placed-item")


def test_quotation_marks_stay_in_what_search_engines_read(build_site: Build) -> None:
    """The theme prints what stands in settings and front matter between quotation marks of its own."""
    author, description = 'The "Other" Sons', 'Say "next", and <b>wait</b>'
    lesson = LESSON.replace("minutes", f"description: '{description}'\nminutes", 1)
    site = build_site({"docs/module/lesson.md": lesson}, site_author=author, site_description='One "course"')
    told = [
        {str(tag["name"]): tag["content"] for tag in site.soup(path).select("meta[name]")}
        for path in ("module/lesson/index.html", "index.html", "404.html")
    ]
    assert [(tags["author"], tags["description"]) for tags in told] == [
        (author, description),
        (author, 'One "course"'),
        (author, 'One "course"'),
    ]
