"""The settings that a site was built under, by hosts whose files differ: `mkdocs.yml`, and `zensical.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from courseblocks.core.problems import Refusal
from courseblocks.source.configuration import EXTENSION, FILE, read_configuration, read_files, unreadable

_FILES = ("zensical.toml", FILE, "mkdocs.yaml")  # in the order in which Zensical looks for them


class BuiltSite(NamedTuple):
    """A site that was built into `folder`, and what was `given` for it in the settings `file`."""

    folder: Path
    file: Path
    given: Mapping[str, object]


def built_site(root: Path, folder: Path | None, file: Path | None) -> BuiltSite:
    """Return the site in `folder`, by the settings in `file`; without them, where a host has them in the folder `root`.

    Raises:
        Refusal: there is no such file, or it cannot be read.

    """
    if file and not file.is_file():
        raise Refusal(f"There is no file {file}. Name the settings that the site was built with.")
    file = file or site_settings(root)
    given = read_site(file)
    return BuiltSite(folder or file.parent / str(given.get("site_dir") or "site"), file, given)


def site_settings(root: Path) -> Path:
    """Return the settings that a host takes which builds in the folder `root` and is told of no others."""
    return next((root / name for name in _FILES if (root / name).is_file()), root / FILE)


def read_site(file: Path) -> Mapping[str, object]:
    """Return each setting in `file` under its way, such as `theme.language`, or `courseblocks.course` of our extension.

    A file that is not there has none; a host has its defaults then, too.

    Raises:
        Refusal: it cannot be read, so that nobody can tell what the site was built with.

    """
    if file.suffix == ".toml":
        project = _project(file)
        return {**dict(_ways(project, "")), **dict(_options(project))}
    files = read_files(file.parent, file.name)
    for problem in (problem for each in files for problem in unreadable(each)):
        raise Refusal(str(problem))
    return {way: setting.value for way, setting in read_configuration(files).items()}


def _project(file: Path) -> Mapping[str, object]:
    """Return the settings as Zensical finds them: in the table `project`, if there is one."""
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal(f"{file} cannot be read: {error}. Mend it, or name another file with --config-file.") from None
    project = given.get("project", given)
    return project if isinstance(project, dict) else {}


def _ways(given: Mapping[str, object], way: str) -> Iterator[tuple[str, object]]:
    for name, value in given.items():
        if isinstance(value, dict):
            yield from _ways(value, f"{way}{name}.")
        else:
            yield f"{way}{name}", value


def _options(project: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the options of our extension, which is named in a table or in a list of them."""
    named = project.get("markdown_extensions")
    for table in named if isinstance(named, list) else [named]:
        ours = table.get(EXTENSION) if isinstance(table, dict) else None
        for name, value in ours.items() if isinstance(ours, dict) else ():
            yield f"{EXTENSION}.{name}", value
