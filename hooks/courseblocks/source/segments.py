"""The parts of an item or a block: paragraphs, lists, quotes, tables and the rest, as a Git host sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problems
from courseblocks.source.lines import Line, expand, heading, is_plain, scan, spans

_MARKER = re.compile(r"^( *)([-*+]|\d{1,9}[.)])( +|$)")
_RULE = re.compile(r"^ {0,3}([-*_])(?: *\1){2,} *$")
_DELIMITER_ROW = re.compile(r"^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$|^ *\|? *:?-+:? *\| *$")
_CALLOUT = re.compile(r"^\\?\[!(\w+)\\?\]")
_QUOTE_PREFIX = re.compile(r"^ *> ?")


class Kind(Enum):
    """What a part of a text is; the value is the word for it in a message."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code block"
    HEADING = "heading"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a text, never empty."""

    kind: Kind
    lines: tuple[Line, ...]

    @property
    def line(self) -> int:
        """The line that it starts on."""
        return self.lines[0].number


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its own lines and what is nested below, both without the list's indent."""

    line: int
    number: int | None  # of a numbered list
    parts: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote without its marks, or a callout with its name (`TIP`, `NOTE`)."""

    line: int
    text: Fragment
    callout: str = ""
    late_callout: int = 0  # the line of a [!NAME] that does not start its quote


def segments(lines: Sequence[Line]) -> list[Segment]:
    """Return the parts of `lines`, in order; blank lines between them are left out."""
    return list(each_segment(lines))


def each_segment(lines: Sequence[Line]) -> Iterator[Segment]:
    """Yield the parts of `lines` one by one, for those who need only the first."""
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        kind, end = _segment_at(lines, at)
        yield Segment(kind, tuple(_trimmed(lines[at:end])))
        at = end


def fragment(parts: Sequence[Segment], line: int) -> Fragment:
    """Return `parts` as one piece of Markdown, with the blank lines between them that Python-Markdown needs."""
    texts = ["\n".join(line.text for line in part.lines) for part in parts]
    return Fragment("\n\n".join(texts), parts[0].line if parts else line)


def fragment_lines(parts: Sequence[Segment]) -> list[int]:
    """Return the number of the source line of each line of `fragment(parts)`."""
    return [number for part in parts for number in (*(line.number for line in part.lines), part.lines[-1].number)]


@lru_cache(maxsize=16)
def entries(part: Segment) -> tuple[Entry, ...]:
    """Return the entries of a list, kept for a while: its shape, its boxes and its texts are asked for in turn."""
    indent = part.lines[0].indent
    starts = [i for i, line in enumerate(part.lines) if _starts_entry(line, indent)]
    return tuple(_entry(part.lines[start:end]) for start, end in spans(starts, len(part.lines)))


@lru_cache(maxsize=16)
def quote(part: Segment) -> Quote:
    """Return a quote without its marks."""
    texts = [_QUOTE_PREFIX.sub("", line.text, count=1) for line in part.lines]
    match = _CALLOUT.match(texts[0])
    if match:
        rest = texts[0][match.end() :].strip()
        body = ([rest] if rest else []) + texts[1:]
        first = part.line if rest else part.line + 1
        return Quote(part.line, _stripped(body, first), match[1].upper(), _late_callout(part, texts))
    return Quote(part.line, _stripped(texts, part.line), "", _late_callout(part, texts))


def _late_callout(part: Segment, texts: Sequence[str]) -> int:
    late = (line.number for line, text in zip(part.lines[1:], texts[1:], strict=True) if _CALLOUT.match(text))
    return next((number for number in late), 0)


def _stripped(texts: Sequence[str], first: int) -> Fragment:
    """Return the text of a quote with blank lines where Python-Markdown needs them, as a stem has."""
    if all(text and is_plain(text) and "\t" not in text for text in texts):
        return Fragment("\n".join(texts), first)  # one paragraph, as most quotes are
    unseen = Problems("")  # an unclosed fence was noted when the file was scanned
    return fragment(segments(scan(expand(texts), first, unseen)), first)


def _entry(lines: Sequence[Line]) -> Entry:
    """Take the marker off, and the indent that the first nested line has."""
    match = _MARKER.match(lines[0].text)
    assert match, "an entry starts with its marker"
    base = len(match[1])
    own = [Line(lines[0].number, lines[0].text[match.end() :], lines[0].code)]
    width = next((line.indent for line in lines[1:] if not line.blank and line.indent > base + 1), base)
    own += [Line(line.number, _dedent(line.text, width), line.code) for line in lines[1:]]
    number = int(match[2][:-1]) if match[2][0].isdigit() else None
    return Entry(lines[0].number, number, tuple(segments(own)))


def _dedent(text: str, width: int) -> str:
    return text[min(width, len(text) - len(text.lstrip(" "))) :]


def _trimmed(lines: Sequence[Line]) -> Sequence[Line]:
    end = len(lines)
    while lines[end - 1].blank:
        end -= 1
    return lines[:end]


def _segment_at(lines: Sequence[Line], at: int) -> tuple[Kind, int]:
    line = lines[at]
    start = line.text.lstrip()[:1]
    if not line.code and (start.isalpha() or start == "["):  # most lines: none of the marks looked for below
        return _table_or_paragraph(lines, at)
    if start == ">" and line.indent < 4:
        return Kind.QUOTE, _until(lines, at + 1, _ends_quote)
    if line.code:
        return Kind.CODE, _until(lines, at + 1, lambda here: not here.code and not here.blank)
    if heading(line):
        return Kind.HEADING, at + 1
    if _RULE.match(line.text):
        return Kind.RULE, at + 1
    if _MARKER.match(line.text):
        return Kind.LIST, _end_of_list(lines, at)
    return _table_or_paragraph(lines, at)


def _table_or_paragraph(lines: Sequence[Line], at: int) -> tuple[Kind, int]:
    if is_table(lines, at):
        return Kind.TABLE, _until(lines, at + 2, lambda here: here.blank or "|" not in here.text)
    return Kind.PARAGRAPH, _end_of_paragraph(lines, at + 1)


def _until(lines: Sequence[Line], at: int, stop: Callable[[Line], bool]) -> int:
    while at < len(lines) and not stop(lines[at]):
        at += 1
    return at


def _end_of_paragraph(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].blank and not _interrupts(lines[at]) and not is_table(lines, at):
        at += 1
    return at


def _interrupts(line: Line) -> bool:
    """Whether `line` ends the paragraph above it without a blank line between, by the rules of Git hosts."""
    if line.code or heading(line) or _RULE.match(line.text) or line.text.lstrip().startswith(">"):
        return True
    marker = _MARKER.match(line.text)
    return bool(marker and marker[3] and marker[2].rstrip(".)") in ("-", "*", "+", "1"))


def _ends_quote(line: Line) -> bool:
    if line.text.lstrip().startswith(">"):
        return False
    return line.blank or _interrupts(line)


def is_table(lines: Sequence[Line], at: int) -> bool:
    """Whether a table begins at the line `at`."""
    return (
        "|" in lines[at].text
        and at + 1 < len(lines)
        and not lines[at].code
        and bool(_DELIMITER_ROW.match(lines[at + 1].text))
    )


def _starts_entry(line: Line, indent: int) -> bool:
    return not line.code and abs(line.indent - indent) < 2 and bool(_MARKER.match(line.text))


def _end_of_list(lines: Sequence[Line], at: int) -> int:
    """Return where the list ends: after indented lines, further entries of its kind, and lazy lines of a paragraph."""
    indent, ordered = lines[at].indent, _is_ordered(lines[at])
    at += 1
    after_blank = False
    while at < len(lines):
        line = lines[at]
        if line.blank:
            after_blank = True
        elif _starts_entry(line, indent):
            if _is_ordered(line) != ordered or _RULE.match(line.text):
                return at
            after_blank = False
        elif line.indent < indent + 2:
            if after_blank or _interrupts(line):
                return at
        else:
            after_blank = False
        at += 1
    return at


def _is_ordered(line: Line) -> bool:
    return line.text.lstrip()[0].isdigit()
