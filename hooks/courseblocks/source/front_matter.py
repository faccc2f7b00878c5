"""Front matter: the YAML between `---` lines at the top of a file, with the line of each key.

MkDocs drops front matter that it cannot read, and takes `word: text` on the first lines for it where there is none,
both without a word (mkdocs/utils/meta.py); here each of these is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from courseblocks.core.names import is_id, slug
from courseblocks.core.problems import Problems, did_you_mean, nearest
from courseblocks.source.properties import word_list

_FENCE = re.compile(r"^---[ \t]*$")
_NEARLY = re.compile(r"^(?:-{2}|-{4,}|[–—]+|\+{3,})[ \t]*$")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
_LOOKS_LIKE_KEY = re.compile(r"^ {0,3}[A-Za-z0-9_-]+:")
_CUT = re.compile(r"(title|objective|description|module):[ \t]+(?![\"'|>\[{])(?:.*[ \t])?#")

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # where PyYAML was built with its library

# Keys that MkDocs, Material and its plugins read; never taken for a misspelling of ours.
OTHERS = frozenset(
    """
    author authors categories comments date description draft edit_url exclude hide icon image keywords readtime
    render_macros revision_date robots search slug social status subtitle tags template
    """.split()  # noqa: SIM905  (a list of words reads better than a list of strings)
)


@dataclass(slots=True)
class Keys:
    """The keys and values of front matter; `first` is the number of the line below it."""

    first: int = 1
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_front_matter(lines: Sequence[str], problems: Problems) -> Keys:
    """Return the front matter at the top of `lines`; what MkDocs would drop is a problem."""
    if _NEARLY.match(lines[0]) and len(lines) > 1 and _LOOKS_LIKE_KEY.match(lines[1]):
        problems.error(1, "front matter does not begin with exactly ---", "Write --- on line 1.")
        return Keys()
    if not _FENCE.match(lines[0]):
        _check_missing(lines, problems)
        return Keys()
    end = next((i for i, line in enumerate(lines) if i and _END.match(line)), None)
    if end is None:
        problems.error(1, "front matter is opened with --- and never closed", "Put --- on a line below its last key.")
        return Keys(first=len(lines) + 1)
    keys = Keys(first=end + 2)
    if not any(line.strip() for line in lines[1:end]):
        problems.error(1, "front matter is empty, and MkDocs would print it", "Take both --- lines out, or fill it.")
    _parse("\n".join(lines[1:end]), keys, problems)
    _check_comments(lines[:end], problems)
    return keys


def check_known(keys: Keys, known: Sequence[str], problems: Problems) -> None:
    """Note keys that are a misspelling of a known one; others belong to other tools."""
    for key, line in keys.lines.items():
        if key in known or key in OTHERS:
            continue
        near = nearest(key, known)
        if near:
            problems.error(line, f"'{key}:' is not a property of front matter", f"Did you mean '{near}:'?")


def text_of(keys: Keys, key: str, problems: Problems) -> str | None:
    """Return a value that has to be one line of text; a number counts as its digits."""
    value = keys.values.get(key)
    if value is None:
        if key in keys.values:
            problems.error(keys.lines[key], f"'{key}:' has no value", "Write one after it, or take the line out.")
        return None
    if isinstance(value, bool | list | dict) or not str(value).strip():
        problems.error(keys.lines[key], f"'{key}:' is not text", "Put the value in quotes.")
        return None
    return " ".join(str(value).split())


def list_of(keys: Keys, key: str, problems: Problems) -> tuple[str, ...]:
    """Return a value that has to be a list of words, written `[a, b]`, as lines with -, or as words."""
    value = keys.values.get(key)
    if isinstance(value, str):
        return word_list(value)
    if isinstance(value, list) and all(isinstance(word, str | int) for word in value):
        return tuple(str(word) for word in value)
    if key in keys.values:
        problems.error(keys.lines[key], f"'{key}:' is not a list of words", f"Write it as {key}: [one, two].")
    return ()


def ids_of(keys: Keys, key: str, problems: Problems) -> tuple[str, ...]:
    """Return a list whose words have to be ids."""
    words = list_of(keys, key, problems)
    for word in words:
        if not is_id(word):
            mend = f"Did you mean '{slug(word)}'?"
            problems.error(keys.lines[key], f"'{word}' is not lower-case words joined by hyphens", mend)
    return tuple(filter(is_id, words))


def seen_of(keys: Keys, known: Sequence[str], what: str, problems: Problems) -> tuple[str, ...]:
    """Return what of the `known` advice on `what` its author knows of, and the pictures that may hold code."""
    words = list_of(keys, "seen", problems)
    for word in words:
        if word not in known and not (word.startswith(f"{problems.docs}/") and word.lower().endswith(".svg")):
            told = f"'seen:' names '{word}', which is no advice on {what}"
            problems.error(keys.lines["seen"], told, did_you_mean(word, known))
    return words


def was_of(keys: Keys, problems: Problems) -> tuple[str, ...]:
    """Return the paths that a page had before."""
    return _paths(keys, "was", lambda word: word.endswith(".md"), problems)


def removed_of(keys: Keys, problems: Problems) -> tuple[str, ...]:
    """Return what a page says was removed for good: ids of what stood on it, and paths of files of the course."""
    return _paths(keys, "removed", lambda word: is_id(word) or word.endswith(".md"), problems)


def check_removed(keys: Keys, removed: Sequence[str], present: Collection[str], what: str, problems: Problems) -> None:
    """Note each name that is said to be removed although `what`, which stands in the file, still has it."""
    for name in removed:
        if name in present:
            told = f"'{name}' is in 'removed:', but {what} here still has that name"
            problems.error(keys.lines["removed"], told, "Take it out of 'removed:'.")


def _paths(keys: Keys, key: str, is_whole: Callable[[str], bool], problems: Problems) -> tuple[str, ...]:
    """Return a list of paths; a text is one if each of its words `is_whole`, since a path may have spaces in it."""
    words, value = list_of(keys, key, problems), keys.values.get(key)
    if isinstance(value, str) and len(words) > 1 and not all(map(is_whole, words)):
        mend = f"Put it in brackets, with commas between several: {key}: [{value}]."
        problems.error(keys.lines[key], f"'{value}' may be one path or several", mend)
        return ()
    return words


def _check_missing(lines: Sequence[str], problems: Problems) -> None:
    start = next((i for i, line in enumerate(lines) if line), None)
    if start is None:
        return
    if start and _FENCE.match(lines[start]) and len(lines) > start + 1 and _LOOKS_LIKE_KEY.match(lines[start + 1]):
        mend = "Take the blank lines above it out."
        problems.error(start + 1, "front matter does not start on the first line", mend)
    elif not start and _LOOKS_LIKE_KEY.match(lines[0]):
        mend = "Put properties between two --- lines; to begin with such text, put a heading above it."
        problems.error(1, "MkDocs takes the first line for a property and would not print it", mend)


def _parse(text: str, keys: Keys, problems: Problems) -> None:
    try:
        root, data = _load(text)
    except yaml.MarkedYAMLError as error:
        problems.error(*_explain(error, text))
    except (yaml.YAMLError, ValueError) as error:  # a character or a date that YAML refuses
        reason = " ".join(str(error).split())
        problems.error(1, f"front matter is not valid YAML: {reason}", "Put the value in quotes.")
    except RecursionError:
        problems.error(1, "front matter has too many lists inside each other", "Put the value in quotes.")
    else:
        _keep(root, data, keys, problems)


def _keep(root: yaml.Node | None, data: Any, keys: Keys, problems: Problems) -> None:
    """Put what was parsed into `keys`."""
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode) or not isinstance(data, Mapping):
        problems.error(2, "front matter is not a list of keys and values", "Write a line such as 'title: Listening'.")
        return
    for key, _ in root.value:
        _keep_line(str(key.value), key.start_mark.line + 2, keys, problems)
    keys.values = {str(key): value for key, value in data.items()}


def _keep_line(name: str, line: int, keys: Keys, problems: Problems) -> None:
    if " " in name:
        what = f"'{name}:' is not a property of front matter, and MkDocs would not print it"
        problems.error(line, what, "If it is text, put --- on the line below the last property.")
    if name in keys.lines:
        mend = f"Keep one of them; the first is on line {keys.lines[name]}."
        problems.error(line, f"'{name}:' stands in the front matter twice", mend)
    keys.lines.setdefault(name, line)


def _check_comments(lines: Sequence[str], problems: Problems) -> None:
    for number, line in enumerate(lines, 1):
        match = _CUT.match(line) if "#" in line else None
        if match:
            what = f"what follows the # in '{match[1]}:' is left out, since it is a comment"
            problems.warn(number, what, "Put the value in double quotes, or take the comment out.")


def _load(text: str) -> tuple[yaml.Node | None, Any]:
    """Return the nodes and the values of `text`.

    The slow loader has the words for what is wrong, and refuses tabs that the fast one lets pass.
    """
    if "\t" not in text:
        with suppress(yaml.YAMLError, ValueError):
            return yaml.compose(text, _FAST), yaml.load(text, _FAST)  # noqa: S506  (a safe loader)
    return yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)


def _explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """Return where the YAML parser found something wrong in `text`, what it is, and how to mend it."""
    mark = error.context_mark if "':'" in (error.problem or "") else error.problem_mark
    line = (mark or error.problem_mark or yaml.Mark("", 0, 0, 0, None, 0)).line
    mend = _mend(error.problem or "")
    if "" in text.split("\n")[: line + 1]:
        mend = f"If it ends above the blank line, put --- there. {mend}"
    return line + 2, "front matter is not valid YAML, and MkDocs would drop all of it", mend


def _mend(reason: str) -> str:
    """Say in an author's words how to mend what the YAML parser says in its own."""
    if "mapping values are not allowed" in reason:
        return "A value with a colon in it needs double quotes around it."
    if "\\t" in reason:
        return "Use spaces in place of tabs."
    if "could not find expected ':'" in reason:
        return "Keep each value on the line of its key, or indent the lines that go on."
    return "Put double quotes around a value that has special characters in it, and close every bracket."
