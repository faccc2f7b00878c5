"""Zensical, which builds a site and knows nothing of hooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import yaml

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
