"""The instances of Markdown that fragments go through: to make one takes as long as many fragments.

So pages have one after the other, where nothing of a page stays in it: all its extensions are known for that.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from courseblocks.core.markup import read_backslashes
from courseblocks.render.tables import align_by_class


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """What a page needs of an instance.

    `links` are tree processors by their names, each with its priority. `definitions` are blocks that say nothing by
    themselves, and that the instance knows from the start. Where it `can_share`, an instance may have been that of
    another page before.
    """

    extensions: Sequence[str | Extension]
    configs: Mapping[str, Mapping[str, Any]]
    links: Mapping[str, tuple[Treeprocessor, float]]
    definitions: str = ""
    can_share: bool = False


class _Shared(threading.local):
    """The instances of a thread, by the names of what looks at links, each with the page that has it now."""

    def __init__(self) -> None:
        self.lent: dict[tuple[str, ...], tuple[Needs, Markdown]] = {}


_shared = _Shared()


class Instances:
    """Lends the instance of one page."""

    def __init__(self, needs: Needs) -> None:
        """Take what is needed; nothing is made before it is asked for."""
        self._needs = needs
        self._lent = _shared.lent if needs.can_share else {}
        self._key = tuple(needs.links)

    @contextmanager
    def lend(self) -> Iterator[Markdown]:
        """Give the instance without what the last text left; its counters go on, so that ids stay unique on a page."""
        md = self._instance()
        md.htmlStash.reset()
        md.references.clear()
        try:
            yield md
        except BaseException:
            del self._lent[self._key]  # there is no telling what stayed in it
            raise

    def _instance(self) -> Markdown:
        holder, md = self._lent.get(self._key, (None, None))
        if holder is self._needs and md:
            return md
        if md is None or holder is None or not _is_alike(holder, self._needs):
            md = Markdown(extensions=self._needs.extensions, extension_configs=dict(self._needs.configs))
            read_backslashes(md)
            align_by_class(md)
        self._lent[self._key] = self._needs, _made_ready(md.reset(), self._needs)
        return md


def _is_alike(one: Needs, other: Needs) -> bool:
    return one.extensions == other.extensions and one.configs == other.configs


def _made_ready(md: Markdown, needs: Needs) -> Markdown:
    for name, (processor, priority) in needs.links.items():
        md.treeprocessors.register(processor, name, priority)
    md.parser.parseDocument(needs.definitions.split("\n"))  # it knows them until the next page resets it
    return md
