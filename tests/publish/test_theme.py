"""What surrounds the text of a page: our part of the theme, built with MkDocs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from mkdocs.exceptions import Abort

from conftest import Built
from course_folder import LESSON, configuration
from said import say

if TYPE_CHECKING:
    from conftest import Build


def test_an_opener_tells_how_much_there_is_to_read(build_site: Build) -> None:
    """Its lessons alone are counted, not other pages or the opener."""
    files: dict[str, str | bytes] = {
        "docs/module/second.md": LESSON.replace("minutes: 5", "minutes: 8"),
        "docs/module/appendix.md": "# An appendix\n",
    }
    header = build_site(files).soup("module/index.html").select_one("course-page .course-minutes")
    assert header
    assert header.get_text() == "Module 1 · 2 lessons · 13 minutes"


def test_one_lesson_of_one_minute_is_told_in_the_singular(build_site: Build) -> None:
    """As a person would say it."""
    site = build_site({"docs/module/lesson.md": LESSON.replace("minutes: 5", "minutes: 1")})
    header = site.soup("module/index.html").select_one(".course-minutes")
    assert header
    assert header.get_text() == "Module 1 · 1 lesson · 1 minute"


def test_an_opener_without_lessons_has_no_figures(build_site: Build) -> None:
    """A module may be begun with its opener."""
    text = "---\ntitle: Next\nmodule: Module 2\n---\n\nText.\n"
    header = build_site({"docs/next/index.md": text}).soup("next/index.html").select_one(".course-minutes")
    assert header
    assert header.get_text() == "Module 2"


def test_only_pages_that_lead_through_the_course_load_the_styles_of_its_path(build_site: Build) -> None:
    """The home page and the openers, in place of every lesson."""
    site = build_site({})
    for path, count in (("index.html", 1), ("module/index.html", 1), ("module/lesson/index.html", 0)):
        links = site.soup(path).select('link[href*="course-path."]')
        assert len(links) == count
        assert all((site.folder / path).parent.joinpath(str(link["href"])).is_file() for link in links)


def test_pages_tell_which_scripts_they_were_built_for(build_site: Build, tmp_path: Path) -> None:
    """All of one build the same, whatever is written on them, until a script is another, the theme's included."""

    def builds(**config: object) -> set[object]:
        site = build_site({"docs/plain.md": f"Text {len(config)}.\n"}, **config)
        pages = ("index.html", "plain/index.html", "module/lesson/index.html", "404.html")
        return {site.soup(path).select("course-page")[0]["data-build"] for path in pages}

    (before,) = builds()
    assert builds(site_author="Example") == {before}
    theme = configuration()["theme"]
    assert isinstance(theme, dict)
    own = shutil.copytree(theme["custom_dir"], tmp_path / "theme")
    (own / "assets/javascripts").mkdir()
    (own / "assets/javascripts/bundle.1.min.js").touch()
    (after,) = builds(theme={**theme, "custom_dir": str(own)})
    assert after != before


def test_only_pages_with_code_load_the_colours_of_code(build_site: Build) -> None:
    """Also where it stands in an item alone."""
    item = "::: quiz Code\nid: code\n\n### first\n\nWhat is `1 + 1`?\n\n- [x] Two\n- [ ] Three\n\n> So.\n\n:::\n"
    site = build_site({"docs/code.md": f"# A page\n\n{item}"})
    for path, count in (("code/index.html", 1), ("module/lesson/index.html", 0)):
        links = site.soup(path).select('link[href*="course-code."]')
        assert len(links) == count
        assert all((site.folder / path).parent.joinpath(str(link["href"])).is_file() for link in links)


def test_the_skip_link_leads_to_the_content(build_site: Build) -> None:
    """Material's own leads to the first heading and passes by all that stands above it; a page may have none."""
    site = build_site({"docs/plain.md": "Only text.\n"})
    for path in ("plain/index.html", "module/lesson/index.html"):
        soup = site.soup(path)
        link = soup.select_one("a.md-skip")
        assert link
        content = soup.select_one(str(link["href"]))
        assert content
        assert content.h1


def test_edit_this_page_needs_no_repository_url(build_site: Build) -> None:
    """For a `repo_url` Material asks GitHub for figures."""
    site = build_site({}, edit_uri_template="https://example.org/edit/main/docs/{path}")
    link = site.soup("module/lesson/index.html").select_one("a[rel=edit]")
    assert link
    assert (link.get_text(), link["href"]) == ("Edit this page", "https://example.org/edit/main/docs/module/lesson.md")
    assert not build_site({}).soup("module/lesson/index.html").select("a[rel=edit]")


def test_the_foot_links_the_pages_that_concern_the_whole_course(build_site: Build) -> None:
    """The pages at the top of the navigation, by the way from where the reader is."""
    site = build_site({"docs/your-data.md": "# Your data\n"})
    links = site.soup("module/lesson/index.html").select(".course-footer-pages a")
    assert [(a.get_text(), a["href"]) for a in links] == [
        ("Credits", "../../credits/"),
        ("Your data", "../../your-data/"),
    ]


def test_a_wrong_address_is_met_with_a_way_on(build_site: Build) -> None:
    """From whatever depth, so the link is from the root of the site."""
    soup = build_site({}, site_url="https://example.org/course/").soup("404.html")
    assert soup.h1
    assert soup.h1.get_text() == say("not-found.title")
    button = soup.select_one(".md-button")
    assert button
    assert urljoin("https://example.org/course/a/b/", str(button["href"])) == "https://example.org/course/"


def test_a_logo_of_ones_own_replaces_ours(build_site: Build) -> None:
    """A file of the same name below docs/ is enough."""
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 3"><path d="M0 0h1v1z"/></svg>'
    ours = build_site({}).folder / "assets/logo.svg"
    assert ours.read_text(encoding="utf-8") != picture
    site = build_site({"docs/assets/logo.svg": picture})
    assert (site.folder / "assets/logo.svg").read_text(encoding="utf-8") == picture
    shown = site.soup("index.html").select('img[src$="assets/logo.svg"]')
    assert {(str(logo["width"]), str(logo["height"])) for logo in shown} == {("7", "3")}


def own_theme(folder: Path, main: str = "") -> dict[str, object]:
    """Return the project's theme with an organization's own folder for `custom_dir`, which names none of ours."""
    theme = configuration()["theme"]
    assert isinstance(theme, dict)
    partial = folder / "partials/footer.html"
    partial.parent.mkdir(parents=True)
    partial.write_text("<footer>An imprint</footer>\n", encoding="utf-8")
    if main:
        (folder / "main.html").write_text(main, encoding="utf-8")
    return {**theme, "custom_dir": str(folder)}


def with_noindex() -> list[object]:
    """Return the project's extensions for a course that search engines are asked to leave out."""
    return [{"courseblocks": {"course": "ours", "noindex": True}}, "md_in_html"]


def test_an_organization_may_have_a_theme_folder_of_its_own(build_site: Build, tmp_path: Path) -> None:
    """Its files come first, and ours are there as well."""
    main = '{% extends "course.html" %}\n{% block announce %}Closed on Monday{% endblock %}\n'
    theme = own_theme(tmp_path / "overrides", main)
    soup = build_site({}, theme=theme, markdown_extensions=with_noindex()).soup("module/lesson/index.html")
    assert "An imprint" in soup.get_text()
    assert "Closed on Monday" in soup.get_text()
    assert soup.select("a.md-skip[href='#__content']")
    assert len(soup.select("meta[name=robots][content=noindex]")) == 1


def test_no_theme_folder_need_be_named(build_site: Build) -> None:
    """The pages are those of a site that names ours."""
    theme = configuration()["theme"]
    assert isinstance(theme, dict)
    named = build_site({}).html("module/lesson/index.html")
    without = {key: value for key, value in theme.items() if key != "custom_dir"}
    assert build_site({}, theme=without).html("module/lesson/index.html") == named


@pytest.mark.expects_warnings
def test_a_main_template_that_takes_the_place_of_ours_is_told(
    build_site: Build, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With what to write, once; a strict build stops. Search engines are asked to leave the pages out all the same."""
    theme = own_theme(tmp_path / "overrides", '{% extends "base.html" %}\n')
    with pytest.raises(Abort):
        build_site({}, theme=theme, markdown_extensions=with_noindex())
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    mend = "Write {% extends 'course.html' %} there."
    assert told == [f"{tmp_path / 'overrides/main.html'} lacks what a course adds to pages. {mend}"]
    soup = Built(tmp_path / "site").soup("module/lesson/index.html")
    assert len(soup.select("meta[name=robots][content=noindex]")) == 1


def test_the_logo_may_stand_in_a_theme_folder(build_site: Build, tmp_path: Path) -> None:
    """As Material lets it; its size is known."""
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="3"/>'
    theme = {**own_theme(tmp_path / "overrides"), "logo": "signs/own.svg"}
    (tmp_path / "overrides/signs").mkdir()
    (tmp_path / "overrides/signs/own.svg").write_text(picture, encoding="utf-8")
    shown = build_site({}, theme=theme).soup("index.html").select('img[src$="signs/own.svg"]')
    assert {(str(logo["width"]), str(logo["height"])) for logo in shown} == {("7", "3")}
