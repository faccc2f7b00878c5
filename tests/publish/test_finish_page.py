"""Sites of hosts, themes and installations that do less than ours: a learner responds to an item on each."""

from __future__ import annotations

from pathlib import Path

import pytest

from browsing import Courses, Serve, Visit, in_browsers
from course_folder import without_policy, write_course
from courseblocks.__main__ import main
from courseblocks.core.settings import Settings
from courseblocks.publish.bundles import every_asset
from courseblocks.words.words import ENGLISH
from learner import Files, Item
from said import say
from wheels import run_installed
from zensical_host import run_zensical, zensical

LISTED = "::: quiz Put it in order\nid: ordered\n\n### steps\n\nWhich comes first?\n\n1. One\n2. Two\n\n> So.\n\n:::\n"
QUIZ = "::: quiz Check\nid: in-place\n\n### placed-item\n\nWhat?\n\n- [x] Key\n- [ ] A distractor\n\n> Why.\n\n:::\n"
BARE = f"# Page\n\n{QUIZ}\n{LISTED}"
MORE: Files = {"docs/module/more.md": BARE}  # an ordering needs a script beside that of every page

pytestmark = [*in_browsers, pytest.mark.parametrize("engine", ["chromium"], indirect=True)]


def responds(visit: Visit, site: str, page: str) -> None:
    """Open a page of the site at the address `site` as a learner, and respond to an item of each quiz."""
    tab = visit().tab()
    tab.open(site + page)
    item = Item(tab, "in-place--placed-item")
    item.respond("Key")
    item.sees(say("quiz.right"))
    assert tab.texts("#ordered--steps [data-do=check]")
    assert tab.texts(".course-missing") == []


def finish(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command in `root`, and return what it says."""
    assert main(["finish", "--root", str(root)]) == 0
    return capsys.readouterr().out.strip()


def test_learners_respond_on_a_site_of_zensical(
    visit: Visit, serve: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After each build, with and without a change; Zensical deletes what it has not made."""
    root = write_course(tmp_path, MORE)
    assert zensical(root, plugins=["courseblocks"]).returncode == 0  # it passes by plugins and hooks
    files = len(every_asset(Settings(), ENGLISH))
    assert finish(root, capsys).endswith(f"wrote {files} of {files} files, and linked them on 6 of 6 pages.")
    assert finish(root, capsys).endswith(f"wrote 0 of {files} files, and linked them on 0 of 6 pages.")
    site = serve(root / "site").address
    for added in ("", "\nOne more line.\n"):
        (root / "docs/module/more.md").write_text(BARE + added, encoding="utf-8")
        assert run_zensical(root).returncode == 0
        finish(root, capsys)
        responds(visit, site, "/module/more/")
    assert "One more line." in (root / "site/module/more/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_learners_respond_under_another_theme(visit: Visit, serve: Serve, courses: Courses, theme: str) -> None:
    """It knows nothing of scripts that come before the blocks; these have styles that a policy would refuse."""
    site = serve(courses(MORE, theme={"name": theme, "highlightjs": False}, **without_policy()))
    responds(visit, site.address, "/module/more/")


def test_learners_respond_on_a_bare_site_of_the_installed_package(
    visit: Visit, serve: Serve, installed: Path, tmp_path: Path
) -> None:
    """It names the extension and no more: it has no banks, no credits, no plugin. The build says what is missing."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(BARE, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A site\ntheme: {name: material, font: false}\nmarkdown_extensions: [courseblocks]\n",
        encoding="utf-8",
    )
    said = run_installed(installed, tmp_path, "-m", "mkdocs", "build")
    assert said.count("Pages lack the scripts of courseblocks. Add 'courseblocks' to plugins, or run") == 1
    run_installed(installed, tmp_path, "-m", "courseblocks", "finish")
    responds(visit, serve(tmp_path / "site").address, "/")
