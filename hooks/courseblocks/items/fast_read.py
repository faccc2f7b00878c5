"""The body of an item as most are written, read at one look: a stem, options, feedback, perhaps a hint.

It gives what the parts of the body give one by one (`parts.py`), or nothing. Only text is taken that no rule of
theirs has anything to say of: what may be a mistake, or another type of item, goes that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from courseblocks.core.fragment import Fragment, twins
from courseblocks.core.model import Body
from courseblocks.items.choice.model import Choice, Option
from courseblocks.source.lines import Line

# Text with inline code and links, without what a rule looks for: HTML, tables, blanks, footnotes, escapes, pictures.
_LINK = r"(?<!!)\[(?!\^)[^\[\]\n\\`<|]++\]\([^()\[\]\s\\`<|]++\)"
_REST = rf"(?:[^\n\\`<|\[]++|`[^\n\\`<|\[]++`|{_LINK})++(?<!\s)"
_TEXT = rf"(?=[^\W\d_]|[“‘„«(]){_REST}"  # it begins with nothing that begins a list, a quote or the like
_LINES = rf"{_TEXT}(?:\n{_TEXT})*+"
_QUOTE = rf"> {_TEXT}(?:\n> {_TEXT})*+"
_FEEDBACK = rf"(?!> (?:[Tt][Ii][Pp]|[Hh][Ii][Nn][Tt]) ?:){_QUOTE}"  # what begins so may be meant as a hint
_NESTED = rf"  > {_TEXT}(?:\n  > {_TEXT})*+"
_OPTION = rf"- \[[ x]\] (?![\s[]){_REST}(?:\n{_NESTED})?"

_BODY = re.compile(
    rf"\n*+(?P<stem>{_LINES}(?:\n\n{_LINES})*+)\n\n+"
    rf"(?P<options>{_OPTION}(?:\n{_OPTION})*+)\n\n+"
    rf"(?P<feedback>{_FEEDBACK})"
    rf"(?:\n\n+> \[!TIP\]\n(?P<hint>{_QUOTE}))?\n*+"
)


def read_usual(lines: Sequence[Line]) -> Body | None:
    """Return what the body of an item says, or None if it is not written as most are."""
    text = "\n".join([line.text for line in lines])
    match = _BODY.fullmatch(text)
    if not match:
        return None
    options = tuple(_options(match, lines))
    if any(twins(option.text for option in options)) or not any(option.correct for option in options):
        return None
    return Body(
        stem=Fragment(match["stem"], _line(match, "stem", lines)),
        answers=Choice(options),
        feedback=Fragment(_unquoted(match["feedback"]), _line(match, "feedback", lines)),
        hint=Fragment(_unquoted(match["hint"]), _line(match, "hint", lines)) if match["hint"] else None,
    )


def _options(match: re.Match[str], lines: Sequence[Line]) -> Iterator[Option]:
    line = _line(match, "options", lines)
    for option in match["options"][2:].split("\n- "):
        text, _, feedback = option.partition("\n")
        below = Fragment(_unquoted(feedback), line + 1) if feedback else None
        yield Option(Fragment(text[4:], line), text[1] == "x", below)
        line += 1 + option.count("\n")


def _line(match: re.Match[str], part: str, lines: Sequence[Line]) -> int:
    """Return the number of the line that `part` starts on."""
    return lines[match.string.count("\n", 0, match.start(part))].number


def _unquoted(text: str) -> str:
    """Take the marks off a quote, each with the indent that it has in an option."""
    return "\n".join([line.lstrip(" ")[2:] for line in text.split("\n")])
