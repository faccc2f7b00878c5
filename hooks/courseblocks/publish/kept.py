"""The blocks of a preview as they were shown last: on a save most are still the same, and rendering takes longest."""

from __future__ import annotations

from courseblocks.blocks.kind import Shown
from courseblocks.blocks.render import render_block
from courseblocks.render.fragments import Fragments

# By page and id, what each was made of, and its HTML.
_kept: dict[tuple[str, str], tuple[object, str]] = {}


def kept_block(shown: Shown, fragments: Fragments, state: object) -> str:
    """Return a block as `render_block` does, or as it did, if all that it is made of is what it was.

    That is what is `shown`, and `state` for all else. What has links or more Markdown than a text is always rendered:
    the host looks where links lead, and an extension may read files.
    """
    name = shown.path, shown.block.id
    made_of = shown.block, shown.names, shown.settings, shown.banks, state
    before, html = _kept.pop(name, (None, ""))
    if before != made_of:
        asked = fragments.asked
        html = render_block(shown, fragments)
        if fragments.asked != asked or not shown.block.id:
            return html
    _kept[name] = made_of, html
    return html
