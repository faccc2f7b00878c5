"""A version of this project: where it is taken from, its number, and what its changelog tells."""

from __future__ import annotations

import re
import shutil
import stat
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from courseblocks.core.problems import Refusal
from courseblocks.project.repository import archive, files_in

NAME = "courseblocks"
NEEDED = ("hooks/courseblocks/__main__.py", "mkdocs.yml", "pyproject.toml")

_NUMBER = re.compile(r"\b(\d+)\.(\d+)\.(\d+)\b")
_MOST_BYTES = 50_000_000  # unpacked; the project is a thirtieth of that
_UNSAFE_PARTS = {"", ".", "..", ".git"}

Number = tuple[int, int, int]


def take_version(source: str, root: Path, scratch: Path) -> Path:
    """Copy the files of the version `source` into a folder below the empty folder `scratch`, and return that.

    `source` is a folder, a zip as Git hosts offer it, or a tag or branch of the repository of `root`.

    Raises:
        Refusal: there is no such version, or it is none of this project, or not safe to unpack.

    """
    folder = _found(source, root, scratch)
    _refuse_other_project(source, folder)
    _copy(source, folder, scratch / "version", scratch / "listing")
    return scratch / "version"


def number(folder: Path, source: str) -> Number:
    """Return the number of the version `source` in `folder`; it stands in `pyproject.toml` and nowhere else.

    Raises:
        Refusal: there is none, or the project is another.

    """
    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        found = _NUMBER.fullmatch(project["version"]) if project["name"] == NAME else None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError):
        found = None
    if not found:
        raise Refusal(
            f"The pyproject.toml of {source} does not say 'name = \"{NAME}\"' and a version such as "
            "'version = \"1.2.3\"'. Take the one of the template."
        )
    return _three(found)


def written(number: Number) -> str:
    """Return a number as it is written."""
    return ".".join(map(str, number))


def news(changelog: str, present: Number, newer: Number) -> str:
    """Return the sections of `changelog` on the versions after `present`, up to `newer`."""
    sections = re.split(r"(?m)^(?=## )", changelog)[1:]
    return "\n\n".join(text.strip() for text in sections if _is_news(text, present, newer))


def _is_news(section: str, present: Number, newer: Number) -> bool:
    heading, _, text = section.partition("\n")
    found = _NUMBER.search(heading)
    if found:
        return present < _three(found) <= newer
    return "unreleased" in heading.lower() and bool(text.strip())


def _three(found: re.Match[str]) -> Number:
    return int(found[1]), int(found[2]), int(found[3])


def _found(source: str, root: Path, scratch: Path) -> Path:
    """Return the folder that `source` is, or one with what is in it."""
    if source and Path(source).is_dir():
        return Path(source)
    file = Path(source) if Path(source).is_file() else scratch / "version.zip"
    if file != Path(source) and not archive(root, source, file):
        raise Refusal(
            f"'{source}' is no folder, no zip file, and no tag or branch of this repository. Check the spelling, or "
            "fetch the tags of the template first: git fetch <address of the template> --tags"
        )
    _unzip(file, source, scratch / "unzipped")
    return scratch / "unzipped"


def _refuse_other_project(source: str, folder: Path) -> None:
    missing = [path for path in NEEDED if not (folder / path).is_file()]
    if missing:
        raise Refusal(
            f"'{source}' is no version of this project: there is no {missing[0]} in it. "
            "Name the folder that holds hooks/, the zip of the whole template, or one of its tags."
        )


def _copy(source: str, folder: Path, version: Path, listing: Path) -> None:
    """Copy the files in `folder` to `version`; what is built or installed there, as in any working folder, is not."""
    listing.mkdir()
    for path in files_in(folder, listing):
        if (folder / path).is_symlink():
            raise Refusal(_unsafe(source, path, "is a symbolic link"))
        (version / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / path, version / path)


def _unzip(file: Path, source: str, folder: Path) -> None:
    try:
        with ZipFile(file) as zipped:
            for entry, path in _entries(zipped, source):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(zipped.read(entry))
                if entry.external_attr >> 16 & 0o111:
                    (folder / path).chmod(0o755)
    except (BadZipFile, EOFError, OSError, RuntimeError, zlib.error) as error:
        raise Refusal(
            f"'{source}' cannot be unpacked ({error}). Download it again, or unpack it and name the folder."
        ) from None


def _entries(zipped: ZipFile, source: str) -> Iterator[tuple[ZipInfo, str]]:
    """Yield each file with its path in the one folder at the top of the zip."""
    entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
    size = sum(entry.file_size for entry in entries)  # no more than that is unpacked of each
    if size > _MOST_BYTES:
        raise Refusal(
            f"'{source}' is not used: it unpacks to more than {_MOST_BYTES // 1_000_000} MB, and no version of this "
            "project does. Take the template's own."
        )
    for entry in entries:
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Refusal(_unsafe(source, entry.filename, "is a symbolic link"))
        parts = set(entry.filename.casefold().split("/"))
        if parts & _UNSAFE_PARTS or any(sign in entry.filename for sign in "\\:\0"):
            raise Refusal(_unsafe(source, entry.filename, "may lead out of its folder"))
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    if len(tops) != 1 or any("/" not in entry.filename for entry in entries):
        raise Refusal(
            f"'{source}' does not hold one folder with everything in it, as the zip of a Git host does. "
            "Unpack it, and name the folder that holds hooks/."
        )
    for entry in entries:
        yield entry, entry.filename.partition("/")[2]


def _unsafe(source: str, path: str, why: str) -> str:
    return f"'{source}' is not used: {path!r} in it {why}, and nothing in this project does. Take the template's own."
