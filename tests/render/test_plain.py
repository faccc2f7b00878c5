"""The fast way for plain fragments gives what Markdown gives, or stands aside."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.config import load_config

from course_folder import PROJECT
from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.course.read import read_course
from courseblocks.items.choice.model import options_of
from courseblocks.render import fast_markdown
from courseblocks.render.fragments import Fragments

# Every extension that is said to leave plain text alone, and those of pages that fragments go without.
ALL = [*fast_markdown.KNOWN, "toc", "footnotes"]
ALL_CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "auto_title": True, "linenums": True},
    "pymdownx.magiclink": {"hide_protocol": True, "repo_url_shortener": True},
    "pymdownx.quotes": {"callouts": True},
    "pymdownx.superfences": {"disable_indented_code_blocks": True, "preserve_tabs": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True, "clickable_checkbox": True},
}

WORDS = [
    "word",
    "Ann’s",
    "naïve",
    "日本",
    "1",
    "12.",
    "3)",
    "www.",
    "WWW.a.b",
    "https://a.b",
    "a@b.org",
    ":smile:",
    "and/or",
]
MARKS = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "```",
    "~~",
    "^",
    "==",
    "++",
    "$",
    "(c)",
    "--",
    "...",
    "->",
    "1/2",
    "'",
    '"',
]
STARTS = [
    "- ",
    "* ",
    "+ ",
    "> ",
    "# ",
    "#",
    "1. ",
    "| ",
    ": ",
    "!!! note",
    "??? ",
    '=== "A"',
    "[!TIP]",
    "[ ] ",
    "    ",
    "\t",
]
OTHERS = [
    "[a](b)",
    "![a](b)",
    "[a]",
    "[^1]",
    "[a]: b",
    "{#a}",
    "{: .a}",
    "<b>",
    "</b>",
    "<br>",
    "&amp;",
    "&",
    "\\",
    "|",
    "|-|-|",
]
SPACES = [
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\n\n\n",
    "  \n",
    "\u00a0",
    "\u202f",
    "\u1680",
    "\u3000",
    "\u200d",
    "\u2028",
]
LINES = ["---", "===", "***", "+++", "- - -", "a\n---", "a\n===", "a\n: b", "a | b\n--|--", "*[a]: b", "--8<--"]
CODE = [
    "`a`",
    "`a_b*c`",
    "`{}`",
    "`a|b`",
    "`[a]: b`",
    "`:::`",
    "`#!py a`",
    "` a `",
    "**b**",
    "*e*",
    "**b** *e*",
    "*`a`*",
    "`a`{.b}",
]
PIECES = [WORDS, WORDS, MARKS, STARTS, OTHERS, SPACES, SPACES, LINES, CODE]
pieces = st.one_of(*map(st.sampled_from, PIECES), st.text(max_size=3))
texts = st.lists(pieces, max_size=12).map("".join)

PROJECT_CONFIG = load_config(str(PROJECT / "mkdocs.yml"))


class Unknown(Extension):
    """An extension that does nothing, which nobody can know."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Leave everything as it is."""


def slow(extensions: list[str], configs: dict[str, dict[str, Any]]) -> Fragments:
    """Return the slow way, with the fast way turned off."""
    return Fragments("page.md", [*extensions, Unknown()], configs, {})


FAST = Fragments("page.md", ALL, ALL_CONFIGS, {})
WAYS = [slow(PROJECT_CONFIG.markdown_extensions, PROJECT_CONFIG.mdx_configs), slow(ALL, ALL_CONFIGS)]


@settings(max_examples=3000, deadline=None)
@given(texts)
@example("**Stop!** Say `what you *heard*`: and/or\n“wait” > talk.\n\n*Then* ask.")
def test_the_fast_way_gives_what_markdown_gives(text: str) -> None:
    """To the letter, or nothing."""
    for kind in ("block", "inline"):
        if getattr(fast_markdown, kind)(text) is not None:
            fast = getattr(FAST, kind)(Fragment(text, 1))
            assert [getattr(way, kind)(Fragment(text, 1)) for way in WAYS] == [fast] * len(WAYS)


def test_most_fragments_of_the_course_go_the_fast_way() -> None:
    """It was made for the items that trainers write."""
    course, _ = read_course(PROJECT)
    pieces = [piece for item in course.items for piece in fragments_of(item)]
    fast = [piece for piece in pieces if fast_markdown.block(piece.markdown) is not None]
    assert len(fast) > 0.9 * len(pieces)


def fragments_of(item: Item) -> list[Fragment]:
    """Return every piece of Markdown of an item."""
    options = [piece for option in options_of(item) for piece in (option.text, option.feedback)]
    return [piece for piece in (item.stem, *options, item.feedback, item.hint) if piece]


def test_the_fast_way_is_taken_on_the_projects_own_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an instance of Markdown."""
    monkeypatch.setattr("courseblocks.render.fragments.Markdown", None)
    own = Fragments("page.md", PROJECT_CONFIG.markdown_extensions, PROJECT_CONFIG.mdx_configs, {})
    assert own.block(Fragment("Say **what** you `heard`.", 1)) == (
        "<p>Say <strong>what</strong> you <code>heard</code>.</p>"
    )
    assert own.inline(Fragment("5 > *3*", 1)) == "5 &gt; <em>3</em>"


@pytest.mark.parametrize(
    ("extension", "options", "text", "html"),
    [
        ("smarty", {}, 'She said "no"...', "<p>She said &ldquo;no&rdquo;&hellip;</p>"),
        ("abbr", {}, "HTML is it.\n\n*[HTML]: Markup", '<p><abbr title="Markup">HTML</abbr> is it.</p>'),
        ("nl2br", {}, "One\ntwo", "<p>One<br />\ntwo</p>"),
        ("extra", {}, "One", "<p>One</p>"),
        ("pymdownx.smartsymbols", {}, "A --> B (c)", "<p>A &rarr; B &copy;</p>"),
        ("pymdownx.keys", {}, "Press ++a++", '<p>Press <span class="keys"><kbd class="key-a">A</kbd></span></p>'),
        ("pymdownx.mark", {}, "A ==mark==", "<p>A <mark>mark</mark></p>"),
        (
            "pymdownx.magiclink",
            {"repo_url_shorthand": True, "user": "u", "repo": "r", "provider": "github"},
            "In 3d0b2b1dfe1c1b2f1f0a1d8d4d2b0c4e5f6a7b8c",
            None,
        ),
    ],
)
def test_an_extension_that_may_change_plain_text_turns_it_off(
    extension: str, options: dict[str, Any], text: str, html: str | None
) -> None:
    """What is not known to leave text alone is taken for something that does not."""
    configs = {extension: options}
    assert not fast_markdown.leaves_text_alone([extension], configs)
    shown = Fragments("page.md", ["tables", extension], configs, {}).block(Fragment(text, 1))
    assert shown == html or (html is None and "<a " in shown)


def test_an_extension_without_a_name_turns_it_off() -> None:
    """Hooks may add one as an object."""
    assert fast_markdown.leaves_text_alone(["tables", "markdown.extensions.attr_list"], {})
    assert not fast_markdown.leaves_text_alone(["tables", Unknown()], {})


ASIDE = [
    "",
    "- a",
    "1. a",
    "# a",
    "> a",
    "a\n- b",
    "a\n---",
    " a",
    "a ",
    "a  \nb",
    "a\n\n\nb",
    "www.a.b",
    "https://a.b",
]
ASIDE += [
    "a@b.org",
    "a_b_c",
    "<b>",
    "&amp;",
    "a\\*",
    "[a](b:c)",
    "[^1]",
    ":smile:",
    "{.a}",
    "a | b",
    "~~a~~",
    "^a^",
    "**a",
]
ASIDE += ["* a *", "**a*b**", "``a``", "` a`", "\u00a0a", "a\u2028b", "a\tb", ": a", "a\n: b", "| a |"]


@pytest.mark.parametrize("text", ASIDE)
def test_it_stands_aside(text: str) -> None:
    """Where Markdown could mean more."""
    assert fast_markdown.block(text) is None
    assert fast_markdown.inline(text) is None
