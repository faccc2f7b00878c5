"""Signs that cannot be seen, such as soft hyphens and special spaces: where they stand, and a text without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Signs of no width. Those that join or part letters are no mistake within words of scripts that need them, or in emoji.
NO_WIDTH = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_JOINS = r"(?<=[^\x00-\x7f])[\u200c\u200d](?=[^\x00-\x7f])"
SPACE = r"[^\S \t\n\r]"
_UNSEEN = re.compile(rf"(?!{_JOINS})[{NO_WIDTH}]|{SPACE}")
_WORD = rf"[^\s'“”{NO_WIDTH}]{{1,20}}"
_BEHIND, _BEFORE = re.compile(rf"{_WORD}\Z"), re.compile(_WORD)


def with_unseen_named(text: str) -> str:
    """Return `text`, and behind it in brackets what is in it and cannot be seen."""
    told = list(dict.fromkeys(_named(text)))
    return f"{text} (there is {', '.join(told)})" if told else text


def without_unseen(text: str) -> str:
    """Return `text` with plain spaces and without signs of no width."""
    return _UNSEEN.sub(lambda match: " " if match[0].isspace() else "", text)


def as_seen(text: str) -> str:
    """Return what two texts have in common that nobody can tell apart."""
    return unicodedata.normalize("NFC", without_unseen(text))


def _named(text: str) -> Iterator[str]:
    for match in _UNSEEN.finditer(text):
        behind, before = _BEHIND.search(text[: match.start()]), _BEFORE.match(text, match.end())
        place = f" behind '{behind[0]}'" if behind else f" before '{before[0]}'" if before else ""
        yield name_of(match[0]) + place
    if not unicodedata.is_normalized("NFC", text):
        yield "an accent that is a sign of its own"


def name_of(sign: str) -> str:
    """Return what a sign is called, such as "a soft hyphen"."""
    name = unicodedata.name(sign, "control character").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
