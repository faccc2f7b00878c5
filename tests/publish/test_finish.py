"""`python -m courseblocks finish`: a built site gets our files, and the links to them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conftest import Built
from course_folder import write_course
from courseblocks.__main__ import main
from courseblocks.publish.bundles import script

MADE = "<html><head></head><body><course-quiz></course-quiz></body></html>"


def finish(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command in `root`, and return what it says."""
    assert main(["finish", "--root", str(root)]) == 0
    return capsys.readouterr().out.strip()


def site_of(root: Path, pages: dict[str, str], **settings: object) -> Built:
    """Write `pages` as the site of a course under `settings`."""
    extension = {"courseblocks": {"course": "ours", **settings}}
    config = {"site_url": "https://host.example/below/", "markdown_extensions": [extension]}
    write_course(root, {"mkdocs.yml": yaml.safe_dump(config), **{f"site/{path}": html for path, html in pages.items()}})
    return Built(root / "site")


def linked(site: Built, page: str) -> list[str]:
    """Return where the links to our files lead on a page of a site."""
    parts = site.soup(page).select("head > link[href*='assets/course'], head > script[src*='assets/course']")
    return [str(part.get("href") or part.get("src")) for part in parts]


def test_links_lead_from_each_page_to_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also from the page that tells of a wrong address, wherever it is shown; a document of one's own has none."""
    own = "<html><head></head><body>Mine</body></html>"
    site = site_of(tmp_path, {"index.html": MADE, "a b/page/index.html": MADE, "404.html": MADE, "own.html": own})
    assert finish(tmp_path, capsys).endswith("linked them on 3 of 3 pages.")
    for page, way in (("index.html", "assets"), ("a b/page/index.html", "../../assets"), ("404.html", "/below/assets")):
        links = linked(site, page)
        assert [link.rpartition("/")[0] for link in links] == [way, way]
        assert all((site.folder / "assets" / link.rpartition("/")[2]).is_file() for link in links)
    assert site.html("own.html") == own


def test_a_change_of_colours_takes_the_place_of_what_was_linked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One style sheet is linked, that of now; search engines are told what the settings say."""
    site = site_of(tmp_path, {"index.html": MADE})
    finish(tmp_path, capsys)
    (before, script), html = linked(site, "index.html"), site.html("index.html")
    site_of(tmp_path, {"index.html": html}, primary="#123456", noindex=True)
    finish(tmp_path, capsys)
    first, after = linked(site, "index.html")
    assert first == script
    assert after != before
    assert (site.folder / after).is_file()
    assert len(site.soup("index.html").select("meta[name=robots][content=noindex]")) == 1


def test_a_site_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In place of a traceback."""
    write_course(tmp_path, {})
    assert main(["finish", str(tmp_path / "elsewhere"), "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"There is no site in {tmp_path / 'elsewhere'}. Build it first.\n"


def test_a_site_of_another_version_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its blocks ask for scripts that nobody has any more."""
    old = MADE.replace("<body>", '<body><script src="assets/course-kinds.00000000.js"></script>')
    site = site_of(tmp_path, {"index.html": old})
    assert main(["finish", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        "index.html asks for assets/course-kinds.00000000.js, which is of another version of courseblocks, or of "
        "another language than mkdocs.yml says. Build the whole site anew, without what its host has kept.\n"
    )
    assert site.html("index.html") == old


def settings_of(name: str, language: str = "de") -> str:
    """Return the settings of a course in the form of a file of that name, in a folder of their own."""
    if name.endswith(".toml"):
        return (
            f'[project]\nsite_name = "Ours"\nsite_url = "https://host.example/below/"\nsite_dir = "public"\n'
            f'[project.theme]\nlanguage = "{language}"\n'
            '[project.markdown_extensions.courseblocks]\ncourse = "ours"\nnoindex = true\n'
        )
    return yaml.safe_dump(
        {
            "site_name": "Ours",
            "site_url": "https://host.example/below/",
            "site_dir": "public",
            "theme": {"language": language},
            "markdown_extensions": [{"courseblocks": {"course": "ours", "noindex": True}}],
        }
    )


@pytest.mark.parametrize("name", ["zensical.toml", "other.toml", "other.yml", "mkdocs.yaml"])
def test_the_settings_are_those_that_the_site_was_built_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Named as to the host, or found as the host finds them; the site and its files are where these say."""
    write_course(tmp_path, {f"sub/{name}": settings_of(name), "sub/public/404.html": MADE, "mkdocs.yml": "x: y\n"})
    usual = name in ("zensical.toml", "mkdocs.yaml")
    where = ["--root", str(tmp_path / "sub")] if usual else ["-f", str(tmp_path / "sub" / name)]
    assert main(["finish", *where]) == 0
    assert f", by {name}: wrote " in capsys.readouterr().out
    site = Built(tmp_path / "sub/public")
    assert {link.rpartition("/")[0] for link in linked(site, "404.html")} == {"/below/assets"}
    assert site.soup("404.html").select("meta[name=robots][content=noindex]")
    assert (site.folder / script("de").path).is_file()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("zensical.toml", "[project\n", "zensical.toml cannot be read: "),
        ("mkdocs.yml", "a: 'b\n", "mkdocs.yml:1: a quote is opened and not closed."),
        ("none.yml", None, "none.yml. Name the settings that the site was built with."),
    ],
)
def test_settings_that_cannot_be_read_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, told: str
) -> None:
    """A site that is finished under others would ask for files that are not there."""
    site_of(tmp_path, {"index.html": MADE})
    if text:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["finish", "--config-file", str(tmp_path / name)]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "site/assets").exists()
