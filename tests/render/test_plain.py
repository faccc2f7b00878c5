"""The fast way for plain fragments gives what Markdown gives, or stands aside."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.config import load_config

from conftest import Build
from course_folder import BANK, PROJECT, configuration
from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.course.read import read_course
from courseblocks.items.choice.model import options_of
from courseblocks.render import fast_markdown
from courseblocks.render.fragments import PAGE_ONLY, Fragments
from courseblocks.render.known_extensions import KNOWN, changes
from recommended import recommended

NODE = Path(sys.executable).parent / "node"

Extensions = Mapping[str, Mapping[str, Any]]


class Unknown(Extension):
    """An extension that does nothing, which nobody can know."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Leave everything as it is."""


class Ways:
    """What a page of a site shows, the fast way where it can, and the slow way."""

    def __init__(self, extensions: Extensions, definitions: str = "") -> None:
        """Take the extensions of the site, each with its options."""
        self.changed = changes([name for name in extensions if name not in PAGE_ONLY], extensions, definitions)
        self.fast = Fragments("page.md", [*extensions], extensions, {}, definitions=definitions)
        self.slow = Fragments("page.md", [*extensions, Unknown()], extensions, {}, definitions=definitions)

    def taken(self, text: str) -> list[str]:
        """Return how the fast way takes `text`; each way gives what the slow way gives, to the letter."""
        if self.changed is None:
            return []
        kinds = [kind for kind in ("block", "inline") if getattr(fast_markdown, kind)(text, self.changed) is not None]
        for kind in kinds:
            assert getattr(self.fast, kind)(Fragment(text, 1)) == getattr(self.slow, kind)(Fragment(text, 1)), kind
        return kinds


OWN = load_config(str(PROJECT / "mkdocs.yml"))
OWN_EXTENSIONS: Extensions = {name: (OWN.mdx_configs or {}).get(name, {}) for name in OWN.markdown_extensions}

# Every extension that is known, alone, and what options of it there are beside those that switch something off.
SITES: dict[str, Extensions] = {known.name: {known.name: {}} for known in KNOWN if "preview" not in known.name}
SITES |= {
    "none": {},
    "own": OWN_EXTENSIONS,
    "recommended": recommended(),
    "all of a course": {
        "nl2br": {},
        "sane_lists": {},
        "smarty": {"smart_angled_quotes": True},
        "wikilinks": {},
        **recommended(),
        "pymdownx.betterem": {},
        "pymdownx.inlinehilite": {"style_plain_text": True},
        "pymdownx.magiclink": {"repo_url_shorthand": True, "user": "ann", "repo": "course", "hide_protocol": True},
        "pymdownx.quotes": {"callouts": True},
        "pymdownx.superfences": {"disable_indented_code_blocks": True, "preserve_tabs": True},
    },
    "betterem, stars": {"pymdownx.betterem": {"smart_enable": "asterisk"}},
    "betterem, no punctuation": {"pymdownx.betterem": {"punctuation": False, "smart_enable": "all"}},
    "marks without their doubles": {"pymdownx.caret": {"insert": False}, "pymdownx.tilde": {"delete": False}},
    "inlinehilite, guesses": {"pymdownx.highlight": {"guess_lang": True}, "pymdownx.inlinehilite": {}},
    "magiclink, people": {"pymdownx.magiclink": {"social_url_shorthand": True, "provider": "x"}},
}
TRIED = ("none", "own", "recommended", "all of a course")  # the last of these with all that is known

WORDS = [
    "word",
    "Ann’s",
    "naïve",
    "日本",
    "e\u0301",
    "\u200d",
    "a",
    "Z",
    "1",
    "12",
    "1st",
    "4th",
    "x2",
    "(c)",
    "(tm)",
    "c/o",
]
WORDS += ["1/2", "and/or", "a@b.org", "@ann", "www.a.b", "WWW.a.b", "http://a.b", "ftp://a.b", ":smile:", ":)", "10:30"]
WORDS += [
    "#1",
    "word#1",
    "word!2",
    "word?3",
    "3d0b2b1dfe1c1b2f1f0a1d8d4d2b0c4e5f6a7b8c",
    "C++",
    "R&D",
    "a_b_c",
    "__a__",
]
SIGNS = [
    *"*`~^=+$'\"-.,;:!?()[]{}<>|/\\@#%&_–—…“”‘’«»",
    "**",
    "***",
    "``",
    "~~",
    "^^",
    "==",
    "++",
    "--",
    "---",
    "...",
    ">>",
]
SIGNS += ["-->", "<--", "+/-", "=/=", "{++", "++}", "{--", "--}", "{==", "==}", "$$", "{.a}", "{: #a}", "!!", "?!"]
SHAPES = ["*a*", "**b**", "**b c**", "*(a)*", "(*a*)", "“**a**”", "*“a”*", "*a*,", "**a!**", "a*b*c", "a**b**", "*a*b"]
SHAPES += ["`a`", "`a_b*c`", "`{}`", "`a|b`", "`[a]: b`", "`#!py a`", "`:::py a`", "`a`{.b}", "*a*{.b}", "`~a~`"]
SHAPES += ["[a](b)", "[a](b.md#c)", "[a](b){.c}", "![a](b)", "[a]", "[^1]", "[[a]]", "[a]: b", "*[a]: b", "~a~", "^a^"]
SHAPES += [
    "~~a~~",
    "==a==",
    "++a++",
    '++"a"++',
    "$a$",
    "$5",
    "$a b$",
    "\\(a\\)",
    "a | b",
    "--|--",
    "|-|-|",
    "--8<-- 'a'",
]
STARTS = ["- ", "* ", "+ ", "> ", "# ", "#", "1. ", "12) ", "| ", ": ", "!!! note", "??? ", '=== "A"', "[!TIP]", "    "]
STARTS += [
    "\t",
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "/// note",
    "[ ] ",
    "{.a}",
    "<b>",
    "</b>",
    "<br>",
    "&amp;",
    "a\n: b",
]
SPACES = [" ", "", "\n", "\n\n", "  ", "\n\n\n", "  \n", "\u00a0", "\u202f", "\u1680", "\u3000", "\u2028", "\x01"]

# Most are words, and shapes that extensions change; with more of the others the fast way would take next to none.
spaces = st.sampled_from([" "] * 40 + ["\n"] * 6 + SPACES)
pieces = st.sampled_from(4 * WORDS + 8 * SHAPES + SIGNS + STARTS) | st.text(max_size=2)
texts = st.lists(st.tuples(pieces, spaces), max_size=5).map(lambda pairs: "".join(map("".join, pairs)).rstrip())


@pytest.mark.parametrize("site", SITES)
def test_the_fast_way_gives_what_markdown_gives(site: str) -> None:
    """To the letter, or nothing, with each extension that is known, and with many of them together."""
    ways = Ways(SITES[site])

    @settings(max_examples=100, deadline=None, database=None)
    @given(texts)
    @example("**Stop!** Say `what you *heard*`: and/or\n“wait” > talk.\n\n*Then* ask.")
    def agree(text: str) -> None:
        ways.taken(text)

    agree()


def test_the_fast_way_gives_what_markdown_gives_for_the_examples_of_commonmark() -> None:
    """And for each line of them alone; it takes some of the examples whole, or this would say little."""
    script = "console.log(JSON.stringify(require('commonmark-spec').tests.map(({markdown}) => markdown)))"
    found = subprocess.run([NODE, "--eval", script], cwd=PROJECT / "tests/npm", capture_output=True, check=True)
    examples = [text.replace("→", "\t").strip("\n") for text in json.loads(found.stdout)]
    assert len(examples) == 652
    lines = [line for text in examples for line in text.split("\n")]
    ways = {site: Ways(SITES[site]) for site in TRIED}
    taken = {site: [bool(one.taken(text)) for text in (*examples, *lines)] for site, one in ways.items()}
    whole = {site: sum(those[: len(examples)]) for site, those in taken.items()}
    print(f"Of the {len(examples)} examples the fast way takes", whole)
    assert all(number >= 10 for number in whole.values())
    assert all(sum(those) > 150 for those in taken.values())


@pytest.mark.parametrize("site", ["own", "recommended"])
def test_most_fragments_of_the_course_go_the_fast_way(site: str) -> None:
    """It was made for the items that trainers write."""
    course, _ = read_course(PROJECT)
    ways = Ways(SITES[site])
    pieces = [piece for item in course.items for piece in fragments_of(item)]
    assert sum("block" in ways.taken(piece.markdown) for piece in pieces) > 0.9 * len(pieces)


def fragments_of(item: Item) -> list[Fragment]:
    """Return every piece of Markdown of an item."""
    options = [piece for option in options_of(item) for piece in (option.text, option.feedback)]
    return [piece for piece in (item.stem, *options, item.feedback, item.hint) if piece]


@pytest.mark.parametrize("site", ["own", "recommended"])
def test_the_fast_way_is_taken_on_a_site(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an instance of Markdown."""
    monkeypatch.setattr("courseblocks.render.instances.Markdown", None)
    page = Fragments("page.md", [*SITES[site]], SITES[site], {})
    assert page.block(Fragment("Say **what** you `heard`.", 1)) == (
        "<p>Say <strong>what</strong> you <code>heard</code>.</p>"
    )
    assert page.inline(Fragment("5 > *3*", 1)) == "5 &gt; <em>3</em>"


SHORTHAND = {"repo_url_shorthand": True, "user": "ann", "repo": "course"}
HASH = "3d0b2b1dfe1c1b2f1f0a1d8d4d2b0c4e5f6a7b8c"


@pytest.mark.parametrize(
    ("extension", "options", "text", "shown"),
    [
        ("attr_list", {}, "*a*{.b}", '<em class="b">a</em>'),
        ("attr_list", {}, "[a](b){.c}", '<a class="c" href="b">a</a>'),
        ("extra", {}, "`a`{.b}", '<code class="b">a</code>'),
        ("nl2br", {}, "One\ntwo", "One<br />\ntwo"),
        ("smarty", {}, 'She said "no"', "She said &ldquo;no&rdquo;"),
        ("smarty", {}, "Ann's -- so", "Ann&rsquo;s &ndash; so"),
        ("smarty", {}, "Well...", "Well&hellip;"),
        ("smarty", {"smart_angled_quotes": True}, "a >> b", "a &raquo; b"),
        ("pymdownx.arithmatex", {"generic": True}, "It is $a$.", r'It is <span class="arithmatex">\(a\)</span>.'),
        ("pymdownx.betterem", {"smart_enable": "all"}, "a*b*c", "a*b*c"),
        ("pymdownx.betterem", {"smart_enable": "asterisk"}, "a **b**c", "a **b**c"),
        ("pymdownx.caret", {}, "a^2^", "a<sup>2</sup>"),
        ("pymdownx.caret", {}, "^^a^^", "<ins>a</ins>"),
        ("pymdownx.emoji", {"emoji_generator": lambda *_: "smile"}, "A :smile:", "A smile"),
        ("pymdownx.inlinehilite", {}, "`:::py a`", '<code class="highlight"><span class="n">a</span></code>'),
        ("pymdownx.inlinehilite", {"style_plain_text": True}, "`a`", '<code class="highlight">a</code>'),
        ("pymdownx.keys", {}, "Press ++a++", 'Press <span class="keys"><kbd class="key-a">A</kbd></span>'),
        ("pymdownx.keys", {}, 'Press ++"b"++', 'Press <span class="keys"><kbd>b</kbd></span>'),
        ("pymdownx.magiclink", {}, "See www.a.b", 'See <a href="http://www.a.b">www.a.b</a>'),
        ("pymdownx.magiclink", {}, "See Http://a.b", 'See <a href="Http://a.b">Http://a.b</a>'),
        ("pymdownx.magiclink", SHORTHAND, "In word!2", None),
        ("pymdownx.magiclink", SHORTHAND, "See #1", None),
        ("pymdownx.magiclink", SHORTHAND, f"In {HASH}", None),
        ("pymdownx.magiclink", {"social_url_shorthand": True}, "By @x:ann", None),
        ("pymdownx.mark", {}, "A ==mark==", "A <mark>mark</mark>"),
        ("pymdownx.smartsymbols", {}, "A --> B (c)", "A &rarr; B &copy;"),
        ("pymdownx.smartsymbols", {}, "On the 4th", "On the 4<sup>th</sup>"),
        ("pymdownx.smartsymbols", {}, "c/o Ann, 1/2", "&#8453; Ann, &frac12;"),
        ("pymdownx.tilde", {}, "a ~~b~~", "a <del>b</del>"),
        ("pymdownx.tilde", {}, "H~2~O", "H<sub>2</sub>O"),
    ],
)
def test_what_an_extension_changes_goes_the_slow_way(
    extension: str, options: dict[str, Any], text: str, shown: str | None
) -> None:
    """Without that extension it would be plain, and another text."""
    html = Fragments("page.md", ["tables", extension], {extension: options}, {}).inline(Fragment(text, 1))
    assert html == shown or (shown is None and "<a " in html)
    assert fast_markdown.inline(text) not in (None, html)


@pytest.mark.parametrize("text", ["a {--b--} c", "a `{++b++}` c", "a {>>b<<}"])
def test_what_critic_changes_goes_the_slow_way(text: str) -> None:
    """It looks at whole texts, code and all."""
    html = Ways({"pymdownx.critic": {}}).fast.block(Fragment(text, 1))
    assert ' class="critic' in html
    assert fast_markdown.block(text) != html


def test_signs_of_a_table_alone_are_plain() -> None:
    """A table has a line of bars and hyphens, which is none."""
    ways = Ways({"tables": {}})
    assert ways.taken("a | b") == ways.taken("a | b\nc | d") == ["block", "inline"]
    assert not ways.taken("a | b\n--|--\nc | d")
    assert "<table>" in ways.fast.block(Fragment("a | b\n--|--\nc | d", 1))


def test_a_word_that_is_an_abbreviation_goes_the_slow_way() -> None:
    """Only where it stands."""
    ways = Ways({"abbr": {}}, "*[HTML]: Markup\n*[A+B]: Both")
    assert ways.fast.inline(Fragment("In HTML.", 1)) == 'In <abbr title="Markup">HTML</abbr>.'
    assert not ways.taken("In HTML.")
    assert not ways.taken("So A+B is.")
    assert ways.taken("So A is.") == ["block", "inline"]


def test_links_have_a_preview_where_the_site_has_some(build_site: Build) -> None:
    """The fast way knows nothing of it, so they do not go there."""
    listed = configuration()["markdown_extensions"]
    assert isinstance(listed, list)
    preview = {"material.extensions.preview": {"targets": {"include": ["*"]}}}
    bank = BANK.replace("Why the key is right.", "See [the lesson](../docs/module/lesson.md).")
    page = build_site({"quizzes/bank.md": bank}, markdown_extensions=[*listed, preview]).soup("index.html")
    assert [link.get("data-preview") for link in page.select("course-quiz .course-feedback a")] == [""]


@pytest.mark.parametrize(
    ("extension", "options"),
    [
        ("codehilite", {}),
        ("abbr", {"glossary": {"HTML": "Markup"}}),
        ("extra", {"footnotes": {"UNIQUE_IDS": True}}),
        ("pymdownx.magiclink", {"custom": {"test": {"host": "http://test.com", "label": "Test", "type": "github"}}}),
        ("pymdownx.superfences", {"new": True}),
    ],
)
def test_an_extension_or_an_option_that_is_not_known_turns_it_off(extension: str, options: dict[str, Any]) -> None:
    """There is no telling what it changes."""
    assert changes(["tables", extension], {extension: options}, "") is None


def test_an_extension_without_a_name_turns_it_off() -> None:
    """Hooks may add one as an object."""
    assert changes(["tables", "markdown.extensions.attr_list"], {}, "") is not None
    assert changes(["tables", Unknown()], {}, "") is None


ASIDE = ["", "- a", "1. a", "# a", "> a", "a\n- b", "a\n---", " a", "a ", "a  \nb", "a\n\n\nb", "a_b_c", "<b>", "&amp;"]
ASIDE += ["a\\*", "[a](b:c)", "[^1]", "**a", "* a *", "**a*b**", "``a``", "` a`", "\u00a0a", "a\u2028b", "a\tb", ": a"]
ASIDE += ["a\n: b", "| a |", "a*(b)*", "*(b)*a", "*a\u0301*"]


@pytest.mark.parametrize("text", ASIDE)
def test_it_stands_aside(text: str) -> None:
    """Where Markdown could mean more, or where what it means depends on who reads it."""
    assert fast_markdown.block(text) is None
    assert fast_markdown.inline(text) is None
