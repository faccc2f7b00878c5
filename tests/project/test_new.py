"""A course without the generator in it: made, installed, built, changed and upgraded, as its README says."""

from __future__ import annotations

import hashlib
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import yaml

from course_folder import PROJECT
from project_copy import git
from wheels import pip, run_installed

THIN = PROJECT / "hooks/courseblocks/project/thin"
FACTORY = ("hooks", "tests", ".ci", "Makefile", "pyproject.toml")


def install(course: Path, folder: Path) -> Path:
    """Install the generator of a course into `folder`, as its README says, and return that."""
    wheels = ["--no-index", "--no-deps", "--find-links", "wheels", "--require-hashes", "-r", "wheels/requirements.txt"]
    pip(course, "install", "--no-compile", "--upgrade", "--target", str(folder), *wheels)
    return folder


def test_a_course_is_made_built_changed_and_upgraded(installed: Path, tmp_path: Path) -> None:
    """With the wheel in it and nothing else of ours; an upgrade is a file and a line."""
    told = run_installed(installed, tmp_path, "-m", "courseblocks", "new", "our-hotel")
    course = tmp_path / "our-hotel"
    assert "Wrote a course to begin with into our-hotel" in told
    assert [name for name in FACTORY if (course / name).exists()] == []
    assert [path.name for path in course.glob("wheels/*.whl")] == [f"courseblocks-{version()}-py3-none-any.whl"]
    assert "course: our-hotel" in (course / "mkdocs.yml").read_text(encoding="utf-8")
    git(course, "init", "--quiet")
    git(course, "add", "--all")
    git(course, "commit", "--quiet", "--message", "Begin")
    own = install(course, tmp_path / "own")
    assert "No problems." in run_installed(own, course, "-m", "courseblocks", "check")
    run_installed(own, course, "-m", "mkdocs", "build", "--strict")
    page = (course / "site/first-words/the-first-half-minute/index.html").read_text(encoding="utf-8")
    assert "<course-quiz" in page
    script = page.partition('src="../../assets/course.')[2].partition('"')[0]
    assert (course / f"site/assets/course.{script}").is_file()
    lesson = course / "docs/first-words/the-first-half-minute.md"
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("title: ", "title: Now: ", 1).replace(": Now: ", ": Now ")
    )
    assert "Now" in run_installed(installed, course, "-m", "courseblocks", "diff", "HEAD")
    upgrade(course, "0.9.0")
    newer = install(course, tmp_path / "newer")
    assert (newer / "courseblocks-0.9.0.dist-info").is_dir()
    run_installed(newer, course, "-m", "mkdocs", "build", "--strict")


def version() -> str:
    """Return the number that the project has, and that its changelog tells of first."""
    number = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    told = (PROJECT / "docs/changelog.md").read_text(encoding="utf-8")
    newest = re.findall(r"(?m)^## (\d+\.\d+\.\d+), \d{1,2} [A-Z][a-z]+ \d{4}$", told)[0]
    assert number == newest
    return str(number)


def upgrade(course: Path, version: str) -> None:
    """Put a newer wheel in place of the one of a course, and its line in place of the other."""
    [old] = (course / "wheels").glob("*.whl")
    unpacked = course.parent / "unpacked"
    shutil.unpack_archive(old, unpacked, "zip")
    [information] = unpacked.glob("*.dist-info")
    metadata = information / "METADATA"
    text = metadata.read_text(encoding="utf-8")
    metadata.write_text(text.replace(f"Version: {old.name.split('-')[1]}", f"Version: {version}"), encoding="utf-8")
    (information / "RECORD").write_text("", encoding="utf-8")
    information.rename(unpacked / f"courseblocks-{version}.dist-info")
    old.unlink()
    new = course / f"wheels/courseblocks-{version}-py3-none-any"
    shutil.make_archive(str(new), "zip", unpacked)
    new.with_name(f"{new.name}.zip").rename(new.with_name(f"{new.name}.whl"))
    digest = hashlib.sha256(new.with_name(f"{new.name}.whl").read_bytes()).hexdigest()
    line = f"courseblocks=={version} --hash=sha256:{digest}\n"
    (course / "wheels/requirements.txt").write_text(line, encoding="utf-8")


def test_the_same_package_gives_the_same_wheel(installed: Path, tmp_path: Path) -> None:
    """So that its hash can be compared with one that somebody else has made."""
    for name in ("one", "other"):
        run_installed(installed, tmp_path, "-m", "courseblocks", "new", name)
    one, other = (next((tmp_path / name / "wheels").glob("*.whl")).read_bytes() for name in ("one", "other"))
    assert one == other


def test_a_folder_that_is_not_empty_is_refused(installed: Path, tmp_path: Path) -> None:
    """Nothing is written over."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/text.md").write_text("Mine.", encoding="utf-8")
    told = run_installed(installed, tmp_path, "-m", "courseblocks", "new", "mine", status=2)
    assert told == "mine is there already, and not empty. Name a new folder.\n"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["text.md"]


def test_a_new_course_takes_the_libraries_of_the_project() -> None:
    """Pinned with the same hashes."""
    ours = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    assert (THIN / "requirements.txt").read_text(encoding="utf-8") == ours


def test_a_new_course_has_the_page_on_data_of_the_project() -> None:
    """What learners are told of their data is true of every course."""
    ours = (PROJECT / "docs/your-data.md").read_text(encoding="utf-8")
    assert (THIN / "docs/your-data.md").read_text(encoding="utf-8") == ours


def test_a_new_course_has_the_settings_of_the_project() -> None:
    """But for what is of the sample, and of a course that holds the generator."""
    ours, theirs = ((folder / "mkdocs.yml").read_text(encoding="utf-8") for folder in (PROJECT, THIN))
    lines = [line for line in theirs.splitlines() if line not in ours.splitlines()]
    assert lines == [
        "# The settings of the course. What you change stands first.",
        "site_name: Our course",
        "site_description: What this course is about, in one sentence.",
        "  - First words:",
        "      - first-words/index.md",
        "      - first-words/the-first-half-minute.md",
        "      course: our-course # learners' work is kept under this id: choose your own, and keep it for good",
        "  - search",
        "  - courseblocks",
    ]
    own, its = settings(theirs), settings(ours)
    for of_the_generator in ("custom_dir", "logo", "favicon", "icon"):
        its["theme"].pop(of_the_generator)
    its["watch"].remove("hooks")
    options = [each["markdown_extensions"].pop(0)["courseblocks"] for each in (own, its)]
    assert options[0].keys() == options[1].keys() - {"coverage"}
    assert own.keys() == its.keys() - {"copyright", "hooks"}
    for name in ("theme", "markdown_extensions", "watch", "validation", "site_url", "edit_uri_template"):
        assert own[name] == its[name], name


def settings(text: str) -> dict[str, Any]:
    """Return settings with the names of their variables in place of what the environment says."""
    return dict(yaml.load(text, yaml.BaseLoader))  # noqa: S506  (it reads texts alone)
