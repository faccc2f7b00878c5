"""Pages in another folder than `docs/`, as the settings say: checked, built and compared, and messages name it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

import accessible
from conftest import Built
from course_folder import BANK, LESSON, SKELETON, build_folder, configuration
from courseblocks.__main__ import main
from courseblocks.course.check import check_course
from project_copy import commit, git
from spelling import misspelt
from zensical_host import blocks, zensical

FOLDER = "texts/the course"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
ITEM = BANK.replace("What is asked?", "See ![A picture](../docs/module/a.svg) and [it](../docs/module/lesson.md).")
FILES = {**SKELETON, "quizzes/bank.md": ITEM, "docs/module/a.svg": PICTURE}


def moved(text: str) -> str:
    """Return a path, or a text with links, for pages in the other folder; links have no spaces."""
    return text.replace("../docs/", f"../{FOLDER.replace(' ', '%20')}/").replace("docs/", f"{FOLDER}/")


def write(root: Path, files: dict[str, str], **changes: object) -> Path:
    """Write the small course with its pages in the other folder, and return its own."""
    for path, text in {**FILES, **files}.items():
        file = root / moved(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(moved(text) if path.startswith("quizzes/") else text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(configuration(docs_dir=FOLDER, **changes)), encoding="utf-8")
    return root


def built(root: Path) -> Built:
    """Build a course strictly."""
    return Built(build_folder(root))


def test_a_course_is_checked_and_built(tmp_path: Path) -> None:
    """With the header of its lesson and its credit, the links of its banks, and addresses where a page is edited."""
    edit, source = "https://host.example/edit/main/docs/{path}", "https://host.example/{path}#L{line}"
    extensions = configuration()["markdown_extensions"]
    assert isinstance(extensions, list)
    extensions[0]["courseblocks"]["item_source"] = source
    root = write(tmp_path, {}, edit_uri_template=edit, markdown_extensions=extensions)
    assert check_course(root)[1] == []
    site = built(root)
    lesson = site.soup("module/lesson/index.html")
    assert lesson.select(".course-lesson a[href$='credits/#a-post']")
    assert "1 lesson · 5 minutes" in site.html("module/index.html")
    edited = lesson.select_one("a[rel=edit]")
    assert edited
    assert edited["href"] == "https://host.example/edit/main/texts/the%20course/module/lesson.md"
    item = site.soup("index.html").select_one("course-item")
    assert item
    assert [tag["src"] for tag in item.select("img")] == ["module/a.svg"]
    assert item.select("a[href='module/lesson/']")
    placed = [str(link["href"]) for link in lesson.select(".course-about a") if "host.example" in str(link["href"])]
    assert placed[0].startswith("https://host.example/texts/the%20course/module/lesson.md#L")


def test_zensical_renders_the_same_blocks(tmp_path: Path) -> None:
    """It is told by the same setting."""
    ours = built(write(tmp_path / "ours", {}))
    theirs = write(tmp_path / "theirs", {})
    result = zensical(theirs, docs_dir=FOLDER)
    assert result.returncode == 0, result.stdout + result.stderr
    for page in ("index.html", "module/lesson/index.html"):
        assert blocks(Built(theirs / "site"), page) == blocks(ours, page)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"docs/module/lesson.md": LESSON.replace("[x]", "[ ]")}, ["docs/module/lesson.md:13"]),
        (
            {"quizzes/bank.md": ITEM.replace("../docs/module/a", "../pages/a")},
            ["leaves docs/", "as ../docs/module/les"],
        ),
        ({"quizzes/bank.md": ITEM.replace("module/a.svg", "module/b.svg")}, ["Did you mean '../docs/module/a.svg'?"]),
        ({"docs/module/lesson.md": LESSON.replace("a-post", "b")}, ["a level-2 heading of docs/credits.md"]),
        (
            {"docs/index.md": f"---\nremoved: [module/x.md]\n---\n{SKELETON['docs/index.md']}"},
            ["no", "a file of docs/"],
        ),
        ({"docs/a.md": "![A](https://host.example/a.png)\n"}, ["Put the file below docs/ and name it here"]),
        ({"docs/b.svg": "<svg onload='x()'/>"}, ["docs/b.svg:1", "'seen: [docs/b.svg]'", "matter of docs/index.md"]),
    ],
)
def test_messages_name_the_folder(tmp_path: Path, files: dict[str, str], told: list[str]) -> None:
    """Which is the one that their reader knows; what they say to write is what the next check takes."""
    _, problems = check_course(write(tmp_path, files))
    text = "\n".join(map(str, problems))
    assert problems
    assert all(part.replace("docs/", f"{FOLDER}/") in text or moved(part) in text for part in told), text
    assert "docs/" not in text


def test_what_is_answered_in_the_folder_is_answered(tmp_path: Path) -> None:
    """A picture that may hold code, and a file that was removed."""
    home = f"---\nseen: ['{FOLDER}/b.svg']\nremoved: ['{FOLDER}/old.md']\n---\n{SKELETON['docs/index.md']}"
    root = write(tmp_path, {"docs/b.svg": "<svg onload='x()'/>", "docs/index.md": home})
    assert check_course(root)[1] == []


def compared(root: Path, capsys: pytest.CaptureFixture[str], status: int = 0) -> str:
    """Return what a comparison with the last commit says."""
    assert main(["diff", "HEAD", "--root", str(root)]) == status
    done = capsys.readouterr()
    return done.out + done.err


def test_a_change_is_told_by_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of pages and of other files, and of names that vanish."""
    root = commit(write(tmp_path, {"docs/module/second.md": LESSON}))
    write(root, {"docs/module/lesson.md": LESSON.replace("A first", "The first"), "docs/module/b.svg": PICTURE})
    told = compared(root, capsys)
    assert f"### Changed: lesson “A lesson” in {FOLDER}/module/lesson.md" in told
    assert f"- New: {FOLDER}/module/b.svg" in told
    (root / FOLDER / "module/second.md").rename(root / FOLDER / "module/other.md")
    told = compared(root, capsys, status=1)
    assert f"{FOLDER}/module/second.md is gone" in told
    assert "write 'was: [module/second.md]' in the front matter" in told
    assert f"of {FOLDER}/index.md" in told


def test_nothing_is_lost_when_the_folder_gets_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What learners did is stored under paths below it."""
    root = write(tmp_path, {})
    shutil.move(root / FOLDER, root / "docs")
    (root / "quizzes/bank.md").write_text(ITEM, encoding="utf-8")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    commit(root)
    shutil.rmtree(root / "docs")
    write(root, {})
    told = compared(root, capsys)
    assert "**Learners are asked again" not in told
    assert "New: lesson" not in told


def test_a_course_is_begun_in_docs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its starter links that folder."""
    assert main(["begin", "--root", str(commit(write(tmp_path, {})))]) == 2
    assert (
        f"The starter has docs/ as the folder of the pages, and mkdocs.yml names {FOLDER}/" in capsys.readouterr().err
    )
    assert git(tmp_path, "status", "--porcelain") == ""


def test_reviews_look_into_the_folder(tmp_path: Path) -> None:
    """For words that may be misspelt, with the organization's own beside its pages, and for pages that changed."""
    root = write(tmp_path, {"docs/other.md": "# Other\n\nAsk Teh, and recieve it.\n", "docs/.spelling.txt": "teh\n"})
    told = list(map(str, misspelt(root)))
    assert len(told) == 1
    assert told[0].startswith(f"{FOLDER}/other.md:3: warning: 'recieve' may be misspelt.")
    assert told[0].endswith(f"on a line of its own in {FOLDER}/.spelling.txt.")
    commit(root)
    built(write(root, {"docs/module/lesson.md": LESSON + "\nMore.\n"}))
    assert accessible.changed_pages(root, "HEAD") == ["module/lesson.md"]
