"""Signs that cannot be seen where a line begins: what makes it a heading, a list or a block would be printed there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from courseblocks.core.problems import Problems
from courseblocks.core.unseen import NO_WIDTH, SPACE, name_of
from courseblocks.source.lines import Line
from courseblocks.source.properties import KEYS

_UNSEEN = rf"[{NO_WIDTH}]|{SPACE}"
_MARK = re.compile(
    rf" *[{NO_WIDTH}](?:[ {NO_WIDTH}])*(?=#{{1,6}} |[-*+] |\d{{1,9}}[.)] |>|\||:::|```|~~~|---)"
    rf"| *(?:{_UNSEEN})(?: |{_UNSEEN})*(?=#{{1,6}} |:::|```|~~~)"
    rf"| {{0,3}}#{{1,6}}(?={_UNSEEN})"
    rf"|[ >]*>[ ]?[{NO_WIDTH}]+(?=\\?\[!)"
)
_PROPERTY = re.compile(rf" {{0,3}}(?:{KEYS}):")
_SIGN = re.compile(_UNSEEN)
_SEEN = re.compile(r"[a-z]+:|> ?\[!|[^\s\w]+|\d+[.)]")


def check_hidden(lines: Sequence[Line], problems: Problems) -> None:
    """Note each of `lines` that begins with a mark or a property, and a sign in it that is not seen."""
    for line in lines:
        if not (line.text.isascii() or line.code) and _SIGN.search(line.text) and _is_hidden(line.text):
            sign, mark = _SIGN.search(line.text), _SEEN.search(_SIGN.sub("", line.text))
            assert sign
            assert mark
            mend = "Delete the line up to its first word, and type that anew."
            problems.error(line.number, f"{name_of(sign[0])} where the line begins makes '{mark[0]}' text", mend)


def _is_hidden(text: str) -> bool:
    return bool(_MARK.match(text)) or bool(_PROPERTY.match(_SIGN.sub("", text)) and not _PROPERTY.match(text))
