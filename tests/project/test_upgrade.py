"""`python -m courseblocks upgrade`: a course of somebody's own, made with an older state, gets the present one."""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from course_folder import PROJECT, SKELETON, write_course
from courseblocks.__main__ import main
from project_copy import commit, contents, copy_project, git, run

CHANGELOG = """\
# What changed

## Unreleased

## 0.2.0, in spring

- Scenarios.

## 0.1.7

- “Hints”.

## 0.0.9

- Long known.
"""
CONFIGURATION = """\
site_name: Hafenschule # ours
theme:
  name: material
  custom_dir: hooks/courseblocks/theme
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - sane_lists
  - tables
  - toc
  - pymdownx.superfences
  - acme.extension: !!python/name:acme.thing
  - courseblocks:
      course: hafenschule
      colour: blue
plugins: [search]
hooks:
  - hooks/course.py
  - hooks/ours.py
"""
OWN = {
    "mkdocs.yml": CONFIGURATION,
    "README.md": "# Hafenschule\n",
    "LICENSE": "All rights reserved.\n",
    "CODEOWNERS": "* @hafen\n",
    "docs/module/straße.txt": "windows\r\nline ends, no last one",
    "docs/hooks/course.py": "# a page's file, whatever its name\n",
    "hooks/ours.py": "def on_startup(**_: object) -> None: ...\n",
    ".github/workflows/ours.yml": "on: push\n",
}
STALE = {
    "hooks/courseblocks/gone.py": "GONE = True\n",
    "tests/gone/test_gone.py": "def test() -> None: ...\n",
    "Makefile": "old:\n",
    "hooks/courseblocks/blocks/quiz/quiz.html": "old\n",
    "hooks/courseblocks/project/starter/patched.txt": "patched\n",
}
UNSHIPPED = ("tests/publish/test_hosts.py", ".prettierrc.json")


def write(root: Path, files: dict[str, str]) -> Path:
    """Write `files` into `root`, and return it."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def versioned(root: Path, version: str) -> Path:
    """Give the copy of the project in `root` a version, and return it."""
    file = root / "pyproject.toml"
    file.write_text(re.sub(r'(?m)^version = ".*"', f'version = "{version}"', file.read_text(encoding="utf-8")))
    return root


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return the repository of an organization: its own course and files, and ours in an older state."""
    root = versioned(copy_project(tmp_path / "mine"), "0.0.9")
    for path in [*(root / "docs").rglob("*"), *(root / "quizzes").rglob("*"), *(root / each for each in UNSHIPPED)]:
        if path.is_file():
            path.unlink()
    write_course(root, {})
    return commit(write(root, {**OWN, **STALE}))


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Return a folder with a newer version."""
    return write(versioned(copy_project(tmp_path / "newer"), "0.2.0"), {"docs/changelog.md": CHANGELOG})


def as_folder(newer: Path, mine: Path) -> str:
    """Name the folder that the version is in, where somebody has worked."""
    assert mine
    write(
        newer,
        {
            ".venv/bin/python": "",
            "site/index.html": "",
            "hooks/courseblocks/__pycache__/x.pyc": "",
            "tests/x.egg-info/y": "",
        },
    )
    return str(newer)


def as_clone(newer: Path, mine: Path) -> str:
    """Name a clone."""
    assert mine
    return str(commit(newer))


def as_zip(newer: Path, mine: Path) -> str:
    """Name a zip as Git hosts make it."""
    file = mine.parent / "template-0.2.0.zip"
    git(commit(newer), "archive", "--format=zip", "--prefix=template-0.2.0/", f"--output={file}", "HEAD")
    return str(file)


def as_tag(newer: Path, mine: Path) -> str:
    """Name a tag of the template, fetched into a repository that shares no history with it."""
    git(commit(newer), "tag", "v0.2.0")
    git(mine, "fetch", "--quiet", str(newer), "--tags")
    return "v0.2.0"


def upgrade(root: Path, source: object) -> int:
    """Run the command."""
    return main(["upgrade", str(source), "--root", str(root)])


@pytest.mark.parametrize("source", [as_folder, as_clone, as_zip, as_tag])
def test_ours_is_the_newer_and_theirs_is_as_it_was(
    mine: Path, newer: Path, source: Callable[[Path, Path], str]
) -> None:
    """To the byte, and the course is whole: the older state's own command makes the newer state."""
    before, shipped = contents(mine), contents(commit(newer))
    done = run(mine, "courseblocks", "upgrade", source(newer, mine))
    assert done.returncode == 0, done.stdout + done.stderr
    after = contents(mine)
    own = {*OWN, *SKELETON}
    assert {path: after[path] for path in own} == {path: before[path] for path in own}
    ours = {path for path in shipped if not path.startswith(("docs/", "quizzes/"))} - own
    assert {path: after[path] for path in ours} == {path: shipped[path] for path in ours}
    assert after.keys() == own | ours
    assert not (mine / "tests/gone").exists()
    assert (mine / ".ci/run").stat().st_mode & 0o111
    check = run(mine, "courseblocks", "check")
    assert check.stderr.startswith("mkdocs.yml:17: 'colour' is not a setting of courseblocks.")  # as it was before
    assert check.stderr.endswith("\n1 problem.\n")


def test_the_upgraded_course_builds(mine: Path, newer: Path) -> None:
    """With what the organization's settings name."""
    assert upgrade(mine, newer) == 0
    write(
        mine,
        {
            "mkdocs.yml": CONFIGURATION.replace("  - acme.extension: !!python/name:acme.thing\n", "").replace(
                "      colour: blue\n", ""
            )
        },
    )
    build = run(mine, "mkdocs", "build", "--strict")
    assert build.returncode == 0, build.stderr
    assert 'data-of="bank#first-item"' in (mine / "site/index.html").read_text(encoding="utf-8")


def test_banks_in_a_folder_of_ours_stay(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some call them tests; nothing else there that is not of the new version is left."""
    settings = CONFIGURATION.replace("colour: blue", "banks: tests/banks")
    commit(write(mine, {"mkdocs.yml": settings, "tests/banks/ours.md": SKELETON["quizzes/bank.md"]}))
    assert upgrade(mine, newer) == 0
    assert (mine / "tests/banks/ours.md").exists()
    assert not (mine / "tests/gone").exists()
    assert "docs/, tests/banks/ and mkdocs.yml are as they were." in capsys.readouterr().out


def test_folders_come_where_modules_of_their_names_were(mine: Path, newer: Path) -> None:
    """As the first version had it, in which the package was flat; nothing of that is left."""
    package = mine / "hooks/courseblocks"
    for name in ("blocks", "course", "items", "render"):
        shutil.rmtree(package / name)
    flat = {f"{name}.py": "OLD = True\n" for name in ("blocks", "course", "items", "render", "texts")}
    old = {**flat, "runtime/log.js": "old\n", "templates/quiz.html": "old\n"}
    commit(write(mine, {f"hooks/courseblocks/{path}": text for path, text in old.items()}))
    assert upgrade(mine, newer) == 0
    assert [path for path in old if (package / path).exists()] == []
    assert not (package / "templates").exists()
    check = run(mine, "courseblocks", "check")
    assert check.stderr.endswith("\n1 problem.\n"), check.stderr


def test_it_says_what_changed_and_what_to_do(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files by folder, the changelog between the versions, settings to look at, the next step and the way back."""
    assert upgrade(mine, newer) == 0
    out = capsys.readouterr().out
    top = yaml_keys_only_in_the_newer(out)
    assert (
        out
        == f"""\
If this is cut short, git checkout HEAD -- Makefile hooks pyproject.toml tests
and git clean -fdq -- .prettierrc.json Makefile hooks pyproject.toml tests bring all back. Then delete the folder \
.upgrade-...
From 0.0.9 to 0.2.0.
Added: .prettierrc.json, tests/ (1)
Replaced: Makefile, hooks/ (1), pyproject.toml
Removed: hooks/ (2), tests/ (1)
The new version does not have what was removed: hooks/courseblocks/gone.py, \
hooks/courseblocks/project/starter/patched.txt, tests/gone/test_gone.py
Left, since they may be yours, though the new version does not have them: .github/workflows/ours.yml, hooks/ours.py
You had changed nothing of that since 0.0.9 came with commit {git(mine, "rev-parse", "--short", "HEAD").strip()}.
Left as yours: LICENSE, README.md. The new version's is another; compare them if yours came from us.

What changed, from the changelog of 0.2.0:

## 0.2.0, in spring

- Scenarios.

## 0.1.7

- “Hints”.

{top}
The new version's mkdocs.yml does not have your option 'colour' in markdown_extensions: courseblocks. \
If 'make check' does not know it, take it out. There are: course, coverage, item_source, pass, policy, report, version.
docs/, quizzes/ and mkdocs.yml are as they were.
'git checkout HEAD -- <file>' takes a file back.
Next: 'make check', 'make site', look at the site, commit.
To undo all of this before you commit: git stash push --include-untracked -- .prettierrc.json Makefile hooks \
pyproject.toml tests
"""
    )


def yaml_keys_only_in_the_newer(out: str) -> str:
    """Return the lines on what the newer settings have besides; the project's own settings may grow."""
    lines = [line for line in out.splitlines() if line.startswith("The new version's mkdocs.yml also has ")]
    assert re.search(r"'nav', .*'validation'.* in the top\.", lines[0])
    assert re.search(r"'footnotes', .*'pymdownx\.tilde'.* in markdown_extensions\.", lines[1])
    assert re.search(r"'version' in markdown_extensions: courseblocks\. Add it if you want it\.", lines[2])
    assert re.search(r"'hooks', 'quizzes' in watch\.", lines[3])
    return "\n".join(lines)


def pin(name: str, version: str) -> str:
    """Return a library in a list, with a hash."""
    return f"{name}=={version} \\\n    --hash=sha256:{version.replace('.', '')}\n"


def test_a_newer_library_stays(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A weakness that was mended by hand, or by a robot, does not come back; all other lines are the version's."""
    marked = pin("six", "3.0").replace(" ", " ; python_version < '3.12' ", 1)
    write(mine, {"requirements.txt": pin("one", "1.10") + pin("two", "2.0") + pin("six", "4") + pin("old", "1")})
    commit(mine)
    write(newer, {"requirements.txt": pin("one", "1.9") + pin("two", "2.0.1") + marked + pin("new", "1.1a2")})
    assert upgrade(mine, newer) == 0
    lines = (mine / "requirements.txt").read_text(encoding="utf-8")
    assert lines == pin("one", "1.10") + pin("two", "2.0.1") + marked + pin("new", "1.1a2")
    assert "\nKept, since yours are newer: one 1.10. If they cannot be " in capsys.readouterr().out


def test_it_can_be_undone_as_it_says(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Even while a lesson is being written, which stays."""
    write(mine, {"docs/index.md": "# Half a les"})
    before = contents(mine)
    assert upgrade(mine, newer) == 0
    command = capsys.readouterr().out.splitlines()[-1].partition(": git ")[2]
    assert contents(mine) != before
    git(mine, *command.split())
    assert contents(mine) == before


def test_it_names_what_was_changed_of_ours(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Since the version came that is here: by its commit, or by its tag where that was fetched."""
    first = git(mine, "rev-parse", "--short", "HEAD").strip()
    changed = "hooks/courseblocks/blocks/quiz/quiz.html", "tests/gone/test_gone.py"
    commit(write(mine, {**dict.fromkeys(changed, "mine\n"), "hooks/ours.py": "OURS = True\n"}))
    assert upgrade(mine, newer) == 0
    told = (
        f"You had changed these since 0.0.9 came with commit {first}: {', '.join(changed)}\n"
        f"To see what you may want again: git diff {first} HEAD -- {' '.join(changed)}\n"
    )
    assert told in capsys.readouterr().out
    git(mine, "reset", "--hard", "--quiet")
    git(mine, "clean", "-fdq")
    git(mine, "tag", "v0.0.9")
    assert upgrade(mine, newer) == 0
    assert "You had changed nothing of that since 0.0.9 came with commit " in capsys.readouterr().out


def test_it_can_be_undone_when_it_was_cut_short(
    mine: Path, newer: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As it says before the first file is moved: then nothing of ours can run."""
    before = contents(mine)
    assert upgrade(mine, newer) == 0
    first, second = capsys.readouterr().out.splitlines()[:2]
    (mine / "hooks/courseblocks").rename(tmp_path / "moved")
    write(mine, {".upgrade-1/before": ""})
    git(mine, *first.partition("git ")[2].split())
    git(mine, *second.partition("git ")[2].partition(" bring")[0].split())
    assert ".upgrade-1" not in git(mine, "status", "--porcelain")
    shutil.rmtree(mine / ".upgrade-1")
    assert contents(mine) == before


def test_a_zip_that_is_too_large_is_refused(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything of it is unpacked."""
    file = mine.parent / "large.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("template/tests/zeros", bytes(50_000_001))
    before = contents(mine)
    assert upgrade(mine, file) == 2
    assert "it unpacks to more than 50 MB, and no version of this project does." in capsys.readouterr().err
    assert contents(mine) == before


def test_a_second_upgrade_starts_from_the_first(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The version stands in a file of ours, so it comes along; what is the same is not written."""
    upgrade(mine, newer)
    commit(mine)
    versioned(newer, "1.0.0")
    capsys.readouterr()
    assert upgrade(mine, newer) == 0
    assert "From 0.2.0 to 1.0.0.\nReplaced: pyproject.toml\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ("changed", "hooks/courseblocks/blocks/quiz/quiz.html"),
        ("new", "hooks/courseblocks/mine.py"),
        ("new", ".prettierrc.json"),
        ("ignored", "tests/publish/test_hosts.py"),
        ("deleted", "Makefile"),
    ],
)
def test_it_refuses_what_git_could_not_undo(
    mine: Path, newer: Path, change: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Changes that are not committed, files that Git was told to leave out."""
    if change == "deleted":
        (mine / path).unlink()
    else:
        write(mine, {path: "mine\n"})
    if change == "ignored":
        write(mine, {".git/info/exclude": path})
    before = contents(mine)
    assert upgrade(mine, newer) == 2
    remedy = "Commit them, or move them away, and begin anew."
    assert capsys.readouterr().err == f"Not in Git as they are now: {path}. {remedy}\n"
    assert contents(mine) == before


def test_it_refuses_outside_of_git(tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is no flag for it: to make a repository takes less than to regret."""
    root = versioned(copy_project(tmp_path / "download"), "0.0.9")
    assert upgrade(root, newer) == 2
    assert "Run 'git init', 'git add --all' and 'git commit' there first." in capsys.readouterr().err


@pytest.mark.parametrize(("version", "how"), [("0.0.9", "the same version as"), ("0.0.8", "older than")])
def test_it_refuses_what_is_not_newer(
    mine: Path, newer: Path, version: str, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git is the way back."""
    before = contents(mine)
    assert upgrade(mine, versioned(newer, version)) == 2
    assert capsys.readouterr().err == (
        f"'{newer}' is {version}, {how} what is here (0.0.9). Name a newer one, or go back to an older one with Git.\n"
    )
    assert contents(mine) == before


@pytest.mark.parametrize("source", ["v9.9.9", "", "--output=x", "no/such.zip"])
def test_it_refuses_what_does_not_exist(mine: Path, source: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And says how a tag gets here."""
    before = contents(mine)
    assert main(["upgrade", "--root", str(mine), "--", source]) == 2
    assert capsys.readouterr().err == (
        f"'{source}' is no folder, no zip file, and no tag or branch of this repository. Check the spelling, or "
        "fetch the tags of the template first: git fetch <address of the template> --tags\n"
    )
    assert contents(mine) == before


def test_it_refuses_another_project(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, and a tag of the organization's own."""
    other = write(tmp_path / "other", {"hooks/course.py": ""})
    assert upgrade(mine, other) == 2
    remedy = "Name the folder that holds hooks/, the zip of the whole template, or one of its tags."
    assert capsys.readouterr().err == (
        f"'{other}' is no version of this project: there is no hooks/courseblocks/__main__.py in it. {remedy}\n"
    )
    as_tag(commit(other), mine)
    assert upgrade(mine, "v0.2.0") == 2
    assert "'v0.2.0' is no version of this project" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["[project]\nname = 'courseblocks'\n", "[project]\nname = 'x'\nversion = '1.0.0'\n", "["]
)
def test_it_refuses_a_version_without_a_number(
    mine: Path, newer: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no telling whether it is newer."""
    assert upgrade(mine, write(newer, {"pyproject.toml": text})) == 2
    assert f"The pyproject.toml of '{newer}' does not say" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("template/../../evil.txt", "may lead out of its folder"),
        ("/evil.txt", "may lead out of its folder"),
        ("C:/evil.txt", "may lead out of its folder"),
        ("template/..\\evil.txt", "may lead out of its folder"),
        ("template/.git/hooks/post-commit", "may lead out of its folder"),
        ("template/.GIT/config", "may lead out of its folder"),
        ("template/hooks/link", "is a symbolic link"),
    ],
)
def test_it_unpacks_nothing_that_leads_elsewhere(
    mine: Path, newer: Path, name: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No path out of the folder, none into Git's own, no link."""
    file = Path(as_zip(newer, mine))
    entry = ZipInfo(name.replace("template/", "template-0.2.0/", 1))
    if "link" in why:
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(file, "a") as zipped:
        zipped.writestr(entry, "../../evil")
    before, around = contents(mine), set(mine.parent.iterdir())
    assert upgrade(mine, file) == 2
    assert capsys.readouterr().err == (
        f"'{file}' is not used: {entry.filename!r} in it {why}, and nothing in this project does. "
        "Take the template's own.\n"
    )
    assert (contents(mine), set(mine.parent.iterdir())) == (before, around)


def test_a_folder_with_a_link_is_refused(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It would bring in what it leads to."""
    (newer / "hooks/elsewhere").symlink_to(newer.parent)
    assert upgrade(mine, newer) == 2
    assert "'hooks/elsewhere' in it is a symbolic link" in capsys.readouterr().err


def test_a_zip_without_its_one_folder_is_refused(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As one makes it from the files in a folder; and a file that is no zip at all."""
    file = tmp_path / "files.zip"
    with ZipFile(file, "w") as zipped:
        zipped.writestr("hooks/courseblocks/__main__.py", "")
        zipped.writestr("pyproject.toml", "")
    assert upgrade(mine, file) == 2
    assert "does not hold one folder with everything in it" in capsys.readouterr().err
    file.write_text("<html>Not found</html>")
    assert upgrade(mine, file) == 2
    assert "cannot be unpacked (File is not a zip file). Download it again" in capsys.readouterr().err


def test_a_failure_in_the_middle_changes_nothing(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Here a file that Git was told to leave out stands where the newer version has a folder."""
    write(newer, {"tests/zz/last.txt": "new\n"})
    write(mine, {"tests/zz": "mine\n", ".git/info/exclude": "tests/zz"})
    before, everything = contents(mine), sorted(mine.iterdir())
    assert upgrade(mine, newer) == 2
    assert capsys.readouterr().err.startswith("Nothing was changed: ")
    assert (contents(mine), sorted(mine.iterdir())) == (before, everything)
    assert git(mine, "status", "--porcelain") == ""


def test_settings_that_cannot_be_read_stop_nothing(mine: Path, newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are the organization's, and a build says what is wrong with them."""
    commit(write(mine, {"mkdocs.yml": "site_name: [\n"}))
    assert upgrade(mine, newer) == 0
    assert "mkdocs.yml cannot be read, so its settings were not compared." in capsys.readouterr().out


def test_a_course_in_a_folder_of_its_repository(mine: Path, newer: Path, tmp_path: Path) -> None:
    """It is upgraded alone."""
    whole = tmp_path / "whole"
    (mine / ".git").rename(tmp_path / "away")
    whole.mkdir()
    mine.rename(whole / "course")
    commit(write(whole, {"Makefile": "theirs\n", "hooks/courseblocks/theirs.py": ""}))
    assert upgrade(whole / "course", as_tag(newer, whole)) == 0
    changed = git(whole, "status", "--porcelain").split()[1::2]
    assert changed
    assert all(path.startswith("course/") for path in changed)
    assert (whole / "course/Makefile").read_bytes() == (PROJECT / "Makefile").read_bytes()
