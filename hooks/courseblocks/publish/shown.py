"""What a site makes of the answers of an item: its extensions may turn a text into an icon or a formula.

Neither is a text: a menu would be empty or full of signs, and an icon says nothing to those who cannot see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Item
from courseblocks.core.problems import Problem
from courseblocks.core.unseen import without_unseen
from courseblocks.items.answers import IN_MENUS
from courseblocks.render.fragments import Fragments

_SIGNS = re.compile(r":[\w+-]+:|[${]|\\[(\[\\]|&#?\w+;")  # a text without any of these stays one
_FORMULA = re.compile(r"\\[(\[]|\$\$|arithmatex|math/tex")
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_DESCRIBED = re.compile(r'\salt="[^"]')

Text = tuple[Item, str, Fragment]


def doubtful(items: Iterable[Item]) -> Iterator[Text]:
    """Yield the texts of answers that may be none on some sites, each with its item and what it is there."""
    for item in items:
        for what, text in item.answers.texts:
            if _SIGNS.search(text.markdown):
                yield item, what, text


def check_shown(texts: Iterable[Text], fragments: Fragments) -> Iterator[Problem]:
    """Yield an error for each of `texts` that the site of `fragments` shows as none, or as a formula in a menu."""
    for item, what, text in texts:
        html = fragments.inline(text, item.path)
        in_menu = what in IN_MENUS
        if not without_unseen(html.striptags()).strip() and (in_menu or not _DESCRIBED.search(html)):
            told = f"item '{item.id}' has an icon or the like, and no text, as {what}: '{text.words}'"
            yield Problem(item.path, text.line, told, "Say in words what it shows.")
        elif in_menu and _FORMULA.search(_CODE.sub("", html)):
            told = f"item '{item.id}' has a formula as {what}: '{text.words}'"
            mend = "It is shown in a menu, which has text only: say it in words, or ask for it in a choice."
            yield Problem(item.path, text.line, told, mend)
