"""Answers in an order that is not the key.

It is fixed by the item's name, so that each build gives the same page. It is what stands on paper and where no script
runs; the runtime makes another for each attempt.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from courseblocks.core.fragment import Fragment


def shuffled(fragments: Sequence[Fragment], seed: str) -> list[Fragment]:
    """Return the fragments in an order that the seed decides, and never in their own."""
    order = sorted(fragments, key=lambda one: sha256(f"{seed} {one.key}".encode()).digest())
    return order if order != list(fragments) else [*order[1:], *order[:1]]
