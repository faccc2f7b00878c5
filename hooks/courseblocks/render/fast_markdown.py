"""The fast way for fragments that hardly need Markdown: text, inline code, bold, emphasis, links within the course.

It gives to the letter what Python-Markdown gives, or nothing. Only signs and shapes that can mean nothing else are
taken, and none that an extension of the site may change (`known_extensions.py`); all other text goes the slow way.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Of ASCII the signs that neither begin nor end anything in Markdown, beyond ASCII anything but most kinds of spaces.
_WORDS = r"[^\x00-\x1f&*<\[\\\]_`\x7f-\x9f\xad\u1680\u2000-\u200a\u2028\u2029\u205f\u3000]++"
_CODE = r"(?<!`)`(?!\s)(?:[^\s\x00-\x1f`\\<&\x7f-\xa0\xad]++| )++(?<!\s)`(?!`)"
# Marks stand where all agree about them: at the ends of words, or around the signs that are there, or inside a word.
_SIGNS = r"!-/:-@\[-^`{-~\u2010-\u2027«»"
_OPEN = rf"(?:(?<![^\s{_SIGNS}])(?=MARK[\w{_SIGNS}])|(?<=\w)(?=MARK\w))MARK(?![\s*])"
_CLOSE = rf"(?<![\s*])(?:(?<=[\w{_SIGNS}])(?=MARK(?![^\s{_SIGNS}]))|(?<=\w)(?=MARK\w))MARK(?!\*)"
_MARKED = rf"(?!\s){_WORDS}(?<!\s)"


def _between(mark: str) -> str:
    return rf"(?<!\*){_OPEN}{_MARKED}{_CLOSE}".replace("MARK", mark)


_STRONG, _EMPHASIS = _between(r"\*\*"), _between(r"\*")
_LINK = rf"(?<!!)\[{_MARKED}\]\([a-zA-Z0-9_./#-]+\)"
# The first signs of a line may make it a list, a heading, a quote, a rule or the like.
_LINE = rf"(?![\s!#%),./:;=>?@{{|}}~+-]|\d+[.)])(?:{_WORDS}|{_CODE}|{_STRONG}|{_EMPHASIS}|{_LINK})++(?<!\s)"

# Each line stands once in it, since it is long, and a pattern is made on every start.
_PARAGRAPHS = re.compile(rf"(?:{_LINE}(?:\n\n?(?!\Z)|\Z))++")
_TOKEN = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)")
# Not for a template to choose: what Python-Markdown makes of each of the three, and below of a link.
_TAGS = (("<code>", "</code>"), ("<strong>", "</strong>"), ("<em>", "</em>"))


def block(markdown: str, changed: str = "") -> str | None:
    """Return paragraphs as HTML, with links as they are written, or None if more is in them than is known here.

    `changed` is a pattern of what extensions may change, empty if there is nothing.
    """
    if not _is_plain(markdown, changed):
        return None
    return "<p>" + _marked(markdown).replace("\n\n", "</p>\n<p>") + "</p>"


def inline(markdown: str, changed: str = "") -> str | None:
    """Return one paragraph as inline HTML, as `block` does."""
    return None if "\n\n" in markdown or not _is_plain(markdown, changed) else _marked(markdown)


def _is_plain(markdown: str, changed: str) -> bool:
    return bool(_PARAGRAPHS.fullmatch(markdown)) and not (changed and _compiled(changed).search(markdown))


_compiled = lru_cache(maxsize=8)(re.compile)


def _marked(markdown: str) -> str:
    escaped = markdown.replace(">", "&gt;")  # the others that HTML escapes are not taken
    return _TOKEN.sub(_tagged, escaped) if "`" in escaped or "*" in escaped or "[" in escaped else escaped


def _tagged(match: re.Match[str]) -> str:
    if match[5]:
        return '<a href="' + match[5] + '">' + match[4] + "</a>"
    group = match.lastindex or 0
    start, end = _TAGS[group - 1]
    return start + match[group] + end
