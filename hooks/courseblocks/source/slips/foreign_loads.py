"""What a page would load from another host: pictures, films, frames, scripts, styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from courseblocks.core.problems import Problems
from courseblocks.source.lines import Line, blank_code_spans

_ADDRESS = r"((?:https?:)?//[^\s\"'<>()]+)"
# Attributes need no tag on their own line: outside code, such text is HTML.
_LOADED = re.compile(
    rf"(?<!\\)!\[[^\[\]]*+\]\(\s*+<?{_ADDRESS}"
    rf"|(?:^|[\s\"'])(?:src|poster|data|background)\s*=\s*[\"']?{_ADDRESS}"
    rf"|(?:^|[\s\"'])(?:image)?srcset\s*=\s*[\"']?(?:[^\"'<>]{{0,500}}[\s,])?{_ADDRESS}"
    rf"|<(?:link|image|use|feImage|base)\b[^<>]*?\shref\s*=\s*[\"']?{_ADDRESS}"
    rf"|\burl\(\s*[\"']?{_ADDRESS}|@import\s+[\"']{_ADDRESS}",
    re.IGNORECASE,
)
_PICTURE_APART = re.compile(r"!\[([^\[\]]*+)\](?:[ ]?\[([^\[\]]*+)\])?(?!\()")
_APART = re.compile(rf"^\s*\[([^\]^][^\]]*)\]:\s*<?{_ADDRESS}", re.IGNORECASE)


def check_loads(lines: Sequence[Line], problems: Problems) -> None:
    """Note what `lines` would load from another host; a link loads nothing."""
    with_address = [line for line in lines if "//" in line.text and not line.code]
    pictures = _pictures_apart(lines) if any("]:" in line.text for line in with_address) else set()
    for line in with_address:
        for address in _loaded(blank_code_spans(line.text), pictures):
            what = f"the page would load '{address}' from another host, which learns of each visitor"
            mend = f"Put the file below {problems.docs}/ and name it here, or write a link: [text]({address})."
            problems.error(line.number, what, mend)


def _loaded(text: str, pictures: set[str]) -> Iterator[str]:
    for match in _LOADED.finditer(text):
        yield next(filter(None, match.groups()))
    apart = _APART.match(text)
    if apart and apart[1].lower() in pictures:
        yield apart[2]


def _pictures_apart(lines: Sequence[Line]) -> set[str]:
    """Return the names of the addresses of pictures that stand elsewhere."""
    texts = [blank_code_spans(line.text) for line in lines if "![" in line.text and not line.code]
    return {(match[2] or match[1]).lower() for text in texts for match in _PICTURE_APART.finditer(text)}
