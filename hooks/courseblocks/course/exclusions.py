"""Which pages a site leaves out: those that begin with a dot, and those that its settings name as drafts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pathspec.gitignore import GitIgnoreSpec

from courseblocks.source.configuration import FILE, Setting, SettingsFile, read_configuration, read_files

_BY_DEFAULT = (".*", "/templates/")  # as MkDocs has it; `exclude_docs: '!...'` brings back what these leave out


class Exclusions(NamedTuple):
    """The patterns of what is never published, and of what only a preview shows."""

    excluded: GitIgnoreSpec
    drafts: GitIgnoreSpec

    def leave_out(self, path: str) -> bool:
        """Whether the page at `path` below `docs/` is not published."""
        return self.excluded.match_file(path) or self.drafts.match_file(path)

    def is_draft(self, path: str) -> bool:
        """Whether it is left out because the settings say so: somebody works on it, or it is to come back."""
        return self.leave_out(path) and not _patterns().match_file(path)


def read_exclusions(root: Path, file: str = FILE) -> Exclusions:
    """Return what the settings in `file` of the project folder `root` leave out."""
    return _exclusions(read_files(root, file))


@lru_cache(maxsize=4)
def _exclusions(files: tuple[SettingsFile, ...]) -> Exclusions:
    says_something = any("exclude_docs" in file.text or "draft_docs" in file.text for file in files)
    settings = read_configuration(files) if says_something else {}
    excluded, drafts = (str(settings.get(key, Setting("", 1)).value or "") for key in ("exclude_docs", "draft_docs"))
    try:
        return Exclusions(_patterns(excluded), GitIgnoreSpec.from_lines(drafts.splitlines()))
    except ValueError:  # the host says which pattern is none
        return Exclusions(_patterns(), GitIgnoreSpec.from_lines([]))


@lru_cache(maxsize=4)
def _patterns(more: str = "") -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines([*_BY_DEFAULT, *more.splitlines()])
