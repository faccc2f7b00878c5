"""Addresses on the pages of a site: each leads to a file of it, wherever the page stands."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from course_folder import BANK, LESSON
from kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Build, Built

# What needs a script and a style sheet of each kind, on whatever page it stands.
BLOCKS = f"""
# A page

::: quiz At its end
id: at-its-end
mode: exam

{KINDS}:::

::: settings Your progress

:::
"""
PAGES = ("index.md", "page.md", "v1.2.md", "страница.md", "folder/index.md", "other/README.md", "deep/down/page.md")
FILES: dict[str, str | bytes] = {
    **{f"docs/{page}": BLOCKS for page in PAGES},
    "docs/module/page.md": "# A page\n\n::: quiz Again\nid: again\nfrom: bank\n\n:::\n",
    "docs/module/lesson.md": LESSON + BLOCKS.partition("# A page\n")[2],
    "quizzes/bank.md": BANK.replace("What is asked?", "What does [this](../docs/deep/down/page.md#at-its-end) ask?"),
}
HOST = "https://host.example"
BELOW = "/a/course/"


def addresses(site: Built, path: str) -> list[str]:
    """Return where the page at `path` leads on its own host, as a browser resolves it."""
    tags = site.soup(path).select("[href], [src]")
    found = [urljoin(f"{HOST}{BELOW}{path}", str(tag.get("href") or tag.get("src"))) for tag in tags]
    return [unquote(urlsplit(address).path) for address in found if address.startswith(f"{HOST}/")]


def is_file(folder: Path, address: str) -> bool:
    """Return whether a server that has `folder` below the path of the site has a file there."""
    file = folder / address.removeprefix(BELOW)
    return address.startswith(BELOW) and (file / "index.html" if address.endswith("/") else file).is_file()


def pages(folder: Path) -> Iterator[str]:
    """Yield the path of each page, as a server without index files has it."""
    yield from (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html")))


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_each_address_on_each_page_is_that_of_a_file(build_site: Build, *, use_directory_urls: bool) -> None:
    """Of scripts, styles, pictures and pages; on the home page, below it, and on the page for what is not there."""
    site = build_site(FILES, use_directory_urls=use_directory_urls, site_url=f"{HOST}{BELOW}")
    for page in pages(site.folder):
        found = addresses(site, page)
        assert [address for address in found if not is_file(site.folder, address)] == [], page
        assert sum("/assets/course." in address for address in found) == 2, page


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_each_page_with_blocks_has_all_that_they_need(build_site: Build, *, use_directory_urls: bool) -> None:
    """The scripts and the styles of more kinds of items, of exams, and of the views."""
    site = build_site(FILES, use_directory_urls=use_directory_urls)
    with_blocks = [page for page in pages(site.folder) if site.soup(page).select_one("course-settings")]
    assert len(with_blocks) == len(PAGES) + 1
    for page in with_blocks:
        names = {posixpath.basename(address).split(".")[0] for address in addresses(site, page)}
        assert {"course", "course-kinds", "course-modes", "course-views"} <= names, page
