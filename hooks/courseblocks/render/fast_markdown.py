"""The fast way for fragments that hardly need Markdown: text, inline code, bold, emphasis, links within the course.

It gives to the letter what Python-Markdown gives, or nothing. Only signs and shapes that can mean nothing else are
taken, and only where every extension of the site is known to leave them alone; all other text goes the slow way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

# The extensions that leave such text alone, each with the options that do not change that.
KNOWN: Mapping[str, tuple[str, ...]] = {
    "admonition": (),
    "attr_list": (),
    "def_list": (),
    "fenced_code": (),
    "md_in_html": (),
    "sane_lists": (),
    "tables": ("use_align_attribute",),
    "pymdownx.caret": ("insert", "superscript"),
    "pymdownx.details": (),
    "pymdownx.highlight": ("anchor_linenums", "auto_title", "line_spans", "linenums", "pygments_lang_class"),
    "pymdownx.magiclink": ("hide_protocol", "repo_url_shortener"),
    "pymdownx.quotes": ("callouts",),
    "pymdownx.superfences": ("custom_fences", "disable_indented_code_blocks", "preserve_tabs"),
    "pymdownx.tabbed": ("alternate_style",),
    "pymdownx.tasklist": ("clickable_checkbox", "custom_checkbox"),
    "pymdownx.tilde": ("delete", "subscript"),
}

# Of ASCII the signs that neither begin nor end anything in Markdown, beyond ASCII anything but spaces. A letter w may
# begin an address (www.), a colon a definition or with slashes an address.
_WORDS = (
    r"(?:[^\s\x00-\x1f#&*/:<@\[\\\]^_`{|}~wW\x7f-\xa0\xad]++|[ \xa0\u202f]|(?!(?i:www\.))[wW]"
    r"|:(?=\s|\Z)|(?<=[a-zA-Z0-9])/(?=[a-zA-Z0-9]))"
)
_CODE = r"(?<!`)`(?!\s)(?:[^\s\x00-\x1f`\\<&\x7f-\xa0\xad]++| )++(?<!\s)`(?!`)"
_MARKED = rf"(?!\s){_WORDS}++(?<!\s)"
_STRONG = rf"(?<!\*)\*\*{_MARKED}\*\*(?!\*)"
_EMPHASIS = rf"(?<!\*)\*{_MARKED}\*(?!\*)"
_LINK = rf"(?<!!)\[{_MARKED}\]\([a-zA-Z0-9_./#-]+\)"
# The first signs of a line may make it a list, a heading, a quote, a rule or the like.
_LINE = rf"(?![\s.,;:?!)%+=>/-]|\d+[.)])(?:{_WORDS}|{_CODE}|{_STRONG}|{_EMPHASIS}|{_LINK})++(?<!\s)"

_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*+")
_PARAGRAPHS = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*+")
_TOKEN = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)")
# Not for a template to choose: what Python-Markdown makes of each of the three, and below of a link.
_TAGS = (("<code>", "</code>"), ("<strong>", "</strong>"), ("<em>", "</em>"))


def leaves_text_alone(extensions: Iterable[object], configs: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether plain text means the same as here to a site with `extensions`, which have the options `configs`."""
    return all(_is_known(extension, configs) for extension in extensions)


@lru_cache(maxsize=4096)
def block(markdown: str) -> str | None:
    """Return paragraphs as HTML, with links as they are written, or None if more is in them than is known here."""
    if not _PARAGRAPHS.fullmatch(markdown):
        return None
    return "<p>" + _marked(markdown).replace("\n\n", "</p>\n<p>") + "</p>"


@lru_cache(maxsize=4096)
def inline(markdown: str) -> str | None:
    """Return one paragraph as inline HTML, as `block` does."""
    return _marked(markdown) if _PARAGRAPH.fullmatch(markdown) else None


def _is_known(extension: object, configs: Mapping[str, Mapping[str, Any]]) -> bool:
    if not isinstance(extension, str):
        return False
    name = extension.removeprefix("markdown.extensions.")
    return name in KNOWN and set(configs.get(extension) or ()) <= set(KNOWN[name])


def _marked(markdown: str) -> str:
    escaped = markdown.replace(">", "&gt;")  # the others that HTML escapes are not taken
    return _TOKEN.sub(_tagged, escaped) if "`" in escaped or "*" in escaped or "[" in escaped else escaped


def _tagged(match: re.Match[str]) -> str:
    if match[5]:
        return '<a href="' + match[5] + '">' + match[4] + "</a>"
    group = match.lastindex or 0
    start, end = _TAGS[group - 1]
    return start + match[group] + end
