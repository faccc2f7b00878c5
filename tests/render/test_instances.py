"""Pages have one instance of Markdown after the other, and nothing of a page stays in it."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as etree

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from courseblocks.core.fragment import Fragment
from courseblocks.render.fragments import Fragments

TABS = '=== "A"\n\n    a\n\n=== "B"\n\n    b'


class Marks(Treeprocessor):
    """Marks each link with a word, as a host rewrites it for a page; a link to `broken` raises."""

    def __init__(self, word: str) -> None:
        """Take the word."""
        super().__init__()
        self.word = word

    def run(self, root: etree.Element) -> None:
        """Mark the links below `root`."""
        for link in root.iter("a"):
            if link.get("href") == "broken":
                raise LookupError
            link.set("href", f"{self.word}/{link.get('href')}")


def page(word: str, definitions: str = "") -> Fragments:
    """Return the fragments of a page whose links begin with `word`."""
    extensions = ["abbr", "nl2br", "pymdownx.tabbed"]
    return Fragments("page.md", extensions, {}, {"relpath": Marks(word)}, definitions=definitions)


def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return where the instances are noted that are made from now on."""
    found: list[object] = []

    def note(**given: Any) -> Markdown:
        found.append(Markdown(**given))
        return Markdown(**given)

    monkeypatch.setattr("courseblocks.render.instances.Markdown", note)
    return found


def test_pages_share_an_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has links and abbreviations of its own, and numbers what it numbers from 1."""
    found = made(monkeypatch)
    first, second = page("one", "*[HTML]: Markup"), page("two")
    for each, shown in (first, '<abbr title="Markup">HTML</abbr>'), (second, "HTML"):
        assert each.block(Fragment("- [a](b) HTML", 1)) == (
            f'<ul>\n<li><a href="{each.address("b")}">a</a> {shown}</li>\n</ul>'
        )
        assert 'id="__tabbed_item_1_1"' in each.block(Fragment(TABS, 1))
        assert 'id="__tabbed_item_2_1"' in each.block(Fragment(TABS, 1))
    assert (first.address("b"), second.address("b")) == ("one/b", "two/b")
    assert len(found) <= 1  # one may be there from another test


def test_a_page_that_is_asked_again_has_its_own_links() -> None:
    """Whichever page was asked in between."""
    first, second = page("one"), page("two")
    links = [str(each.block(Fragment("- [a](b)", 1))) for each in (first, second, first)]
    assert [link.split('"')[1] for link in links] == ["one/b", "two/b", "one/b"]


def test_what_failed_leaves_nothing() -> None:
    """A preview goes on, with another instance."""
    with pytest.raises(LookupError):
        page("one").block(Fragment("- [a](broken)", 1))
    assert page("two").block(Fragment("- [a](b)", 1)) == '<ul>\n<li><a href="two/b">a</a></li>\n</ul>'


def test_an_extension_that_is_not_known_has_an_instance_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Extensions may rely on that, since hosts make one a page."""
    found = made(monkeypatch)
    for _ in range(2):
        Fragments("page.md", ["codehilite"], {}, {}).block(Fragment("- a", 1))
    assert len(found) == 2
