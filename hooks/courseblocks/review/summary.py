"""What changes in a course, as Markdown that a Git host shows: for a trainer who knows neither diffs nor Python."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import shorten

from markupsafe import Markup, escape

from courseblocks.core.fragment import quoted
from courseblocks.core.model import Item
from courseblocks.core.problems import Problem
from courseblocks.render.templates import environment
from courseblocks.review.changes import Changes, CodeChange, ItemChange
from courseblocks.review.differences import Row
from courseblocks.review.history import Past
from courseblocks.review.other_files import OtherFile
from courseblocks.review.word_diff import contrast

_SPECIAL = re.compile(r"([\\`*_~$]|\](?=\())")
_ENTRY = re.compile(r"^(?=#|- )", re.MULTILINE)
_MOST_BYTES = 900_000  # GitHub takes a summary of 1 MiB at most


@dataclass(frozen=True, slots=True)
class Beside:
    """What changes beside lessons, pages, banks and items: files that are no pages, and settings."""

    files: Sequence[OtherFile]
    settings: Sequence[Row]

    @property
    def code(self) -> tuple[CodeChange, ...]:
        """What of the files runs code."""
        return tuple(CodeChange(file.path, told) for file in self.files for told in file.code)


def summary(changes: Changes, beside: Beside, problems: Sequence[Problem], past: Past, base: str) -> str:
    """Return what `changes` and what is `beside` them say since `base`, and the problems that they bring."""
    again = sum(change.asked_again for change in changes.items)
    given = {
        "asked_again": again,
        "changes": changes,
        "beside": beside,
        "problems": problems,
        "past": past,
        "base": base,
    }
    return _render("review/summary.md", overview=_overview(changes, beside), **given)


def broken(problems: Sequence[Problem]) -> str:
    """Return what there is to say of a course that cannot be compared because of `problems`."""
    return _render("review/broken.md", problems=problems)


def _overview(changes: Changes, beside: Beside) -> str:
    """Say how much changed, in words."""
    kinds: list[tuple[str, Sequence[str]]] = [(change.kind, change.how) for change in changes.files]
    kinds += [("item", change.how) for change in changes.items]
    kinds += [("block", ("moved",)) for _ in changes.moves]
    kinds += [("other file", (file.how,)) for file in beside.files]
    kinds += [("setting", ("changed",)) for _ in beside.settings]
    counts = Counter((kind, " and ".join(how)) for kind, how in kinds)
    parts = [f"{number} {kind}{'' if number == 1 else 's'} {how}" for (kind, how), number in counts.items()]
    again = sum(change.asked_again for change in changes.items)
    parts += [f"{again} item{' is' if again == 1 else 's are'} asked again"] if again else []
    code = len(changes.code) + len(beside.code)
    parts += [f"{code} place{' runs' if code == 1 else 's run'} code"] if code else []
    return f"{', '.join(parts)}." if parts else ""


def _render(name: str, **values: object) -> str:
    text = _templates.get_template(name).render(values)
    return _cut(re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")


def _cut(text: str) -> str:
    """Return `text` with no more of its entries than a Git host shows."""
    entries = _ENTRY.split(text)
    sizes = accumulate(len(entry.encode(errors="backslashreplace")) for entry in entries)
    shown = sum(size <= _MOST_BYTES for size in sizes)
    left = len(entries) - shown
    more = f"\n**{left} more {'entry is' if left == 1 else 'entries are'} left out: no longer text is shown here.**\n"
    return "".join(entries[:shown]) + (more if left else "")


def _markdown(text: str) -> Markup:
    """Return `text` on one line, so that Markdown shows it as it is."""
    escaped = str(escape(_SPECIAL.sub(r"\\\1", " ".join(text.split()))))
    return Markup(escaped.replace("&#34;", '"').replace("&#39;", "'"))  # noqa: S704  (harmless outside of a tag)


def _cell(text: str) -> Markup:
    """Return `text` for a table in HTML, in which Markdown is not read as long as no line is blank."""
    spaced = re.sub(r"(?<=\n) +| {2,}", lambda match: "\u00a0" * len(match[0]), text)
    return Markup("<br>").join(spaced.split("\n"))


def _excerpt(text: str) -> str:
    return shorten(text, 160, placeholder=" …")


def _key(item: Item) -> str:
    """Return what is right in an item, in quotes; a model answer may be long."""
    return quoted(map(_excerpt, item.answers.key))


def _reasons(change: ItemChange) -> str:
    return change.item.answers.asked_again(change.old.answers) if change.old else ""


_templates = environment()
_templates.filters.update(md=_markdown, cell=_cell, excerpt=_excerpt)
_templates.globals.update(contrast=contrast, key=_key, reasons=_reasons)
