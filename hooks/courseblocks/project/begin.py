"""From the sample course to one's own: the sample goes, a module to write on stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from courseblocks.core.model import Course
from courseblocks.core.names import BANKS, CREDITS, DOCS, slug
from courseblocks.core.problems import Problem, Refusal
from courseblocks.course.check import check_course
from courseblocks.course.folders import banks_folder, docs_folder
from courseblocks.course.settings import SAMPLE, course_id, coverage_page, credits_page
from courseblocks.project.menu import replace_pages
from courseblocks.project.repository import last_commit, named, refuse_uncommitted, tracked
from courseblocks.source.configuration import FILE, read_configuration, read_files

STARTER = Path(__file__).parent / "starter"

_UNDO = f"git stash push --include-untracked -- docs quizzes {FILE}"
_MODULE = "First words"
_SAMPLE_SETTINGS = {
    "site_name": "Serving from the Heart",
    "site_description": "A course in customer service from the heart, in lessons of seven to nine minutes.",
}
_PAGES = ("first-words/index.md", "first-words/the-first-half-minute.md")


def begin(root: Path) -> tuple[list[str], list[Problem]]:
    """Replace the sample course in the folder `root` by the starter; return what to tell, and the problems of the rest.

    Raises:
        Refusal: Git could not bring the sample back, or it is not there, or something else stands in its place.

    """
    _refuse_other_places(root)
    refuse_uncommitted(root, ["docs", "quizzes"], [FILE])
    sample, starter = sample_paths() & tracked(root), starter_paths()
    _refuse_another_course(root, sample, starter)
    settings = _settings(root, sample - starter)
    try:
        _replace(root, sample, starter)
        if settings is not None:
            (root / FILE).write_bytes(settings.encode())
    except OSError as error:
        raise Refusal(f"The starter cannot be written: {error}. To undo what was done: {_UNDO}") from None
    return _told(root, sample, starter), check_course(root)[1]


def sample_paths() -> frozenset[str]:
    """Return the paths of the files that make the sample course; the guides for trainers are not of it."""
    return frozenset((STARTER / "sample.txt").read_text(encoding="utf-8").split())


def starter_paths() -> frozenset[str]:
    """Return the paths of the files that a course begins with."""
    found = [path for folder in ("docs", "quizzes") for path in (STARTER / folder).rglob("*.md")]
    return frozenset(path.relative_to(STARTER).as_posix() for path in found)


def has_begun(old: Course, new: Course) -> bool:
    """Whether the sample course, which `old` had, is gone from `new`: another course begins, and nothing is lost."""
    sample = sample_paths() - starter_paths()
    before, now = (sample & set(_paths(course)) for course in (old, new))
    return bool(before) and not now


def _paths(course: Course) -> Iterator[str]:
    yield from (page.file for page in course.pages)
    yield from (bank.path for bank in course.banks)


def _refuse_other_places(root: Path) -> None:
    """Refuse where the course has a place of its own for what the starter has at the usual one."""
    places = (
        (f"{DOCS}/", f"{docs_folder(root)}/", "folder of the pages"),
        (f"{BANKS}/", f"{banks_folder(root)}/", "folder of the banks"),
        (CREDITS, credits_page(root)[0] or CREDITS, "page with the sources"),
    )
    for usual, own, what in places:
        if own != usual:
            raise Refusal(
                f"The starter has {usual} as the {what}, and {FILE} names {own}. Begin first, and change that after it."
            )


def _refuse_another_course(root: Path, sample: AbstractSet[str], starter: AbstractSet[str]) -> None:
    if not sample - starter:
        raise Refusal(
            "The sample course is not here any more, so there is nothing to replace. Write your lessons in docs/."
        )
    taken = {path for path in starter - sample_paths() if (root / path).exists()}
    if taken:
        raise Refusal(
            f"The starter would replace {named(taken)}, not of the sample course. Move it away, and begin anew."
        )


def _settings(root: Path, gone: AbstractSet[str]) -> str | None:
    """Return the configuration with the starter's pages, an id of its own and no table of the sample's, or None."""
    if not (root / FILE).is_file():
        return None
    try:
        text = (root / FILE).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(f"{FILE} is not UTF-8 text. Save it as UTF-8 in your editor.") from None
    pages = {path.removeprefix("docs/") for path in gone}
    text = replace_pages(text, pages, _MODULE, _PAGES)
    if coverage_page(root)[0] in pages:
        text = re.sub(r"(?m)^ *coverage:.*\n", "", text)
    return re.sub(rf"(?m)^(\s+course:\s*[\"']?){SAMPLE}(?=[\"'\s])", rf"\g<1>{_own_id(root)}", text)


def _own_id(root: Path) -> str:
    """Return an id of the folder's name: learners' work must not be kept under the sample's."""
    own = slug(root.resolve().name)
    return own if own not in ("", SAMPLE) else "our-course"


def _replace(root: Path, sample: AbstractSet[str], starter: AbstractSet[str]) -> None:
    for path in sample:
        (root / path).unlink()
    _remove_empty_folders(root, sample)
    for path in starter:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes((STARTER / path).read_bytes())


def _remove_empty_folders(root: Path, paths: Iterable[str]) -> None:
    for folder in sorted({parent for path in paths for parent in Path(path).parents}, reverse=True):
        if str(folder) not in (".", "docs", "quizzes") and not any((root / folder).iterdir()):
            (root / folder).rmdir()


def _told(root: Path, sample: AbstractSet[str], starter: AbstractSet[str]) -> list[str]:
    back = f"git checkout {last_commit(root)} -- docs/relationships/index.md"
    return [
        f"Removed the sample course, {len(sample)} files. The guides in docs/trainers/ are still there.",
        "Wrote a course to begin with:",
        *(f"  {path}" for path in sorted(starter)),
        "The comments in these files say what to change.",
        *_told_of_settings(root),
        "README.md still tells of the sample: it is yours to rewrite.",
        "Next: 'make check', 'make serve', then commit.",
        f"To have a file of the sample again, also later: {back}",
        f"To undo all of this before you commit: {_UNDO}",
    ]


def _told_of_settings(root: Path) -> Iterator[str]:
    """Say what in the configuration is still the sample's."""
    settings = read_configuration(read_files(root))
    same = [name for name in _SAMPLE_SETTINGS if name in settings and settings[name].value == _SAMPLE_SETTINGS[name]]
    if same:
        yield f"In {FILE}, {named(same)} still {'is' if len(same) == 1 else 'are'} the sample's: write your own."
    if "theme.language" in settings:
        language, line = settings["theme.language"].value, settings["theme.language"].line
        yield f"The language of the course is '{language}' (line {line}). If you write in another, name that."
    course, line, _ = course_id(root)
    if course == _own_id(root):
        yield f"The id of the course is '{course}' (line {line}). Learners' work is kept under it, so if you want"
        yield "another, write it before the first learner comes."
    if "copyright" in settings:
        yield f"'copyright:' there gives the texts a licence: {settings['copyright'].value}"
        yield "Write your own if everybody is not to use your texts under it."
