"""Signs that cannot be seen where a line begins: what makes it a heading, a list or a block would be printed there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from courseblocks.core.problems import Problems
from courseblocks.core.unseen import NO_WIDTH, SPACE, name_of
from courseblocks.source.lines import Line

_UNSEEN = rf"[{NO_WIDTH}]|{SPACE}"
_MARK = re.compile(
    rf" *[{NO_WIDTH}](?:[ {NO_WIDTH}])*(?=#{{1,6}} |[-*+] |\d{{1,9}}[.)] |>|\||:::|```|~~~|---)"
    rf"| *(?:{_UNSEEN})(?: |{_UNSEEN})*(?=#{{1,6}} |:::|```|~~~)"
    rf"| {{0,3}}#{{1,6}}(?={_UNSEEN})"
    rf"|[ >]*>[ ]?[{NO_WIDTH}]+(?=\\?\[!)"
)
_SIGN = re.compile(_UNSEEN)
_SEEN = re.compile(r"[a-z]+:|> ?\[!|[^\s\w]+|\d+[.)]")


def check_hidden(lines: Sequence[Line], keys: Iterable[str], problems: Problems) -> None:
    """Note each of `lines` that begins with a mark or with one of the `keys`, and a sign in it that is not seen."""
    properties = _properties(tuple(keys))
    for line in lines:
        if not (line.text.isascii() or line.code) and _SIGN.search(line.text) and _is_hidden(line.text, properties):
            sign, mark = _SIGN.search(line.text), _SEEN.search(_SIGN.sub("", line.text))
            assert sign
            assert mark
            mend = "Delete the line up to its first word, and type that anew."
            problems.error(line.number, f"{name_of(sign[0])} where the line begins makes '{mark[0]}' text", mend)


def _is_hidden(text: str, properties: re.Pattern[str]) -> bool:
    return bool(_MARK.match(text)) or bool(properties.match(_SIGN.sub("", text)) and not properties.match(text))


@cache
def _properties(keys: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf" {{0,3}}(?:{'|'.join(keys)}):")
