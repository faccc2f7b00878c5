"""What `mkdocs.yml` says, and on which line: the check tells mistakes in it before a host stumbles over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from courseblocks.core.problems import Problem

FILE = "mkdocs.yml"
EXTENSION = "courseblocks"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and its line."""

    value: object
    line: int


def read_configuration(text: str) -> Mapping[str, Setting]:
    """Return each setting under its way, such as `theme.logo`; those of our extension as `courseblocks.course`.

    The extension itself is there as `courseblocks`. Lists are values; environment variables are looked up as MkDocs
    does. What is no YAML has no settings; `unreadable` tells why.
    """
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        return dict(_settings(loader, root, "")) if root else {}
    except yaml.YAMLError:
        return {}


def pairs(node: yaml.Node | None) -> Sequence[tuple[yaml.Node, yaml.Node]]:
    """Return the keys of a mapping with their values, none for any other node."""
    return node.value if isinstance(node, yaml.MappingNode) else ()


def named(entry: yaml.Node) -> Sequence[tuple[yaml.Node, yaml.Node | None]]:
    """Return the extension or plugin that an entry of a list names, with its options if it has some."""
    return [(entry, None)] if isinstance(entry, yaml.ScalarNode) else pairs(entry)


def unreadable(text: str) -> Iterator[Problem]:
    """Yield where and why the configuration `text` is no YAML: a host says it in the words of the parser."""
    try:
        _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        open_quote = _open_quote(text.split("\n")[:line])
        if open_quote:
            yield Problem(FILE, open_quote, "a quote is opened and not closed", "Put the same sign behind the value.")
        else:
            yield Problem(FILE, line, "the settings cannot be read from here on", _mend(error.problem or ""))
    except yaml.YAMLError:
        yield Problem(FILE, 1, "the settings hold a character that YAML does not allow", "Type the lines anew.")


def _open_quote(lines: Sequence[str]) -> int:
    """Return the number of the first line with a quote that it does not close, 0 if there is none."""
    values = (line.partition(" #")[0] for line in lines)
    return next((n for n, value in enumerate(values, 1) for sign in "\"'" if value.count(sign) % 2), 0)


def _mend(reason: str) -> str:
    if "mapping values are not allowed" in reason:
        return "If a value has a colon in it, put double quotes around the value; else give the line its old indent."
    if "\\t" in reason:
        return "Use spaces in place of tabs."
    return f"Give this line, or one above it, the indent that it had; 'git diff {FILE}' shows what was changed."


class _Loader(yaml.SafeLoader):
    """Knows MkDocs' tag for the environment, and passes by those that name Python objects."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _settings(loader: _Loader, node: yaml.Node, way: str) -> Iterator[tuple[str, Setting]]:
    for name, value in pairs(node):
        here = f"{way}{name.value}"
        if isinstance(value, yaml.MappingNode):
            yield from _settings(loader, value, f"{here}.")
        else:
            yield here, Setting(loader.construct_object(value, deep=True), _line(name))
        if here == "markdown_extensions":
            yield from _extension(loader, value)


def _extension(loader: _Loader, extensions: yaml.Node) -> Iterator[tuple[str, Setting]]:
    """Yield our extension, named as a word or with its options, in a list or as a mapping."""
    entries = extensions.value if isinstance(extensions, yaml.SequenceNode) else [extensions]
    for name, options in (pair for entry in entries for pair in named(entry)):
        if name.value == EXTENSION:
            yield EXTENSION, Setting(None, _line(name))
            for key, value in pairs(options):
                yield f"{EXTENSION}.{key.value}", Setting(loader.construct_object(value, deep=True), _line(key))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
