"""Front matter for whole folders, as Material's plugin `meta` gives it: a course reads that of each page alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from courseblocks.core.model import FRONT_KEYS
from courseblocks.core.problems import Grade, Problem
from courseblocks.course.folders import docs_folder
from courseblocks.course.settings import plugin
from courseblocks.source.configuration import FILE, SettingsFile, read_configuration

_HOSTS = ("title", "description")  # which a host reads for itself, and finds there


def check_meta_files(root: Path, file: str = FILE) -> Iterator[Problem]:
    """Yield a warning for each key of ours that the course in `root` gives to a whole folder of pages."""
    options = plugin(root, "meta", file)
    if options is None:
        return
    for path in sorted((root / docs_folder(root, file)).rglob(str(options.get("meta_file") or ".meta.yml"))):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        for key, setting in read_configuration((SettingsFile(name, text),)).items():
            if key in FRONT_KEYS and key not in _HOSTS:
                what = f"'{key}:' stands in a file for a whole folder, where the course does not read it"
                yield Problem(name, setting.line, what, "Write it in the front matter of each page.", Grade.WARNING)
