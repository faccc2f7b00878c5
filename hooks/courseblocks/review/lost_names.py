"""Names that vanished: what learners did is stored under them, and would be lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

import yaml

from courseblocks.core.model import Course
from courseblocks.core.problems import Problem
from courseblocks.review.stored_names import Kept, KeptFile, Name, kept_drafts, kept_files

_LEAST_LIKENESS = 0.25  # of the words of both; below it nothing is named as what replaced a thing

T = TypeVar("T", Kept, KeptFile)


def orphans(old: Course, new: Course) -> list[Problem]:
    """Return an error for each name of `old` that leads nowhere in `new`, by a present name, `was:` or `removed:`."""
    before, after = kept_files(old), kept_files(new)
    now = _now([*after, *kept_drafts(new)], new.docs)
    problems = [_lost_file(file, before, after, now) for file in before] + list(_lost_names(before, now))
    return sorted(filter(None, problems), key=lambda problem: (problem.path, problem.line, problem.what))


@dataclass(frozen=True, slots=True)
class _Now:
    """What there is now: the file that each path leads to, the thing that each name leads to, and what was removed."""

    files: dict[str, KeptFile]
    things: dict[Name, Kept]
    removed: set[tuple[str, str]]  # the path of a file, and an id in it
    removed_files: set[str]
    docs: str

    @property
    def home(self) -> str:
        """The page that says which whole files were removed."""
        return f"{self.docs}/index.md"


def _now(after: Sequence[KeptFile], docs: str) -> _Now:
    files = {path: file for file in after for path in file.files} | {file.files[0]: file for file in after}
    things = {name: one for file in after for one in file.kept for name in one.names}
    removed = {(path, word) for file in after for path in file.files for word in file.removed}
    return _Now(files, things, removed, {word for _, word in removed}, docs)


def _lost_file(file: KeptFile, before: Sequence[KeptFile], after: Sequence[KeptFile], now: _Now) -> Problem | None:
    lost = [path for path in file.files if path not in now.files and path not in now.removed_files]
    if not (file.stores and lost):
        return None
    deleted = f"If it was deleted for good, write {_say_removed(now.files.get(now.home), lost)} of {now.home}."
    still = next((now.files[path] for path in file.files if path in now.files), None)
    if still:
        what = f"this file has lost its old name {' and '.join(lost)}, and with it what learners did under that"
        return Problem(still.files[0], 1, what, f"Write {_say_was(still, lost, now.docs)} again. {deleted}")
    known = {path for other in before for path in other.files}
    new = [other for other in after if other.kind == file.kind and known.isdisjoint(other.files)]
    successor = _most_alike(file, new)
    place = successor.files[0] if successor else now.home
    name = successor.files[0] if successor else f"another {file.kind}"
    mend = f"If {name} replaced it, write {_say_was(successor, lost, now.docs)} of that {file.kind}."
    return Problem(place, 1, f"{lost[0]} is gone, and with it what learners did under its name", f"{mend} {deleted}")


def _lost_names(before: Sequence[KeptFile], now: _Now) -> Iterator[Problem]:
    known = {name for file in before for one in file.kept for name in one.names}
    for file in before:
        here = next((now.files[path] for path in file.files if path in now.files), None)
        line = 1  # of the nearest thing above that is still there
        for one in file.kept if here else ():
            still = _still(one, now)
            line = still.line if still and here and still.files == here.files else line
            if here and _lost(one, now) and not _told_with_its_block(one, file, now):
                new = [other for other in here.kept if other.kind == one.kind and known.isdisjoint(other.names)]
                successor = still or _most_alike(one, new)
                moved = _moved(one, now, here, set() if successor else known)
                place = _say_moved(one, moved, now, here) if moved else ""
                yield _lost_name(one, now, (here, line), successor, place)


def _lost_name(one: Kept, now: _Now, at: tuple[KeptFile, int], successor: Kept | None, moved: str) -> Problem:
    here, line = at
    names, still = _lost(one, now), _still(one, now)
    lost = list(dict.fromkeys(name for _, name in names))
    files = (still or here).files
    own = one.kind == "item"
    olds = dict.fromkeys(name if own or path in files else _elsewhere(path, name, now.docs) for path, name in names)
    place = "below its heading" if own else "below its opening line"
    was = f"'was: {' '.join((*(_olds(successor, now.docs) if successor else ()), *olds))}' {place}"
    deleted = f"If it was deleted for good, write {_say_removed(here, lost)}."
    if still:
        told = " and ".join(f"'{name}'" for name in lost)
        what = f"{one.kind} '{still.ids[0]}' has lost its old name {told}, and with it what learners did under that"
        return Problem(still.files[0], still.line, what, f"Write {was} again. {deleted}")
    name = f"'{successor.ids[0]}'" if successor else f"another {one.kind}"
    mend = f"If {name} replaced it, write {was}. {moved}{deleted}"
    what = f"{one.kind} '{one.ids[0]}' is gone, and with it what learners did under its name"
    return Problem(here.files[0], successor.line if successor else line, what, mend)


def _still(one: Kept, now: _Now) -> Kept | None:
    return next((now.things[name] for name in one.names if name in now.things), None)


def _lost(one: Kept, now: _Now) -> list[tuple[str, str]]:
    """Return the old names of a thing that lead nowhere now, by file and id.

    Those of a file that is gone are told with the file, those that an item has from elsewhere with its block.
    """
    names = [(path, name) for space, path, name in one.names if (space, path, name) not in now.things]
    if one.kind == "item":
        names = [(path, name) for path, name in names if path in one.files]
    return [
        (path, name)
        for path, name in names
        if path in now.files and not any((file, name) in now.removed for file in (path, *one.files))
    ]


def _told_with_its_block(one: Kept, file: KeptFile, now: _Now) -> bool:
    """Whether an item went with the block that it was written in, which one error or `removed:` speaks for."""
    block = next((other for other in file.kept if other.kind != "item" and other.ids[0] == one.block), None)
    return block is not None and one.kind == "item" and not (_still(block, now) or _still(one, now))


def _moved(one: Kept, now: _Now, here: KeptFile, known: set[Name]) -> Kept | None:
    """Return what a thing that is gone from `here` is in another bank or on another page, by its id or its words.

    By its words a block is looked for among those whose names are not `known`. An item of a page cannot go elsewhere.
    """
    if here.kind == "page" and one.kind == "item":
        return None
    others = [file for file in now.files.values() if file.kind == here.kind and file is not here]
    things = [thing for file in others for thing in file.kept if thing.kind == one.kind]
    same = next((thing for thing in things if thing.ids[0] == one.ids[0]), None)
    new = [thing for thing in things if known and here.kind == "page" and known.isdisjoint(thing.names)]
    return same or _most_alike(one, new)


def _say_moved(one: Kept, thing: Kept, now: _Now, here: KeptFile) -> str:
    """Say how the `thing` that one of `here` is now, in another bank or on another page, keeps what learners did."""
    place = thing.files[0]
    words = " ".join((*_olds(thing, now.docs), _elsewhere(here.files[0], one.ids[0], now.docs)))
    in_bank = _say_was(now.files[place], here.files[:1], now.docs)
    was = in_bank if here.kind == "bank" else f"'was: {words}' below its opening line"
    name = "" if thing.ids[0] == one.ids[0] else f" as '{thing.ids[0]}'"
    return f"If it moved to {place}{name}, write {was} there. "


def _olds(thing: Kept, docs: str) -> list[str]:
    """Return what a thing says that it was, as it is written."""
    elsewhere = thing.moved if thing.kind != "item" else ()
    return [*thing.ids[1:], *(_elsewhere(path, old, docs) for path, old in elsewhere)]


def _elsewhere(path: str, name: str, docs: str) -> str:
    """Return what a block that moved away from the page at `path` says that it was."""
    return f"{path.removeprefix(f'{docs}/').replace(' ', '%20')}#{name}"


def _say_was(file: KeptFile | None, lost: Sequence[str], docs: str) -> str:
    """Say what a page or a bank has to say that carries on `lost`; a bank goes by its name, a page by its path."""
    paths = (*(file.files[1:] if file else ()), *lost)
    top = f"{docs}/"
    names = [path.removeprefix(top) if path.startswith(top) else PurePosixPath(path).stem for path in paths]
    return f"'{_key('was', names)}' in the front matter"


def _say_removed(file: KeptFile | None, lost: Sequence[str]) -> str:
    return f"'{_key('removed', (*(file.removed if file else ()), *lost))}' in the front matter"


def _key(key: str, words: Sequence[str]) -> str:
    """Return a line of front matter, with quotes where YAML needs them."""
    written = yaml.safe_dump(list(words), default_flow_style=True, allow_unicode=True, width=1_000_000)
    return f"{key}: {written.strip()}"


def _most_alike(thing: T, others: Iterable[T]) -> T | None:
    """Return that of `others` which has most words in common with `thing`, if it has many."""
    likeness, _, best = max(
        ((_likeness(thing.text, one.text), -at, one) for at, one in enumerate(others)), default=(0, 0, None)
    )
    return best if likeness >= _LEAST_LIKENESS else None


def _likeness(one: str, other: str) -> float:
    ours, theirs = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(ours & theirs) / max(len(ours | theirs), 1)
