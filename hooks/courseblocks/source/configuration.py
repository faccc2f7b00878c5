"""What `mkdocs.yml` says, and on which line: the check tells mistakes in it before a host stumbles over them.

It may be another file by name, and inherit from others by `INHERIT`, as MkDocs has it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from pathlib import Path
from typing import NamedTuple

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from courseblocks.core.problems import Problem

FILE = "mkdocs.yml"
EXTENSION = "courseblocks"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value, and the line and the file that it stands in."""

    value: object
    line: int
    path: str = FILE


class SettingsFile(NamedTuple):
    """A file of settings: its path from the project folder, and its text."""

    path: str
    text: str


def read_files(root: Path, name: str = FILE) -> tuple[SettingsFile, ...]:
    """Return the file `name` in the project folder `root`, and those that it inherits from, the nearest first."""
    found: dict[str, SettingsFile] = {}
    while name not in found and (root / name).is_file():
        found[name] = SettingsFile(name, (root / name).read_text(encoding="utf-8", errors="replace"))
        name = inherited(found[name])[0]
    return tuple(found.values())


def inherited(file: SettingsFile) -> tuple[str, int]:
    """Return the path from the project folder of the file that `file` inherits from, and the line; '' and 1 if none."""
    given = read_configuration((file,)).get("INHERIT") if "INHERIT" in file.text else None
    if not given or not given.value:
        return "", 1
    return Path(os.path.normpath(Path(file.path).parent / str(given.value))).as_posix(), given.line


def read_configuration(files: Sequence[SettingsFile]) -> Mapping[str, Setting]:
    """Return each setting under its way, such as `theme.logo`; those of our extension as `courseblocks.course`.

    The extension itself is there as `courseblocks`. Lists are values; environment variables are looked up as MkDocs
    does, and each of `files` wins over those after it. What is no YAML has no settings; `unreadable` tells why.
    """
    uses_environment = any("!ENV" in file.text for file in files)
    return _read_configuration(tuple(files), tuple(os.environ.items()) if uses_environment else ())


@lru_cache(maxsize=4)
def _read_configuration(files: Sequence[SettingsFile], _environment: object) -> Mapping[str, Setting]:
    """Return what `read_configuration` does; kept, since several checks ask for it in a row."""
    try:
        nodes = [node for file in reversed(files) if (node := _loader(file).get_single_node())]
        return dict(_settings(_Loader(""), reduce(_merged, nodes), "")) if nodes else {}
    except yaml.YAMLError:
        return {}


def pairs(node: yaml.Node | None) -> Sequence[tuple[yaml.Node, yaml.Node]]:
    """Return the keys of a mapping with their values, none for any other node."""
    return node.value if isinstance(node, yaml.MappingNode) else ()


def named(entry: yaml.Node) -> Sequence[tuple[yaml.Node, yaml.Node | None]]:
    """Return the extension or plugin that an entry of a list names, with its options if it has some."""
    return [(entry, None)] if isinstance(entry, yaml.ScalarNode) else pairs(entry)


def unreadable(file: SettingsFile) -> Iterator[Problem]:
    """Yield where and why `file` is no YAML: a host says it in the words of the parser."""
    path, text = file
    try:
        _loader(file).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        open_quote = _open_quote(text.split("\n")[:line])
        if open_quote:
            yield Problem(path, open_quote, "a quote is opened and not closed", "Put the same sign behind the value.")
        else:
            yield Problem(path, line, "the settings cannot be read from here on", _mend(error.problem or "", path))
    except yaml.YAMLError:
        yield Problem(path, 1, "the settings hold a character that YAML does not allow", "Type the lines anew.")


def _open_quote(lines: Sequence[str]) -> int:
    """Return the number of the first line with a quote that it does not close, 0 if there is none."""
    values = (line.partition(" #")[0] for line in lines)
    return next((n for n, value in enumerate(values, 1) for sign in "\"'" if value.count(sign) % 2), 0)


def _mend(reason: str, path: str) -> str:
    if "mapping values are not allowed" in reason:
        return "If a value has a colon in it, put double quotes around the value; else give the line its old indent."
    if "\\t" in reason:
        return "Use spaces in place of tabs."
    return f"Give this line, or one above it, the indent that it had; 'git diff {path}' shows what was changed."


class _Loader(yaml.SafeLoader):
    """Knows MkDocs' tag for the environment, and passes by those that name Python objects."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _loader(file: SettingsFile) -> _Loader:
    loader = _Loader(file.text)
    loader.name = file.path  # which every node then says
    return loader


def _merged(base: yaml.Node, own: yaml.Node) -> yaml.Node:
    """Return what `own` says, and what only `base` says, in mappings at any depth; a list replaces another."""
    if not (isinstance(base, yaml.MappingNode) and isinstance(own, yaml.MappingNode)):
        return own
    found = {key.value: (key, value) for key, value in base.value}
    for key, value in own.value:
        found[key.value] = (key, _merged(found[key.value][1], value) if key.value in found else value)
    base.value = list(found.values())
    return base


def _settings(loader: _Loader, node: yaml.Node, way: str) -> Iterator[tuple[str, Setting]]:
    for name, value in pairs(node):
        here = f"{way}{name.value}"
        if isinstance(value, yaml.MappingNode):
            yield from _settings(loader, value, f"{here}.")
        else:
            yield here, Setting(loader.construct_object(value, deep=True), *_place(name))
        if here == "markdown_extensions":
            yield from _extension(loader, value)


def _extension(loader: _Loader, extensions: yaml.Node) -> Iterator[tuple[str, Setting]]:
    """Yield our extension, named as a word or with its options, in a list or as a mapping."""
    entries = extensions.value if isinstance(extensions, yaml.SequenceNode) else [extensions]
    for name, options in (pair for entry in entries for pair in named(entry)):
        if name.value == EXTENSION:
            yield EXTENSION, Setting(None, *_place(name))
            for key, value in pairs(options):
                yield f"{EXTENSION}.{key.value}", Setting(loader.construct_object(value, deep=True), *_place(key))


def _place(node: yaml.Node) -> tuple[int, str]:
    return int(node.start_mark.line) + 1, str(node.start_mark.name)
