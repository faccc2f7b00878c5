"""A course of its own without the generator in it: what trainers write, its settings, and the generator as a wheel."""

from __future__ import annotations

import shutil
from pathlib import Path

from courseblocks.core.names import slug
from courseblocks.core.problems import Refusal
from courseblocks.project.begin import STARTER
from courseblocks.project.wheel import write_wheel

THIN = Path(__file__).parent / "thin"

# Where each file of the folder `thin` goes; names with a dot in front of them would be left out of the package.
_PLACES = {
    "gitignore": ".gitignore",
    "workflows/check.yml": ".github/workflows/check.yml",
    "workflows/publish.yml": ".github/workflows/publish.yml",
}
_ID = "our-course"  # in the settings, until the folder has given its name


def new_course(folder: Path) -> list[str]:
    """Write a course to begin with into `folder`, and return what to tell.

    Raises:
        Refusal: something stands there already, it cannot be written, or this package is not installed.

    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"{folder} is there already, and not empty. Name a new folder.")
    try:
        shutil.copytree(STARTER / "docs", folder / "docs", dirs_exist_ok=True)
        shutil.copytree(STARTER / "quizzes", folder / "quizzes")
        for path in (path for path in THIN.rglob("*") if path.is_file()):
            _put(folder, path)
        write_wheel(folder / "wheels")
    except OSError as error:
        raise Refusal(f"The course cannot be written: {error}.") from None
    return _told(folder)


def _put(folder: Path, path: Path) -> None:
    name = path.relative_to(THIN).as_posix()
    target = folder / _PLACES.get(name, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8")
    target.write_text(text.replace(f"course: {_ID}", f"course: {slug(folder.resolve().name) or _ID}"), encoding="utf-8")


def _told(folder: Path) -> list[str]:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [
        f"Wrote a course to begin with into {folder}:",
        *(f"  {path}" for path in files),
        "The comments in these files say what to change; README.md there says how it is built and upgraded.",
    ]
