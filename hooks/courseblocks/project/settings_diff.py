"""Two files `mkdocs.yml`: what the newer version's has, in words, since the organization's own is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

import yaml

from courseblocks.core.problems import did_you_mean
from courseblocks.source.configuration import FILE, named, pairs

_LISTS = ("markdown_extensions", "plugins", "hooks", "watch")
_OPTIONS = "markdown_extensions: courseblocks"
_TOP = "the top"


def compare_settings(own: str, newer: str) -> Iterator[str]:
    """Yield a sentence for each place of `mkdocs.yml` where the newer version's text has names that one's own lacks.

    Of the options of courseblocks also those that the newer version's does not have. YAML tags are not looked at.
    """
    try:
        mine, theirs = _names(own), _names(newer)
    except yaml.YAMLError:
        yield f"{FILE} cannot be read, so its settings were not compared. 'make check' says what is wrong with it."
        return
    for place, names in theirs.items():
        added = sorted(names - mine.get(place, frozenset()))
        if added:
            yield f"The new version's {FILE} also has {_quoted(added)} in {place}. Add it if you want it."
    options = theirs.get(_OPTIONS, frozenset())
    for option in sorted(mine.get(_OPTIONS, frozenset()) - options):
        yield (
            f"The new version's {FILE} does not have your option '{option}' in {_OPTIONS}. "
            f"If 'make check' does not know it, take it out. {did_you_mean(option, options)}"
        )


def _names(text: str) -> Mapping[str, AbstractSet[str]]:
    """Return the keys at the top, the names in the lists and the options of courseblocks."""
    top = {key.value: value for key, value in pairs(yaml.compose(text, yaml.SafeLoader))}
    names = {_TOP: frozenset(top)}
    for key in _LISTS:
        node = top.get(key)
        entries = node.value if isinstance(node, yaml.SequenceNode) else [node] if node else []
        found = {name.value: options for entry in entries for name, options in named(entry)}
        names[key] = frozenset(found)
        if "courseblocks" in found:
            names[_OPTIONS] = frozenset(key.value for key, _ in pairs(found["courseblocks"]))
    return names


def _quoted(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
