"""Settings in a file of another name or place, and in files that it inherits from: those that MkDocs reads count."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from course_folder import LESSON, configuration, write_course
from courseblocks.course.check import check_course
from courseblocks.source.configuration import read_configuration, read_files
from histories import begin

BROKEN = LESSON.replace("[x]", "[ ]")


def write(root: Path, name: str, **changes: Any) -> Path:
    """Write the project's configuration with some keys changed, and return its file."""
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(yaml.safe_dump(configuration(watch=[], **changes)), encoding="utf-8")
    return root / name


def with_id(course: str) -> list[object]:
    """Return the project's extensions for a course of that id."""
    return [
        {"courseblocks": {"course": course}},
        *cast("list[object]", configuration()["markdown_extensions"])[1:],
    ]


def build_under(root: Path, name: str) -> None:
    """Build the course in `root` strictly, as `mkdocs build -f` does."""
    with chdir(root):
        build(load_config(name, strict=True))


@pytest.mark.expects_warnings
@pytest.mark.parametrize("name", ["other.yml", "settings/other.yml"])
def test_a_build_checks_the_settings_that_it_reads(course: Path, caplog: pytest.LogCaptureFixture, name: str) -> None:
    """And no others: those of `mkdocs.yml` are right, or wrong, for themselves."""
    write(course, "mkdocs.yml")
    write(course, name, docs_dir=str(course / "docs"), markdown_extensions=with_id("BAD ID"))
    with pytest.raises(Abort):
        build_under(course, name)
    told = [record.getMessage() for record in caplog.records if "BAD ID" in record.getMessage()]
    assert [text.partition(":")[0] for text in told] == [name]
    write(course, "mkdocs.yml", markdown_extensions=with_id("BAD ID"))
    write(course, name, docs_dir=str(course / "docs"), markdown_extensions=with_id("right"))
    build_under(course, name)


def test_settings_in_a_folder_of_their_own_leave_out_what_they_say(course: Path) -> None:
    """On openers of modules, too; banks are found beside `docs/`."""
    (course / "docs/module/later.md").write_text(BROKEN, encoding="utf-8")
    write(course, "settings/other.yml", docs_dir="../docs", site_dir="../site", draft_docs="later.md")
    build_under(course, "settings/other.yml")
    assert "What is asked?" in (course / "site/index.html").read_text(encoding="utf-8")
    assert "1 lesson · 5 minutes" in (course / "site/module/index.html").read_text(encoding="utf-8")


def test_what_an_inherited_file_leaves_out_is_not_checked(course: Path) -> None:
    """As MkDocs leaves it out."""
    (course / "docs/module/later.md").write_text(BROKEN, encoding="utf-8")
    write(course, "base.yml", draft_docs="later.md")
    (course / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    assert check_course(course)[1] == []
    build_under(course, "mkdocs.yml")


def test_a_file_that_inherits_from_itself_ends(course: Path) -> None:
    """MkDocs says what is wrong with it."""
    (course / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\nsite_name: A course\n", encoding="utf-8")
    assert read_configuration(read_files(course))["site_name"].value == "A course"


@pytest.mark.parametrize("base", ["base.yml", "../base.yml"])
def test_an_inherited_course_id_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str], base: str) -> None:
    """Within the project folder, or above it in the repository."""
    repository = begin(tmp_path, {}, capsys)
    root = tmp_path / "course"
    files = {"mkdocs.yml": f"INHERIT: {base}\n", base: "markdown_extensions: {courseblocks: {course: one}}\n"}
    write_course(root, dict(files))
    repository.git("checkout", "--quiet", "main")
    repository.commit()
    (root / base).write_text("markdown_extensions: {courseblocks: {course: two}}\n", encoding="utf-8")
    (root / "docs/module/lesson.md").write_text(LESSON.replace("placed-item", "other-item"), encoding="utf-8")
    told = type(repository)(root, capsys).diff("main")
    assert told.errors[0].startswith(f"{base}:1: the course id was 'one', and all that learners did is kept under")


def test_the_menu_and_the_pictures_are_those_of_the_settings_that_are_read(course: Path) -> None:
    """Not those of `mkdocs.yml`."""
    (course / "docs/later.md").write_text("# Later\n", encoding="utf-8")
    (course / "docs/code.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', encoding="utf-8")
    settings = "exclude_docs: '*.svg'\ndraft_docs: later.md\nnav: [later.md]\n"
    (course / "other.yml").write_text(settings, encoding="utf-8")
    assert [f"{problem.path}:{problem.line}" for problem in check_course(course, "other.yml")[1]] == ["other.yml:3"]
    assert [problem.path for problem in check_course(course)[1]] == ["docs/code.svg"]
