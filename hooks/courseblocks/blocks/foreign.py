"""Blocks of other tools: what Carpentries, Pandoc, Quarto and MyST open with colons, and what is nearest to it here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from courseblocks.blocks.kinds import BY_NAME
from courseblocks.core.problems import Problems
from courseblocks.source.lines import Line

_ADMONITIONS = ("abstract", "bug", "danger", "example", "failure", "info", "note", "quote", "success", "tip", "warning")
_NOTES = (
    *("admonition", "attention", "callout", "caution", "discussion", "error", "important", "instructor", "prereq"),
    *("seealso", "testimonial"),
)
_NEAREST: Mapping[str, str] = {
    **{name: f"!!! {name}" for name in _ADMONITIONS},
    **dict.fromkeys(_NOTES, "!!! note"),
    **dict.fromkeys(("details", "dropdown", "spoiler"), "??? note"),
    **dict.fromkeys(("challenge", "exercise", "question"), "::: quiz"),
    "hint": "!!! tip",
    "keypoints": "!!! abstract",
    "objectives": "'objective:' in the front matter",
    "questions": "!!! question",
    "solution": "feedback on its item",
}
_IN_BRACES = "plain Markdown"  # what nothing here is near to

_FENCE = re.compile(r":{3,}[ ]*(.*?)[ :]*")
_BRACES = re.compile(r"\{[ ]*([^{}]*)\}")
_CLASS = re.compile(r"(?<![^ .])(?:callout-)?([A-Za-z][\w-]*)(?![\w-]*=)")


def without_foreign(lines: Sequence[Line], problems: Problems) -> Sequence[Line]:
    """Return `lines` with a blank line in place of each that is of another tool's block; all are one problem."""
    first = next((line.number for line in lines if line.text.startswith(":::") and _opened(line)), 0)
    if not first:
        return lines
    kept, names, at = list(lines), list[str](), 0
    while at < len(lines):
        end = _end(lines, at) if _opened(lines[at]) else at
        names += filter(None, map(_opened, lines[at:end]))
        kept[at:end] = [Line(line.number, "") for line in lines[at:end]]
        at = max(end, at + 1)
    _tell(first, list(dict.fromkeys(names)), problems)
    return kept


def _opened(line: Line) -> str:
    """Return the name of the foreign block that `line` opens, '' if it opens none."""
    said = _said(line)
    braces = _BRACES.match(said)
    if braces:
        said_class = _CLASS.search(braces[1])
        return said_class[1].lower() if said_class else braces[0]
    name = said.partition(" ")[0].lower()
    return name if name in _NEAREST and name not in BY_NAME else ""


def _said(line: Line) -> str:
    """Return what stands behind the colons of a line, without those that may close it."""
    match = _FENCE.fullmatch(line.text) if line.text.startswith(":::") and not line.code else None
    return match[1] if match else ""


def _end(lines: Sequence[Line], start: int) -> int:
    """Return the index behind the line that closes the block, by Pandoc's rule: bare colons close the innermost one."""
    depth = 0
    for at in range(start, len(lines)):
        if lines[at].text.startswith(":::") and not lines[at].code:
            depth += 1 if _said(lines[at]) else -1
        if depth == 0:
            return at + 1
    return start + 1  # it need not close


def _tell(line: int, names: Sequence[str], problems: Problems) -> None:
    what = f"{_listed(names)} {'are blocks' if names[1:] else 'is a block'} of another tool"
    problems.error(line, what, f"Write {', '.join(_written(names))}.")


def _written(names: Sequence[str]) -> Iterator[str]:
    """Yield what to write in place of the blocks, and once how admonitions are written."""
    nearest: dict[str, list[str]] = {}
    for name in names:
        nearest.setdefault(_NEAREST.get(name, _IN_BRACES), []).append(name)
    first = next((ours for ours in nearest if ours.startswith(("!!!", "???"))), None)
    for ours, theirs in nearest.items():
        yield f"{ours}{' with its text indented by four' if ours == first else ''} for {_listed(theirs)}"


def _listed(names: Sequence[str]) -> str:
    *most, last = [f"'{name}'" for name in names]
    return f"{', '.join(most)} and {last}" if most else last
