"""A small course in a folder, for tests to change one file of, and a build of it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any, cast

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

PROJECT = Path(__file__).parents[2]

BANK = """\
---
title: A bank
---

# [A lesson](../docs/module/lesson.md)

## first-item

level: recall

What is asked?

- [ ] A distractor
  > Why it is wrong.
- [x] The key

> Why the key is right.
"""

LESSON = """\
---
title: A lesson
objective: Tell a key from a distractor
minutes: 5
sources: [a-post]
---

A first paragraph.

::: quiz In place
id: in-place

### placed-item

What is asked here?

- [x] The key
- [ ] A distractor

> Why the key is right.

:::
"""

SKELETON = {
    "docs/index.md": "# Home\n\nText.\n\n::: quiz From the bank\nid: from-the-bank\nfrom: bank\n\n:::\n",
    "docs/credits.md": "# Credits\n\n## A post\n\n“A post”, by its author, 2020\n\nMore about it.\n",
    "docs/module/index.md": "---\ntitle: A module\nmodule: Module 1\n---\n\nText.\n",
    "docs/module/lesson.md": LESSON,
    "quizzes/bank.md": BANK,
}


def build_project(folder: Path) -> Path:
    """Build the course itself into `folder`, as an organization builds it, and return the folder."""
    mkdocs = str(Path(sys.executable).parent / "mkdocs")
    subprocess.run([mkdocs, "build", "--strict", "--site-dir", str(folder)], cwd=PROJECT, check=True)
    return folder


def write_course(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write the small course with `files` in place of its own, and return its folder."""
    for path, text in {**SKELETON, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def configuration(**changes: object) -> dict[str, object]:
    """Return the project's configuration, with absolute paths, and without its navigation and its coverage table."""
    config: dict[str, object] = yaml_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["hooks"] = [str(PROJECT / "hooks/course.py")]
    config["watch"] = ["quizzes", str(PROJECT / "hooks")]
    theme = config["theme"]
    assert isinstance(theme, dict)
    theme["custom_dir"] = str(PROJECT / "hooks/courseblocks/theme")
    del config["nav"]
    extensions = config["markdown_extensions"]
    assert isinstance(extensions, list)
    del extensions[0]["courseblocks"]["coverage"]
    return {**config, **changes}


def without_policy() -> dict[str, Any]:
    """Return what to change so that pages have no policy: for a theme that it was not tried with, and for a sandbox."""
    (ours, *others) = cast("list[Any]", configuration()["markdown_extensions"])
    return {"markdown_extensions": [{"courseblocks": {**ours["courseblocks"], "policy": False}}, *others]}


def instant(address: str) -> dict[str, Any]:
    """Return what to change so that links of the site at `address` swap the page, as organizations may choose."""
    theme = cast("dict[str, Any]", configuration()["theme"])
    return {"site_url": f"{address}/", "theme": {**theme, "features": [*theme["features"], "navigation.instant"]}}


def build_course(root: Path, files: dict[str, str | bytes], **changes: object) -> Path:
    """Build the small course in `root` strictly, under the project's configuration, and return the site's folder."""
    write_course(root, files)
    (root / "mkdocs.yml").write_text(yaml.safe_dump(configuration(**changes)), encoding="utf-8")
    return build_folder(root)


def build_folder(root: Path) -> Path:
    """Build the course in `root` strictly, and return the site's folder."""
    with chdir(root):
        build(load_config("mkdocs.yml", strict=True))
    return root / "site"
