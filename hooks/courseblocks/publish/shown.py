"""What a site makes of the answers of an item: its extensions may turn a text into an icon or a formula.

Neither is a text: a menu would be empty or full of signs, and an icon says nothing to those who cannot see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from courseblocks.core.fragment import Text
from courseblocks.core.model import Item
from courseblocks.core.problems import Problem
from courseblocks.core.unseen import without_unseen
from courseblocks.render.fragments import Fragments

_SIGNS = re.compile(r":[\w+-]+:|[${]|\\[(\[\\]|&#?\w+;")  # a text without any of these stays one
_FORMULA = re.compile(r"\\[(\[]|\$\$|arithmatex|math/tex")
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_DESCRIBED = re.compile(r'\salt="[^"]')


def doubtful(items: Iterable[Item]) -> Iterator[tuple[Item, Text]]:
    """Yield the texts of answers that may be none on some sites, each with its item."""
    for item in items:
        for text in item.answers.texts:
            if _SIGNS.search(text.fragment.markdown):
                yield item, text


def check_shown(texts: Iterable[tuple[Item, Text]], fragments: Fragments) -> Iterator[Problem]:
    """Yield an error for each of `texts` that the site of `fragments` shows as none, or as a formula in a menu."""
    for item, text in texts:
        html = fragments.inline(text.fragment, item.path)
        told = f"{text.what}: '{text.fragment.words}'"
        if not without_unseen(html.striptags()).strip() and (text.in_menu or not _DESCRIBED.search(html)):
            what = f"item '{item.id}' has an icon or the like, and no text, as {told}"
            yield Problem(item.path, text.fragment.line, what, "Say in words what it shows.")
        elif text.in_menu and _FORMULA.search(_CODE.sub("", html)):
            mend = "It is shown in a menu, which has text only: say it in words, or ask for it in a choice."
            yield Problem(item.path, text.fragment.line, f"item '{item.id}' has a formula as {told}", mend)
