"""From one version of this project to a newer one: what is ours is replaced, what is the organization's is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from courseblocks.core.problems import Refusal
from courseblocks.course.folders import banks_folder, docs_folder
from courseblocks.project.pins import keep_newer_pins
from courseblocks.project.releases import Number, news, number, take_version, written
from courseblocks.project.repository import changed_since, named, refuse_uncommitted, tracked
from courseblocks.project.settings_diff import compare_settings
from courseblocks.source.configuration import FILE

# What an organization owns at the top of its repository. It writes a README of its own, and a licence for its course.
THEIRS = frozenset({"docs", "quizzes", FILE, "readme.md", "license", ".git", ".venv", "site"})
# Where a file that the newer version does not have is a leftover. Elsewhere in our folders, in .github/ and beside
# our hook, organizations put files of their own.
CLEARED = ("hooks/courseblocks", "tests", ".ci")
SHARED = (".github", "hooks")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an upgrade does to the files below the project folder, and what it leaves though a reader might wonder."""

    added: frozenset[str]
    replaced: frozenset[str]
    removed: frozenset[str]
    left: frozenset[str]

    @property
    def touched(self) -> frozenset[str]:
        """All paths that change."""
        return self.added | self.replaced | self.removed


def upgrade(root: Path, source: str) -> Iterator[str]:
    """Bring what is ours in the folder `root` to the version `source`, and yield what to tell, the way back first.

    Raises:
        Refusal: `source` is no newer version, Git could not undo the upgrade, or a file cannot be written. Then
            everything is as it was.

    """
    refuse_uncommitted(root, ())
    with TemporaryDirectory(prefix=".upgrade-", dir=root) as name:
        scratch = Path(name).resolve()  # Git is run in other folders too
        version = take_version(source, root, scratch)
        present, newer = number(root, "this folder"), number(version, f"'{source}'")
        _refuse_no_progress(source, present, newer)
        kept = keep_newer_pins(root, version)
        plan = _plan(root, version)
        refuse_uncommitted(root, _tops(plan), plan.touched)
        told = [
            f"From {written(present)} to {written(newer)}.",
            *_pins(kept),
            *_told(root, version, present, newer, plan),
        ]
        yield from _way_back(root, plan)
        _swap(root, version, scratch / "before", plan)
    yield from told


def _refuse_no_progress(source: str, present: Number, newer: Number) -> None:
    if newer <= present:
        how = "the same version as" if newer == present else "older than"
        raise Refusal(
            f"'{source}' is {written(newer)}, {how} what is here ({written(present)}). Name a newer one, or go back "
            "to an older one with Git."
        )


def _plan(root: Path, version: Path) -> Plan:
    here = tracked(root)
    shipped = {path.relative_to(version).as_posix() for path in version.rglob("*") if path.is_file()}
    ours = {path for path in shipped if path.split("/")[0].casefold() not in THEIRS}
    differing = {path for path in ours if _differs(root / path, version / path)}
    course = _within((docs_folder(root), banks_folder(root)))
    extra = {path for path in here - ours if (root / path).exists() and not path.startswith(course)}
    return Plan(
        added=frozenset(differing - here),
        replaced=frozenset(differing & here),
        removed=frozenset(path for path in extra if path.startswith(_within(CLEARED))),
        left=frozenset(
            path for path in extra if path.startswith(_within(SHARED)) and not path.startswith(_within(CLEARED))
        ),
    )


def _tops(plan: Plan) -> list[str]:
    return sorted({path.split("/")[0] for path in plan.touched})


def _way_back(root: Path, plan: Plan) -> Iterator[str]:
    """Say how Git brings everything back if nothing of ours can run any more, since all of it was on the move."""
    there = {path.split("/")[0] for path in tracked(root) & plan.touched}
    if there:
        yield f"If this is cut short, git checkout HEAD -- {' '.join(sorted(there))}"
        yield f"and git clean -fdq -- {' '.join(_tops(plan))} bring all back. Then delete the folder .upgrade-..."


def _within(folders: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{folder}/" for folder in folders)


def _differs(present: Path, newer: Path) -> bool:
    """Whether a file changes; a zip may have lost that a file can be run, so a file that could be run still can."""
    if present.is_symlink() or not present.is_file():
        return True
    newer.chmod(newer.stat().st_mode | present.stat().st_mode & 0o111)
    return present.stat().st_mode & 0o111 != newer.stat().st_mode & 0o111 or present.read_bytes() != newer.read_bytes()


def _swap(root: Path, version: Path, before: Path, plan: Plan) -> None:
    """Move what changes out of the way and the newer files in; if that fails in the middle, all of it back."""
    moved: list[tuple[Path, Path]] = []
    try:
        for path in sorted(plan.replaced | plan.removed):
            moved += [_move(root / path, before / path)]
        _remove_empty_folders(root, plan.removed)
        for path in sorted(plan.replaced | plan.added):
            moved += [_move(version / path, root / path)]
    except BaseException as error:
        for old, new in reversed(moved):
            _move(new, old)
        _remove_empty_folders(root, plan.added)
        if isinstance(error, OSError):
            raise Refusal(f"Nothing was changed: {error}. Mend that, and begin anew.") from None
        raise


def _move(old: Path, new: Path) -> tuple[Path, Path]:
    new.parent.mkdir(parents=True, exist_ok=True)
    old.replace(new)
    return old, new


def _remove_empty_folders(root: Path, paths: Iterable[str]) -> None:
    folders = {parent for path in paths for parent in Path(path).parents if parent != Path()}
    for folder in sorted(folders, reverse=True):
        if (root / folder).is_dir() and not any((root / folder).iterdir()):
            (root / folder).rmdir()


def _told(root: Path, version: Path, present: Number, newer: Number, plan: Plan) -> list[str]:
    """Return what changes, in words; the paths are all of the same repository, and so are the commands."""
    changelog = _text(version / "docs/changelog.md")
    return [
        *_files(plan),
        *_edited(root, present, plan),
        *_readme(root, version),
        "",
        f"What changed, from the changelog of {written(newer)}:",
        "",
        news(changelog, present, newer) or "It has nothing between the two versions.",
        "",
        *compare_settings(_text(root / FILE), _text(version / FILE)),
        f"{docs_folder(root)}/, {banks_folder(root)}/ and mkdocs.yml are as they were.",
        "'git checkout HEAD -- <file>' takes a file back.",
        "Next: 'make check', 'make site', look at the site, commit.",
        f"To undo all of this before you commit: git stash push --include-untracked -- {' '.join(_tops(plan))}",
    ]


def _files(plan: Plan) -> Iterable[str]:
    for what, paths in (("Added", plan.added), ("Replaced", plan.replaced), ("Removed", plan.removed)):
        if paths:
            yield f"{what}: {_counted(paths)}"
    if plan.removed:
        yield f"The new version does not have what was removed: {', '.join(sorted(plan.removed))}"
    if plan.left:
        yield f"Left, since they may be yours, though the new version does not have them: {named(plan.left)}"


def _edited(root: Path, present: Number, plan: Plan) -> Iterable[str]:
    """Name what the organization had changed of ours, or added in our folders."""
    commit, changed = changed_since(root, written(present))
    lost = sorted(changed & (plan.replaced | plan.removed))
    if lost:
        yield f"You had changed these since {written(present)} came with commit {commit}: {', '.join(lost)}"
        yield f"To see what you may want again: git diff {commit} HEAD -- {' '.join(lost)}"
    elif commit:
        yield f"You had changed nothing of that since {written(present)} came with commit {commit}."


def _pins(kept: Sequence[str]) -> Iterable[str]:
    if kept:
        yield f"Kept, since yours are newer: {', '.join(kept)}. If they cannot be installed beside the others, take the"
        yield "lists of the new version as they are."


def _counted(paths: Iterable[str]) -> str:
    counts = Counter(f"{path.split('/')[0]}/" if "/" in path else path for path in paths)
    return ", ".join(f"{name} ({count})" if name.endswith("/") else name for name, count in sorted(counts.items()))


def _readme(root: Path, version: Path) -> Iterable[str]:
    pairs = [(name, _text(root / name), _text(version / name)) for name in ("README.md", "LICENSE")]
    differing = [name for name, own, new in pairs if new and own != new]
    if differing:
        yield f"Left as yours: {named(differing)}. The new version's is another; compare them if yours came from us."


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
