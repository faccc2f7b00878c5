"""What an organization sets for the course, as options of the extension in `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from courseblocks.problems import Problem
from courseblocks.properties import is_id, slug

FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The id of the course, which learners' work is stored under, and the version that they complete."""

    course: str = ""
    version: str = ""


def check_settings(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the settings in the project folder `root`; a folder without `mkdocs.yml` has none."""
    path = root / FILE
    if not path.is_file():
        return
    line, options = _options(path.read_text(encoding="utf-8"))
    course, number = options.get("course", ("", line))
    if not course:
        what = "the course has no id, under which learners' work is kept in their browsers"
        mend = "Write 'course: our-course' below '- courseblocks:', and keep it for good."
        yield Problem(FILE, number, what, mend)
    elif not is_id(course):
        what = f"the course id '{course}' is not lower-case words joined by hyphens"
        yield Problem(FILE, number, what, f"Write 'course: {slug(course) or 'our-course'}'.")


def _options(text: str) -> tuple[int, dict[str, tuple[str, int]]]:
    """Return the line of the extension, and its options with theirs; YAML tags of other tools are not looked at."""
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:
        return 1, {"course": ("unread", 1)}  # MkDocs itself tells what is wrong
    for key, extensions in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "markdown_extensions" and isinstance(extensions, yaml.SequenceNode):
            for extension in extensions.value:
                if isinstance(extension, yaml.MappingNode) and extension.value[0][0].value == "courseblocks":
                    options = extension.value[0][1]
                    pairs = options.value if isinstance(options, yaml.MappingNode) else ()
                    return _line(extension), {name.value: (str(value.value), _line(name)) for name, value in pairs}
                if extension.value == "courseblocks":
                    return _line(extension), {}
    return 1, {"course": ("elsewhere", 1)}  # named in an inherited file, or not at all


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
