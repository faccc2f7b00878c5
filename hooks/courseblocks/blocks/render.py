"""Blocks as HTML: complete without scripts, upgraded by the browser runtime. The HTML itself is in templates."""

from __future__ import annotations

from collections.abc import Iterable

from courseblocks.blocks.kind import Shown
from courseblocks.blocks.kinds import kind_of
from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problem
from courseblocks.render.fragments import Fragments
from courseblocks.render.templates import render, template
from courseblocks.words.words import ENGLISH


def render_block(shown: Shown, fragments: Fragments) -> str:
    """Return a block that has content."""
    block, kind = shown.block, kind_of(shown.block)
    given = {
        "shown": shown,
        "block": block,
        "title": Fragment(block.title, block.line),
        "content": block.content,
        "more": [shown.way_to(script) for script in kind.scripts],
    }
    return render(kind.template, fragments, **given | dict(kind.view(shown, fragments.language)))


def render_problems(problems: Iterable[Problem]) -> str:
    """Return what stands in place of a broken block in a preview, for its author."""
    return template("blocks/broken.html", ENGLISH).render(problems=list(problems))
