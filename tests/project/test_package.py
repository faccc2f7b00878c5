"""The package as pip installs it, for a host that knows nothing of this folder: whole, and nothing else in it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from course_folder import BANK, PROJECT, write_course
from project_copy import commit, copy_project, git, of_the_sample
from wheels import run_installed

PAGE = (
    "# Page\n\n::: quiz Check\nid: check\nfrom: bank\n\n:::\n\n::: checklist Walk\nid: walk\n\n- [ ] One line\n\n:::\n"
)
BUILD = """
import sys
from pathlib import Path
import courseblocks, markdown
from courseblocks.publish.bundles import BESIDE, assets_beside, part_styles, script
from courseblocks.course.settings import THEME
print(courseblocks.__file__)
print(markdown.markdown(Path("docs/page.md").read_text(encoding="utf-8"), extensions=["courseblocks"]))
others = [*part_styles().values(), *(asset for entry in BESIDE for asset in assets_beside(entry, "en"))]
print(script("en").text, *(asset.text for asset in others))
print(*(path.relative_to(THEME).as_posix() for path in THEME.rglob("*")))
"""


def test_the_wheel_has_the_files_of_the_package_and_no_other(wheel: Path) -> None:
    """Templates, scripts, styles, theme and starter beside the modules; nothing that a run or an editor leaves."""
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    paths = git(PROJECT, "ls-files", "--cached", "--others", "--exclude-standard", "hooks/courseblocks").splitlines()
    assert packed == {path.removeprefix("hooks/") for path in paths}


@pytest.mark.usefixtures("wheel")
def test_a_build_leaves_nothing_that_would_be_committed(project: Path) -> None:
    """Not in the folder of somebody who installs from a clone."""
    assert git(project, "status", "--porcelain") == ""


def test_an_installed_package_builds_a_page(installed: Path, tmp_path: Path) -> None:
    """With items, a checklist, all that a browser gets, and the theme."""
    root = write_course(tmp_path, {"docs/page.md": PAGE, "quizzes/bank.md": BANK})
    place, *rest = run_installed(installed, root, "-c", BUILD).splitlines()
    assert Path(place) == installed / "courseblocks/__init__.py"
    made = "\n".join(rest)
    for part in ("<course-item", "What is asked?", "<course-checklist", "customElements.define", "main.html"):
        assert part in made, part


@of_the_sample
def test_an_installed_package_begins_a_course(installed: Path, tmp_path: Path) -> None:
    """From the starter that it brings along, and checks it."""
    root = commit(copy_project(tmp_path / "course"))
    assert "Wrote a course to begin with" in run_installed(installed, root, "-m", "courseblocks", "begin")
    assert (root / "docs/first-words/index.md").is_file()
