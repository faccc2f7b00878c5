"""`python -m courseblocks begin`: from the sample course to one's own, in a repository made of the project's files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.utils.yaml import yaml_load

from course_folder import PROJECT
from courseblocks.__main__ import main
from courseblocks.project.begin import sample_paths
from project_copy import commit, contents, copy_project, git, of_the_sample, run

if TYPE_CHECKING:
    from conftest import Build

pytestmark = of_the_sample

STARTER = [
    "docs/changelog.md",
    "docs/credits.md",
    "docs/first-words/index.md",
    "docs/first-words/the-first-half-minute.md",
    "docs/index.md",
    "quizzes/first-words.md",
]
GUIDES = (
    *(f"docs/trainers/{name}" for name in ("make-it-yours.", "card.", "writing", "recipes.", "progress.")),
    *(f"docs/trainers/{name}." for name in ("accessibility", "privacy-notice")),
    "docs/your-data.md",
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository as "use this template" makes it."""
    return commit(copy_project(tmp_path / "harbour-school"))


def edit(path: Path, old: str, new: str) -> None:
    """Replace `old`, which stands there, by `new`."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def begin(root: Path) -> int:
    """Run the command."""
    return main(["begin", "--root", str(root)])


def test_what_is_left_is_a_whole_course(repository: Path) -> None:
    """The check has nothing to say, a strict build passes, and no comment to the trainer is published."""
    done = run(repository, "courseblocks", "begin")
    assert done.returncode == 0, done.stdout + done.stderr
    check = run(repository, "courseblocks", "check", "--strict")
    assert (check.returncode, check.stderr) == (0, "No problems.\n")
    build = run(repository, "mkdocs", "build", "--strict")
    assert build.returncode == 0, build.stderr
    pages = {path: path.read_text(encoding="utf-8") for path in (repository / "site").rglob("*.html")}
    assert [path for path, html in pages.items() if "Trainer:" in html] == []
    assert "relationships" not in "".join(path.as_posix().removeprefix(str(repository)) for path in pages)


def test_the_sample_goes_and_the_guides_stay(repository: Path) -> None:
    """All else in the repository is as it was, to the byte, except for the menu and the id of the course."""
    before = contents(repository)
    assert begin(repository) == 0
    after = contents(repository)
    assert (
        sorted(path for path in after if path.startswith(("docs/", "quizzes/")) and not path.startswith(GUIDES))
        == STARTER
    )
    others = {path for path in before if not path.startswith(("docs/", "quizzes/")) or path.startswith(GUIDES)}
    assert {path for path in others if after[path] != before[path]} == {"mkdocs.yml"}
    assert not (repository / "docs/relationships").exists()


def test_the_guides_need_no_page_that_may_be_left_out(build_site: Build) -> None:
    """A strict build is content with them in a course that has no list of changes and no page for the data."""
    guides = [path for path in (PROJECT / "docs/trainers").iterdir() if f"docs/trainers/{path.name}".startswith(GUIDES)]
    site = build_site({f"docs/trainers/{path.name}": path.read_bytes() for path in guides})
    assert site.soup("trainers/writing/index.html").h1
    assert not (site.folder / "changelog").exists()


def test_only_the_menu_and_the_id_change_in_the_settings(repository: Path) -> None:
    """Comments and everything else stay; the id is the folder's name, so that no two courses share the sample's."""
    begin(repository)
    old = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    new = (repository / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in new if line not in old] == [
        "  - First words:",
        "      - first-words/index.md",
        "      - first-words/the-first-half-minute.md",
        next(line for line in old if "course: serving" in line).replace("serving-from-the-heart", "harbour-school"),
    ]
    gone = [line for line in old if line not in new]
    assert gone
    modules = {path.parent.name for path in (PROJECT / "docs").glob("*/index.md")}
    pages = {path.removeprefix("docs/") for path in sample_paths() if path != "docs/index.md"}
    words = {*modules, *pages, "course:-serving"}
    named = [line.lower().replace(" ", "-") for line in gone if line]
    assert [line for line in named if not any(word in line for word in words)] == []


def test_a_changed_menu_keeps_what_is_the_organizations(repository: Path) -> None:
    """Its own titles, order, pages, comments and line ends."""
    (repository / "docs/house.md").write_text("# Our house\n\nText.\n", encoding="utf-8")
    config = repository / "mkdocs.yml"
    head, _, rest = config.read_text(encoding="utf-8").partition("nav:\n")
    _, _, rest = rest.partition("\ntheme:")
    nav = """nav:
- index.md
# the house first
- Our house:
  - house.md # our own
  - Relationships:
    - relationships/index.md
    - "What is it": relationships/what-is-service.md
- Trainers: [trainers/writing.md]
- credits.md
"""
    block = nav.replace("[trainers/writing.md]", "trainers/writing.md")
    config.write_bytes(f"{head}{block}\ntheme:{rest}".replace("\n", "\r\n").encode())
    commit(repository)
    begin(repository)
    text = config.read_bytes().decode()
    assert text.count("\n") == text.count("\r\n")
    assert text.replace("\r\n", "\n").split("nav:\n")[1].split("\ntheme:")[0] == (
        "- index.md\n# the house first\n"
        "- First words:\n    - first-words/index.md\n    - first-words/the-first-half-minute.md\n"
        "- Our house:\n  - house.md # our own\n- Trainers: trainers/writing.md\n- credits.md\n"
    )
    assert yaml_load(text.split("theme:")[0])["nav"][1] == {
        "First words": ["first-words/index.md", "first-words/the-first-half-minute.md"]
    }
    assert (repository / "docs/house.md").read_text(encoding="utf-8") == "# Our house\n\nText.\n"


def test_an_id_of_ones_own_is_kept(repository: Path) -> None:
    """Who chose one meant it."""
    edit(repository / "mkdocs.yml", "course: serving-from-the-heart", "course: with-both-hands")
    commit(repository)
    assert begin(repository) == 0
    assert "course: with-both-hands" in (repository / "mkdocs.yml").read_text(encoding="utf-8")


def test_only_what_is_still_the_samples_is_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who named the course first is not told to do so; the licence of the texts is told to everybody."""
    begin(repository)
    out = capsys.readouterr().out
    assert "In mkdocs.yml, site_description, site_name still are the sample's" in out
    assert "The id of the course is 'harbour-school' (line" in out
    assert "The language of the course is 'en-GB' (line" in out
    assert "CC BY 4.0" in out
    assert "README.md still tells of the sample" in out


def test_what_is_named_already_is_not_asked_for(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Least of all for another id, which is to be kept for good."""
    edit(repository / "mkdocs.yml", "course: serving-from-the-heart", "course: with-both-hands")
    edit(repository / "mkdocs.yml", "site_name: Serving from the Heart", "site_name: With both hands")
    commit(repository)
    begin(repository)
    out = capsys.readouterr().out
    assert "In mkdocs.yml, site_description still is the sample's" in out
    assert "The id of the course" not in out


def test_the_change_of_a_beginning_is_no_loss(repository: Path) -> None:
    """The pull request that brings it passes its check: nobody has learned in the sample."""
    edit(repository / "mkdocs.yml", "course: serving-from-the-heart", "course: with-both-hands")
    commit(repository)
    begin(repository)
    commit(repository)
    done = run(repository, "courseblocks", "diff", "HEAD~1")
    assert (done.returncode, done.stderr) == (0, "No problems.\n")


def test_it_says_how_to_get_the_sample_back(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And that is true: of a file later, of everything before the commit."""
    before = contents(repository)
    begin(repository)
    out = capsys.readouterr().out
    short = git(repository, "rev-parse", "--short", "HEAD").strip()
    checkout = f"git checkout {short} -- docs/relationships/index.md"
    undo = "git stash push --include-untracked -- docs quizzes mkdocs.yml"
    assert checkout in out
    assert undo in out
    git(repository, *undo.split()[1:])
    assert contents(repository) == before
    git(repository, "stash", "pop", "--quiet")
    commit(repository)
    git(repository, *checkout.split()[1:])
    assert (repository / "docs/relationships/index.md").read_bytes() == before["docs/relationships/index.md"]


@pytest.mark.parametrize("path", ["docs/index.md", "docs/new.md", "quizzes/relationships.md", "mkdocs.yml"])
def test_nothing_uncommitted_is_lost(repository: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What Git has not seen, Git cannot bring back."""
    with (repository / path).open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    before = contents(repository)
    assert begin(repository) == 2
    remedy = "Commit them, or move them away, and begin anew."
    assert capsys.readouterr().err == f"Not in Git as they are now: {path}. {remedy}\n"
    assert contents(repository) == before


def test_it_needs_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A downloaded folder is no repository until it is made one."""
    root = copy_project(tmp_path / "harbour-school")
    assert begin(root) == 2
    assert "Run 'git init', 'git add --all' and 'git commit' there first." in capsys.readouterr().err
    assert (root / "docs/relationships/index.md").is_file()


def test_it_runs_once(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the sample is gone, the course is somebody's own."""
    begin(repository)
    commit(repository)
    edit(repository / "docs/index.md", "# Welcome", "# Ahoy")
    before = contents(commit(repository))
    capsys.readouterr()
    assert begin(repository) == 2
    assert capsys.readouterr().err == (
        "The sample course is not here any more, so there is nothing to replace. Write your lessons in docs/.\n"
    )
    assert contents(repository) == before


def test_a_module_of_the_same_name_is_not_written_over(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is somebody's own."""
    (repository / "quizzes/first-words.md").write_text("mine", encoding="utf-8")
    before = contents(commit(repository))
    assert begin(repository) == 2
    assert "would replace quizzes/first-words.md, not of the sample course" in capsys.readouterr().err
    assert contents(repository) == before


def test_a_menu_that_cannot_be_edited_is_told_before_anything_is_changed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rewriting it would lose its comments."""
    config = repository / "mkdocs.yml"
    head, _, rest = config.read_text(encoding="utf-8").partition("nav:\n")
    config.write_text(
        f"{head}nav: [index.md, credits.md]\n\ntheme:{rest.partition(chr(10) + 'theme:')[2]}", encoding="utf-8"
    )
    before = contents(commit(repository))
    assert begin(repository) == 2
    assert "The nav in mkdocs.yml is not written line by line." in capsys.readouterr().err
    assert contents(repository) == before


def test_a_failure_in_the_middle_can_be_undone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Here a file that Git was told to leave out stands where the starter has a folder."""
    (repository / ".git/info/exclude").write_text("docs/first-words\n", encoding="utf-8")
    (repository / "docs/first-words").write_text("mine\n", encoding="utf-8")
    before = contents(repository)
    assert begin(repository) == 2
    said, _, undo = capsys.readouterr().err.partition(" To undo what was done: git ")
    assert said.startswith("The starter cannot be written: ")
    git(repository, *undo.split())
    assert contents(repository) == before


def test_settings_that_are_no_text_are_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is changed."""
    edit(repository / "mkdocs.yml", "site_name: Serving", "site_name: Dienen")
    (repository / "mkdocs.yml").write_bytes((repository / "mkdocs.yml").read_bytes().replace(b"Dienen", b"F\xfcr"))
    before = contents(commit(repository))
    assert begin(repository) == 2
    assert capsys.readouterr().err == "mkdocs.yml is not UTF-8 text. Save it as UTF-8 in your editor.\n"
    assert contents(repository) == before


def test_what_the_rest_of_the_course_lacks_now_is_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page of one's own that used the sample."""
    (repository / "docs/house.md").write_text(
        "# A\n\n::: quiz A\nid: a\nfrom: relationships\n\n:::\n", encoding="utf-8"
    )
    commit(repository)
    assert begin(repository) == 1
    assert "docs/house.md:5: there is no bank 'relationships'." in capsys.readouterr().err


def test_the_list_of_the_sample_is_that_of_the_files() -> None:
    """A page or picture that is added to the sample course is added to the starter's sample.txt."""
    files = git(PROJECT, "ls-files", "--cached", "--others", "--exclude-standard", "docs", "quizzes").splitlines()
    listed = (PROJECT / "hooks/courseblocks/project/starter/sample.txt").read_text(encoding="utf-8").splitlines()
    assert listed == sorted(path for path in files if not path.startswith(GUIDES) and (PROJECT / path).is_file())
