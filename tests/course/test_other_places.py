"""Banks in another folder than `quizzes/` and sources on another page than `credits.md`, as the settings say."""

from __future__ import annotations

import shutil
from contextlib import chdir
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

import accessible
from conftest import Built
from course_folder import BANK, LESSON, SKELETON, build_course, build_folder, configuration
from courseblocks.__main__ import main
from courseblocks.course.check import check_course
from courseblocks.course.read import read_course
from project_copy import commit, git
from spelling import misspelt
from zensical_host import blocks, run_zensical

SOURCES = "about us/sources.md"
FOLDER = "all/our banks"
PLACES = {"credits": SOURCES, "banks": FOLDER}
PAGE = "# Sources\n\n## A post\n\n“A post”, 2020\n\n## 訪談\n\nOne.\n"
BOTH = LESSON.replace("a-post", "a-post, 訪談")
ITEM = BANK.replace("What is asked?", "See [it](../docs/module/lesson.md).")
FILES = {**SKELETON, "docs/credits.md": PAGE, "docs/module/lesson.md": BOTH, "quizzes/bank.md": ITEM}


def settings(places: dict[str, str], **changes: object) -> dict[str, object]:
    """Return the project's settings, with these options of the extension."""
    config = configuration(watch=[places.get("banks", "quizzes")], **changes)
    extensions = config["markdown_extensions"]
    assert isinstance(extensions, list)
    extensions[0]["courseblocks"] |= places
    return config


def moved(text: str) -> str:
    """Return a path, or the text of a bank, for the other places."""
    text = text.replace("docs/credits.md", f"docs/{SOURCES}").replace("quizzes/", f"{FOLDER}/")
    return text.replace("(../docs/", "(../../docs/")


def put(root: Path, path: str, text: str) -> None:
    """Write a file."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def write(root: Path, files: dict[str, str], **changes: object) -> Path:
    """Write the small course with both in the other places, and `files` in place of its own."""
    for path, text in {**FILES, **files}.items():
        put(root, moved(path), moved(text) if path.startswith("quizzes/") else text)
    put(root, "mkdocs.yml", yaml.safe_dump(settings(PLACES, **changes), sort_keys=False))
    return root


def told(root: Path) -> str:
    """Return what the check tells."""
    return "\n".join(map(str, check_course(root)[1]))


def test_a_course_is_checked_and_built(tmp_path: Path) -> None:
    """A lesson links its sources, which have the same ids as on the usual page, and a quiz has its items."""
    root = write(tmp_path, {})
    assert told(root) == ""
    site = Built(build_folder(root))
    links = [str(link["href"]) for link in site.soup("module/lesson/index.html").select(".course-lesson a")]
    assert links == ["../../about%20us/sources/#a-post", "../../about%20us/sources/#訪談"]
    assert site.soup("about us/sources/index.html").select_one("h2[id='訪談']")
    assert site.soup("index.html").select("course-item a[href='module/lesson/']")


def test_learners_work_is_stored_under_the_same_names(tmp_path: Path) -> None:
    """An item is `bank#id`, and a page has the same of it, wherever the bank lies."""
    usual = Built(build_course(tmp_path / "usual", {"quizzes/bank.md": ITEM}))
    other = write(tmp_path / "other", {"docs/module/lesson.md": LESSON})
    assert [item.of for item in read_course(other)[0].items] == ["bank#first-item", "page:module/lesson#placed-item"]
    assert 'of="bank#first-item"' in usual.html("index.html")
    assert blocks(Built(build_folder(other)), "index.html") == blocks(usual, "index.html")


def test_zensical_renders_the_same_blocks(tmp_path: Path) -> None:
    """It is told by the same options."""
    ours = Built(build_folder(write(tmp_path / "ours", {})))
    theirs = write(tmp_path / "theirs", {})
    result = run_zensical(theirs, "--clean")
    assert result.returncode == 0, result.stdout + result.stderr
    for page in ("index.html", "module/lesson/index.html"):
        assert blocks(Built(theirs / "site"), page) == blocks(ours, page)


def test_settings_in_a_folder_of_their_own_name_banks_from_there(tmp_path: Path) -> None:
    """As they name that of the pages."""
    root = write(tmp_path, {})
    config = settings({**PLACES, "banks": f"../{FOLDER}"}, docs_dir="../docs", site_dir="../site")
    put(root, "settings/other.yml", yaml.safe_dump({**config, "watch": [f"../{FOLDER}"]}))
    (root / "mkdocs.yml").unlink()
    with chdir(root):
        build(load_config("settings/other.yml", strict=True))
    assert "bank#first-item" in Built(root / "site").html("index.html")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"docs/module/lesson.md": LESSON.replace("a-post", "b")}, f"A source is a level-2 heading of docs/{SOURCES}."),
        (
            {"docs/module/lesson.md": LESSON.replace("sources: [a-post]\n", "")},
            f"naming headings of docs/{SOURCES}, or",
        ),
        ({"quizzes/bank.md": ITEM.replace("[x]", "[ ]")}, f"{FOLDER}/bank.md:7: item 'first-item' marks no option"),
        ({"quizzes/more/bank.md": BANK}, f"{FOLDER}/more/bank.md:1: a bank stands in a folder below {FOLDER}/. Move"),
        ({"quizzes/bank.md": ITEM.replace("lesson.md)", "lessen.md)")}, "Did you mean '../../docs/module/lesson.md'?"),
        ({"quizzes/bank.md": f"{ITEM}\n[A](a.md)\n"}, "such as ../../docs/module/lesson.md."),
        ({"quizzes/bank.md": ITEM.replace("# [A lesson]", "# A lesson ")}, "(../../docs/module/lesson.md)."),
        ({"quizzes/bank.md": ITEM.replace("\n# [A lesson](../docs/module/lesson.md)", "")}, "(../../docs/module/les"),
        ({"docs/index.md": f"---\nremoved: [Old]\n---\n{SKELETON['docs/index.md']}"}, f"a file of docs/ or {FOLDER}/."),
    ],
)
def test_messages_name_the_places(tmp_path: Path, files: dict[str, str], message: str) -> None:
    """Which are those that their reader knows; what they say to write is what the next check takes."""
    text = told(write(tmp_path, files))
    assert message in text
    assert "quizzes/" not in text


def test_a_preview_that_would_not_follow_the_banks_is_told(tmp_path: Path) -> None:
    """It does where the folder is watched, or one that holds it."""
    root = write(tmp_path, {})
    for watch, found in (["quizzes"], True), ([FOLDER], False), (["all"], False):
        config = {**settings(PLACES), "watch": watch}
        put(root, "mkdocs.yml", yaml.safe_dump(config, sort_keys=False))
        assert (f"Add '- {FOLDER}' to 'watch:'." in told(root)) is found


def compared(root: Path, capsys: pytest.CaptureFixture[str], status: int = 0) -> str:
    """Return what a comparison with the last commit says."""
    assert main(["diff", "HEAD", "--root", str(root)]) == status
    done = capsys.readouterr()
    return done.out + done.err


def test_a_change_is_told_by_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a bank, of names in it that vanish, and of a bank that is gone, which the home page may say was removed."""
    spare = ITEM.replace("first-item", "spare-item")
    home = SKELETON["docs/index.md"].replace("from: bank", "from: bank spare")
    root = commit(write(tmp_path, {"quizzes/spare.md": spare, "docs/index.md": home}))
    write(root, {"quizzes/bank.md": ITEM.replace("See", "Read"), "quizzes/spare.md": spare, "docs/index.md": home})
    assert f"{FOLDER}/bank.md" in compared(root, capsys)
    write(root, {"quizzes/bank.md": ITEM.replace("## first-item", "## other-item"), "docs/index.md": home})
    assert f"{FOLDER}/bank.md:7: item 'first-item' is gone" in compared(root, capsys, status=1)
    write(root, {})
    (root / FOLDER / "spare.md").rename(root / FOLDER / "new.md")
    write(root, {"docs/index.md": home.replace("spare", "new")})
    assert f"{FOLDER}/spare.md is gone" in (text := compared(root, capsys, status=1))
    assert "write 'was: [spare]' in the front matter of that bank" in text
    (root / FOLDER / "new.md").unlink()
    removed = f"---\nremoved: ['{FOLDER}/spare.md']\n---\n{SKELETON['docs/index.md']}"
    assert "is gone" not in compared(write(root, {"docs/index.md": removed}), capsys)


def test_nothing_is_lost_when_places_get_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where a new folder is in one that had another use before."""
    root = write(tmp_path, {})
    shutil.move(root / FOLDER, root / "texts")
    shutil.move(root / "docs", root / "pages")
    place = {"credits": SOURCES, "banks": "texts"}
    put(root, "texts/bank.md", ITEM.replace("../docs", "../pages"))
    put(root, "mkdocs.yml", yaml.safe_dump(settings(place, docs_dir="pages")))
    commit(root)
    shutil.move(root / "texts", root / "banks")
    shutil.move(root / "pages", root / "texts/pages")
    shutil.move(root / "banks", root / "texts/banks")
    put(root, "texts/banks/bank.md", ITEM.replace("../docs", "../pages"))
    put(root, "mkdocs.yml", yaml.safe_dump(settings({**place, "banks": "texts/banks"}, docs_dir="texts/pages")))
    text = compared(root, capsys)
    assert "**Learners are asked again" not in text
    assert "New: " not in text
    assert "is gone" not in text


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("credits", f"The starter has credits.md as the page with the sources, and mkdocs.yml names {SOURCES}."),
        ("banks", f"The starter has quizzes/ as the folder of the banks, and mkdocs.yml names {FOLDER}/."),
    ],
)
def test_a_course_is_begun_in_the_usual_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, message: str
) -> None:
    """Where the starter has its own."""
    root = write(tmp_path, {})
    put(root, "mkdocs.yml", yaml.safe_dump(settings({option: PLACES[option]})))
    assert main(["begin", "--root", str(commit(root))]) == 2
    assert message in capsys.readouterr().err
    assert git(tmp_path, "status", "--porcelain") == ""


def test_reviews_look_into_the_folder(tmp_path: Path) -> None:
    """For words that may be misspelt, and for pages with a bank that changed."""
    root = commit(write(tmp_path, {}))
    build_folder(write(root, {"quizzes/bank.md": ITEM.replace("See", "Recieve")}))
    assert [problem.path for problem in misspelt(root)] == [f"{FOLDER}/bank.md"]
    assert accessible.changed_pages(root, "HEAD") == ["index.md"]
