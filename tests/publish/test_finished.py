"""`python -m courseblocks look`: a finished site loads nothing from other hosts, and no address in it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import Build
from course_folder import write_course
from courseblocks.__main__ import main

LESSON = "docs/module/lesson.md"
PAGE = "---\ntitle: A page\n---\n\n# A page\n\n## A part\n\n{text}\n"
ADDRESS = "https://host.example/course/"
EVERYWHERE = "It is on 7 pages, so look in the settings"

# What loads from another host, as settings, extensions and authors bring it; and what the look says that it loads.
SETTINGS: dict[str, tuple[dict[str, object], str]] = {
    "a script": ({"extra_javascript": ["https://cdn.example/mathjax.js"]}, "https://cdn.example/mathjax.js"),
    "styles": ({"extra_css": ["//cdn.example/a.css"]}, "//cdn.example/a.css"),
    "fonts": ({"theme": {"name": "material", "font": {"text": "Roboto"}}}, "https://fonts.googleapis.com/css"),
    "statistics": (
        {"extra": {"analytics": {"provider": "google", "property": "G-0"}}},
        "https://www.googletagmanager.com/gtag/js?id=",
    ),
    "stars": ({"repo_url": "https://github.com/somebody/course"}, "https://api.github.com/"),
}
LOADING = {
    "<img src='https://a.example/b.png' alt=''>": "https://a.example/b.png",
    "<IMG SRC=//a.example/b.png ALT=''>": "//a.example/b.png",
    "<img src='b.png' srcset='b.png 1x, https://a.example/b.png 2x' alt=''>": "https://a.example/b.png",
    "<picture><source srcset='https://a.example/b.webp'><img src='b.png' alt=''></picture>": "https://a.example/b.webp",
    "<video src='b.mp4' poster='https://a.example/b.png'></video>": "https://a.example/b.png",
    "<iframe src='https://a.example/' title='A'></iframe>": "https://a.example/",
    "<object data='https://a.example/b.pdf'></object>": "https://a.example/b.pdf",
    "<p style='background: url(https://a.example/b.png)'>A</p>": "https://a.example/b.png",
    "<style>@import 'https://a.example/b.css';</style>": "https://a.example/b.css",
    "<svg><use href='https://a.example/b.svg#c'/></svg>": "https://a.example/b.svg#c",
    "<link rel='preload stylesheet' href='https://a.example/b.css'>": "https://a.example/b.css",
    "<script>import('https://a.example/b.js')</script>": "https://a.example/b.js",
    "<pre class='mermaid'><code>graph LR</code></pre>": "https://unpkg.com/mermaid",
}
LOADING_NOTHING = (
    "<a href='https://a.example/'>A</a>",
    "<!-- <img src='https://a.example/b.png'> -->",
    "<p title='src=https://a.example/b.png'>A</p>",
    "<link rel='license' href='https://a.example/'>",
    "<style>/* url(https://a.example/b.png) */ p { color: red }</style>",
    "<script type='application/json'>\"https://a.example/\"</script>",
    "<script>const name = 'http://www.w3.org/2000/svg'.length // https://a.example/</script>",
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt=''>",
    "<a href='mailto:a@a.example'>A</a> <a href='tel:123'>A</a>",
)
LEADING_NOWHERE = {
    "<a href='../no-such/'>A</a>": "leads to '../no-such/', where the site has no file",
    "<img src='Picture.svg' alt=''>": "leads to 'Picture.svg', where the site has no file",
    "<a href='/elsewhere/'>A</a>": "leads to '/elsewhere/', where the site has no file",
    "<a href='https://host.example/course/gone/'>A</a>": "leads to 'https://host.example/course/gone/', where",
    "<a href='../lesson/#no-such'>A</a>": "leads to '../lesson/#no-such', a page that has no such part",
    "<video src='film.mp4'></video>": "leads to 'film.mp4', where the site has no file",
}
LEADING_SOMEWHERE = (
    "<a href='../lesson/'>A</a> <a href='../lesson/#check'>A</a> <a href='../lesson'>A</a> <a href='#a-part'>A</a>",
    "<a href='/course/module/lesson/'>A</a> <a href='https://host.example/course/'>A</a> <a href='#'>A</a>",
    "<a href='../lesson/#:~:text=first'>A</a> <a href='?q=a'>A</a> <img src='../picture%2Esvg?1' alt=''>",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


def looked(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Look at the site of the course in `root`; return the exit status, and what is said of it."""
    capsys.readouterr()
    status = main(["look", "--root", str(root)])
    return status, capsys.readouterr().err.splitlines()


def write_page(root: Path, html: str, **files: str) -> None:
    """Write a finished site whose one page is a lesson with `html` in it."""
    page = f"<!doctype html><title>A</title><h2 id='a-part'>A</h2>{html}"
    site = {
        "index.html": page.partition("<h2")[0],
        "module/lesson/index.html": "<h2 id=check>A</h2>",
        "module/picture.svg": SVG,
        "module/page/index.html": page,
        "module/page/b.png": "",
        "module/page/b.mp4": "",
    }
    settings = f"site_url: {ADDRESS}\nmarkdown_extensions: [courseblocks]\n"
    written = {f"site/{path}": text for path, text in {**site, **files}.items()}
    write_course(root, {"mkdocs.yml": settings, **written, "docs/module/page.md": PAGE.format(text=html)})


def test_the_course_itself_is_as_it_has_to_be(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is on its pages."""
    assert main(["look", str(published)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert int(told.out.split()[2]) > 60


@pytest.mark.parametrize(("settings", "address"), SETTINGS.values(), ids=SETTINGS)
def test_settings_that_ask_other_hosts_are_told_once(
    build_site: Build, capsys: pytest.CaptureFixture[str], settings: Mapping[str, object], address: str
) -> None:
    """By how many pages do so, and where to look."""
    build_site({f"docs/{name}.md": PAGE.format(text="A") for name in ("a", "b")}, **settings)
    status, told = looked(Path(), capsys)
    assert status == 1
    found = [line for line in told if f"loads '{address}" in line]
    assert len(found) == 1
    assert re.match(r"mkdocs\.yml:\d+: the site loads", found[0])
    assert EVERYWHERE in found[0]
    assert ":1:" not in found[0] or address not in Path("mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("html", "address"), LOADING.items())
def test_what_a_page_loads_from_another_host_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], html: str, address: str
) -> None:
    """Whatever loads it."""
    write_page(tmp_path, html)
    status, told = looked(tmp_path, capsys)
    assert (status, told[1:]) == (1, ["1 problem."])
    assert f"the page loads '{address}' from another host" in told[0]
    line = 1 if "mermaid" in html else 9
    assert told[0].startswith(f"docs/module/page.md:{line}: ")


def test_what_styles_load_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a file of their own, and what is not there, too."""
    styles = "@font-face { src: url('https://a.example/b.woff2') } p { a: url(../module/picture.svg) } a { b: url(c) }"
    write_page(tmp_path, "", **{"assets/own.css": styles})
    status, told = looked(tmp_path, capsys)
    assert status == 1
    assert [line.split(": ", 1)[0] for line in told[:-1]] == ["site/assets/own.css:1"] * 2
    assert ["b.woff2' from another host" in told[0], "leads to 'c', where" in told[1]] == [True, True]


@pytest.mark.parametrize("html", [*LOADING_NOTHING, *LEADING_SOMEWHERE])
def test_nothing_is_said_of_what_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str], html: str) -> None:
    """A link to another host loads nothing; nor does a comment, or a text that looks like an address."""
    write_page(tmp_path, html)
    assert looked(tmp_path, capsys) == (0, [])


@pytest.mark.parametrize(("html", "told"), LEADING_NOWHERE.items())
def test_what_leads_nowhere_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], html: str, told: str) -> None:
    """Capitals count, since they do for most hosts; and the part of a page has to be there."""
    write_page(tmp_path, html)
    status, lines = looked(tmp_path, capsys)
    assert (status, lines[1:]) == (1, ["1 problem."])
    assert told in lines[0]
    assert lines[0].startswith("docs/module/page.md:9: ")


def test_what_a_policy_refuses_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A style or a script in an attribute, where the site has a policy; elsewhere it does what it says."""
    html = "<p style='color: red'>A</p> <p onclick='alert()'>A</p>"
    write_page(tmp_path, html)
    assert looked(tmp_path, capsys) == (0, [])
    write_page(tmp_path, f"<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">{html}")
    status, told = looked(tmp_path, capsys)
    assert status == 1
    assert [re.sub(" has an attribute '(.*?)',.*", r" \1", line) for line in told] == [
        "docs/module/page.md:9: the page style",
        "docs/module/page.md:9: the page onclick",
        "2 problems.",
    ]


def test_the_page_of_wrong_addresses_is_shown_at_any(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So what it loads has to be named from the root of the host."""
    write_page(tmp_path, "", **{"404.html": "<img src='/course/module/picture.svg'><img src='/module/picture.svg'>"})
    assert "'/module/picture.svg', where" in looked(tmp_path, capsys)[1][0]


def test_without_a_site_that_is_said(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words."""
    assert main(["look", "--root", str(course)]) == 2
    assert capsys.readouterr().err.endswith("Build it first.\n")
