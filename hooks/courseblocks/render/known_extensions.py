"""The extensions whose sources were read, and which plain text each may change.

Plain text is what `fast_markdown.py` takes: it has none of the signs that Python-Markdown itself gives a meaning but
for code, bold, emphasis and links, and no line of it begins like a list, a heading, a fence or the like. What an
extension makes of other text is not said here, since that never goes the fast way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# Words are what `abbr` looks for, and they are defined in the text; this is the beginning of a definition.
_ABBREVIATION = re.compile(r"^\*\[([^\]\\]++)\] ?:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Known:
    """An extension: it changes plain text only where it finds `touches`, a pattern, and nothing if that is empty.

    It may have the options that are `harmless`, and those that let it touch `more`, each with the pattern for that.
    Every branch of a pattern begins with a sign as it is written: such patterns are looked for much faster.
    """

    name: str
    touches: str = ""
    harmless: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    def changes(self, options: Mapping[str, Any]) -> str | None:
        """Return a pattern of what the extension may change where it has `options`; None if there is no telling."""
        if not options.keys() <= {*self.harmless.split(), *self.more}:
            return None
        return _any_of([self.touches, *(pattern for name, pattern in self.more.items() if options.get(name))])


def changes(extensions: Iterable[object], configs: Mapping[str, Mapping[str, Any]], definitions: str) -> str | None:
    """Return a pattern of the plain text that `extensions`, which have the options `configs`, may change.

    `definitions` are those of abbreviations. None if an extension, or an option of it, is not known here.
    """
    patterns = [_changes(extension, configs) for extension in extensions]
    known = [pattern for pattern in patterns if pattern is not None]
    words = [re.escape(word.strip()) for word in _ABBREVIATION.findall(definitions)]
    return _any_of([*known, *words]) if len(known) == len(patterns) else None


def _changes(extension: object, configs: Mapping[str, Mapping[str, Any]]) -> str | None:
    known = _BY_NAME.get(extension.removeprefix("markdown.extensions.")) if isinstance(extension, str) else None
    return known.changes(configs.get(str(extension)) or {}) if known else None


def _any_of(patterns: Iterable[str]) -> str:
    return "|".join(filter(None, dict.fromkeys(patterns)))


_ATTRIBUTES = r"\{(?<=[*`)]\{)"  # behind what has a tag; on a line of its own they are no plain text
_TABLE = r"\|[^\n]*\n[|: -]+(?:\n|\Z)"
_HEX = "0123456789abcdef"
_INTRAWORD = r"\*(?<=\w\*)\*?\w"

KNOWN = (
    Known("abbr"),  # and the words that are defined
    Known("admonition"),
    Known("attr_list", _ATTRIBUTES),
    Known("def_list"),
    Known("extra", _any_of([_ATTRIBUTES, _TABLE])),  # others of these
    Known("fenced_code"),
    Known("md_in_html"),
    Known("nl2br", r"\n(?<!\n\n)(?!\n)"),
    Known("sane_lists"),
    Known(
        "smarty",
        r"'|\"|--|\.\.\.",
        "smart_dashes smart_ellipses smart_quotes substitutions",
        {"smart_angled_quotes": ">>"},
    ),
    Known("tables", _TABLE, "use_align_attribute"),
    Known("wikilinks", "", "base_url build_url end_url html_class"),
    Known("material.extensions.preview", r"\]\(", "configurations sources targets"),
    Known(
        "pymdownx.arithmatex",
        r"\$[^$]*\$",
        "block_syntax block_tag generic inline_syntax inline_tag preview smart_dollar tex_block_wrap tex_inline_wrap",
    ),
    Known("pymdownx.b64", "", "base_path restrict_path root_path"),
    # By default it agrees about marks that stand at the end of a word or of what is in brackets or quotes.
    Known("pymdownx.betterem", "", "punctuation", {"smart_enable": _INTRAWORD}),
    Known("pymdownx.blocks.caption", "", "auto auto_level prepend types"),
    Known("pymdownx.caret", r"\^", "insert no_space punctuation smart_insert superscript"),
    Known("pymdownx.critic", r"\{(?:\+\+|--|==|>>|~~)", "mode raw_view"),
    Known("pymdownx.details"),
    Known(
        "pymdownx.emoji",
        r":[\w+-]+:",
        "alt emoji_generator emoji_index options remove_variation_selector strict title",
    ),
    Known("pymdownx.extra", _any_of([_ATTRIBUTES, _TABLE])),
    Known(
        "pymdownx.highlight",
        "",
        "anchor_linenums auto_title auto_title_map code_attr_on_pre css_class default_lang extend_pygments_lang"
        " language_prefix line_anchors line_spans linenums linenums_class linenums_special linenums_style noclasses"
        " pygments_lang_class pygments_style stripnl use_pygments",
        {"guess_lang": "`"},  # of inline code, if that is highlighted
    ),
    Known("pymdownx.inlinehilite", "`(?:#!|:::)", "css_class", {"custom_inline": "`", "style_plain_text": "`"}),
    Known("pymdownx.keys", r"\+\+[\w\"'-]", "camel_case class key_map separator strict"),
    Known(
        "pymdownx.magiclink",
        r"@|://|w[wW][wW]\.|W[wW][wW]\.",
        "hide_protocol labels normalize_issue_symbols provider repo repo_url_shortener shortener_user_exclude"
        " social_url_shortener social_url_shorthand user",  # short for a person begins with @, too
        {"repo_url_shorthand": _any_of([r"#[1-9]|![1-9]|\?[1-9]", *(rf"{sign}[\da-f]{{39}}" for sign in _HEX)])},
    ),
    Known("pymdownx.mark", "==", "smart_mark"),
    Known("pymdownx.quotes", "", "callouts"),
    Known(
        "pymdownx.smartsymbols",
        r"\((?:tm|c|r)\)|-->|<--|\+/-|=/=|/o(?<=c/o)|/(?<=\d/)\d|st(?<=\dst)|nd(?<=\dnd)|rd(?<=\drd)|th(?<=\dth)",
        "arrows care_of copyright fractions notequal ordinal_numbers plusminus registered trademark",
    ),
    # What it appends to pages it does not append to fragments; abbreviations in that are among the definitions.
    Known(
        "pymdownx.snippets",
        "",
        "auto_append backoff_factor base_path check_paths dedent_subsections encoding max_retries restrict_base_path"
        " url_download url_max_size url_request_headers url_timeout",
    ),
    Known(
        "pymdownx.superfences",
        "",
        "css_class custom_fences disable_indented_code_blocks preserve_tabs relaxed_headers",
    ),
    Known("pymdownx.tabbed", "", "alternate_style combine_header_slug separator slugify"),
    Known("pymdownx.tasklist", "", "clickable_checkbox custom_checkbox"),
    Known("pymdownx.tilde", "~", "delete no_space punctuation smart_delete subscript"),
)
_BY_NAME = {known.name: known for known in KNOWN}
