"""Zensical, which builds a site and knows nothing of hooks; and what its pages have in common with ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import yaml

from conftest import Built
from course_folder import PROJECT, configuration


def zensical(root: Path, *extensions: str, **changes: object) -> subprocess.CompletedProcess[str]:
    """Build the course in `root` with Zensical, and with more extensions than the project has."""
    config = configuration(**changes)
    config["markdown_extensions"] = [*cast("list[object]", config["markdown_extensions"]), *extensions]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return run_zensical(root, "--clean")


def run_zensical(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build what is in `root` with Zensical."""
    command = [str(Path(sys.executable).parent / "zensical"), "build", *options]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment)


def blocks(site: Built, path: str) -> list[str]:
    """Return the HTML of the items, checklists and header of a page; what marks a quiz for the search is the host's."""
    found = [str(tag) for tag in site.soup(path).select("course-item, course-checklist, .course-lesson")]
    assert found
    return found
