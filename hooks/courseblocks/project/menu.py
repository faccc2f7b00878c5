"""The menu of a course, `nav` in `mkdocs.yml`, edited as text: all that is not replaced stays as it is, to the byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import yaml

from courseblocks.core.problems import Refusal
from courseblocks.source.configuration import pairs

_INDENT = 4  # of a module's pages below its name


def replace_pages(text: str, gone: AbstractSet[str], title: str, pages: Sequence[str]) -> str:
    """Return the configuration `text` with the module `title` of `pages` in its menu, where the first of `gone` stood.

    Sections that are left without a page go too. A course without a menu of its own gets none.

    Raises:
        Refusal: the menu cannot be read, or is not written line by line.

    """
    nav = _nav(text)
    if nav is None:
        return text
    doomed = sorted(set(_doomed(nav, gone)))
    lines = text.split("\n")
    at = _place(nav, doomed)
    end = "\r" if lines[0].endswith("\r") else ""
    dash = " " * nav.start_mark.column
    module = [f"{dash}- {title}:", *(f"{dash}{' ' * _INDENT}- {page}" for page in pages)]
    kept = [[line] if number not in doomed else [] for number, line in enumerate(lines)]
    kept[at:at] = [[f"{line}{end}" for line in module]]
    return "\n".join(line for group in kept for line in group)


def _nav(text: str) -> yaml.SequenceNode | None:
    """Return the menu; YAML tags of other tools are not looked at."""
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise Refusal(
            f"mkdocs.yml cannot be read ({error}). Run 'make check' to see what is wrong, and mend it."
        ) from None
    nav = next((value for key, value in pairs(root) if key.value == "nav"), None)
    if nav is None:
        return None
    if not isinstance(nav, yaml.SequenceNode) or any(part.flow_style for part in _sequences(nav)):
        raise Refusal(
            "The nav in mkdocs.yml is not written line by line. Write each page on a line '- page.md' of its own."
        )
    return nav


def _sequences(node: yaml.Node) -> Iterator[yaml.SequenceNode]:
    if isinstance(node, yaml.SequenceNode):
        yield node
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        for _, value in pairs(entry):
            yield from _sequences(value)


def _doomed(sequence: yaml.SequenceNode, gone: AbstractSet[str]) -> Iterator[int]:
    """Yield the numbers of the lines to delete: of pages that are gone, and of sections without any other."""
    for entry in sequence.value:
        pages = set(_pages(entry))
        if pages and pages <= gone:
            yield entry.start_mark.line
        for _, value in pairs(entry):
            if isinstance(value, yaml.SequenceNode):
                yield from _doomed(value, gone)
            elif pages and pages <= gone:
                yield value.start_mark.line  # where the page stands below its title


def _pages(entry: yaml.Node) -> Iterator[str]:
    """Yield the pages of an entry: of a page itself, or of a section."""
    if isinstance(entry, yaml.ScalarNode):
        yield entry.value
    for part in entry.value if isinstance(entry, yaml.SequenceNode) else [value for _, value in pairs(entry)]:
        yield from _pages(part)


def _place(nav: yaml.SequenceNode, doomed: Sequence[int]) -> int:
    """Return the line of the top entry that the first doomed line belongs to; without one, the line below the menu."""
    if not doomed:
        return int(_last(nav).start_mark.line) + 1
    return max(int(entry.start_mark.line) for entry in nav.value if entry.start_mark.line <= doomed[0])


def _last(node: yaml.Node) -> yaml.Node:
    if isinstance(node, yaml.SequenceNode) and node.value:
        return _last(node.value[-1])
    return _last(pairs(node)[-1][1]) if pairs(node) else node
