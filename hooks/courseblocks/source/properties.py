"""Properties: the `word: value` lines below a heading or an opening line. Each place says which it knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from courseblocks.core.model import Covers
from courseblocks.core.names import id_problem, is_id
from courseblocks.core.problems import Problems, did_you_mean, nearest
from courseblocks.source.lines import Line
from courseblocks.source.segments import Kind, Segment, each_segment

YES_OR_NO = ("yes", "no")

_PROPERTY = re.compile(r"^ {0,3}([A-Za-z]+)[ ]?:(?:(?!//)[ ]*(.*))?$")
_DRESSED = re.compile(r"^ {0,3}(?:[-*+] )?[*_`]*([A-Za-z]+)[*_`]*[ ]?:[*_`]*(?!//)")
_PERCENT = re.compile(r"([0-9]{1,3})(?: ?%)?")


@dataclass(frozen=True, slots=True)
class Key:
    """A property: the words that it takes, or the form of what it takes.

    By these a line is known that is the property but for its colon. Text may have the form by chance, so that counts
    only where all of the paragraph is properties.
    """

    name: str
    values: Sequence[str] = ()
    form: str = ""

    def is_form(self, value: str) -> bool:
        """Whether `value` has the form of what it takes."""
        return bool(self.form and re.fullmatch(self.form, value))


class Keys:
    """The properties that a place knows, by their names."""

    def __init__(self, *keys: Key) -> None:
        """Take them in the order in which they are told."""
        self._by_name = {key.name: key for key in keys}
        names = "|".join(sorted(self._by_name))
        self.no_colon = re.compile(rf"^ {{0,3}}({names})(?:[ ]?(=)[ ]*|[ ]?[-–—][ ]+|[ ]+)(\S.*)$", re.IGNORECASE)
        self.below = re.compile(rf"^ {{0,3}}(\\*)({names})[ ]?:(?!//)[ ]*(.*)$", re.IGNORECASE)

    def __contains__(self, name: object) -> bool:
        """Whether one has this name."""
        return name in self._by_name

    def __iter__(self) -> Iterator[str]:
        """Give their names."""
        return iter(self._by_name)

    def __getitem__(self, name: str) -> Key:
        """Return that of this name."""
        return self._by_name[name]


ONE_ID = r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*"
IDS = rf"{ONE_ID}(?:[ ,]+{ONE_ID})*"
ID = Key("id", form=ONE_ID)
WAS = Key("was", form=IDS)
COVERS = Key("covers", form=r"[A-Z]+\d+(?:[ ,]+[A-Z]+\d+)*")


@dataclass(frozen=True, slots=True)
class Property:
    """The value of one key, as it is written."""

    key: str
    value: str
    line: int


def take_properties(
    lines: Sequence[Line], known: Keys, problems: Problems
) -> tuple[dict[str, Property], Sequence[Line]]:
    """Split the properties off the front of `lines`; `text_below` takes what is left.

    The first paragraph is properties if each of its lines is a lower-case word, a colon and a value. One that is nearly
    that (a capital, an unknown word, half of it text) is a problem, since the alternative is to print it or to drop it.
    """
    first = next(each_segment(lines), None)
    if first is None:
        return {}, lines
    if _looks_known(first, known):
        rest = lines[first.lines[-1].number - lines[0].number + 1 :]
        second = next(each_segment(rest), None)
        if second and _looks_known(second, known):
            mend = "Take the blank line above it out, and write each as 'word: value' at the margin."
            problems.error(second.line, "properties stand in more than one paragraph", mend)
            rest = [line for line in rest if line.number > second.lines[-1].number]
        meant = _without_colons(first, known)
        text = [line for line in first.lines if not (_DRESSED.match(line.text) or line.number in meant)]
        return _read(first, known, problems), [*text, *rest]
    if first.kind is Kind.PARAGRAPH and _is_lower(first.lines[0]):
        key = _PROPERTY.match(first.lines[0].text)
        assert key
        mend = f"{did_you_mean(key[1], known)} If it is text, put a backslash before the line."
        problems.error(first.line, f"'{key[1]}:' is not a property here", mend)
    return {}, lines


def text_below(lines: Sequence[Line], known: Keys, problems: Problems, move: str = "") -> list[Line]:
    """Return the text below the properties, without the backslashes before lines that would be such.

    `move` says where a property belongs that stands in it, which is a problem; where it is empty, none is looked for.
    """
    text = _unescaped(lines)
    for at, line in enumerate(lines) if move else ():
        match = known.below.match(line.text) if ":" in line.text and not line.code else None
        if not match or (line.inside and line.indent):
            continue
        if match[1]:
            text[at] = _unescape(line)
        elif match[2].islower() or match[3].strip().lower() in known[match[2].lower()].values:
            what = f"'{match[2].lower()}:' stands below other text, so learners would read it"
            problems.error(line.number, what, f"{move} If it is text, put a backslash before the line.")
    return text


def word_list(value: str) -> tuple[str, ...]:
    """Return the words of `value`, which may have commas between them and brackets around them."""
    return tuple(re.split(r"[\s,]+", value.strip(" ,[]"))) if value.strip(" ,[]") else ()


def covers_of(prop: Property | None) -> Covers:
    """Return the rows of the coverage table that `covers:` names."""
    return Covers(word_list(prop.value), prop.line) if prop else Covers()


def choice(prop: Property | None, known: Sequence[str], problems: Problems) -> str | None:
    """Return the value of `prop` if it is one of `known`; anything else is a problem."""
    if prop is None or not prop.value or prop.value in known:
        return prop.value if prop and prop.value else None
    what = f"'{prop.key}' cannot be '{prop.value}'"
    near = nearest(prop.value, known)
    mend = f"Did you mean '{near}'?" if near else f"Write one of: {', '.join(known)}."
    problems.error(prop.line, what, mend)
    return None


def yes_or_no(prop: Property | None, problems: Problems, *, default: bool) -> bool:
    """Return whether `prop` says yes."""
    value = choice(prop, YES_OR_NO, problems)
    return default if value is None else value == "yes"


def percentage(text: str) -> int | None:
    """Return the whole number from 1 to 100 that `text` says, with or without a percent sign, or None."""
    match = _PERCENT.fullmatch(text)
    return int(match[1]) if match and 1 <= int(match[1]) <= 100 else None


def old_ids(prop: Property | None, problems: Problems) -> tuple[str, ...]:
    """Return the ids that `was:` names."""
    return _ids(word_list(prop.value), prop.line, problems) if prop else ()


def old_places(prop: Property | None, problems: Problems) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the ids that `was:` of a block names on its page, and those on others, each with the path of its page."""
    if prop is None:
        return (), ()
    words = word_list(prop.value)
    elsewhere = [word.rpartition("#") for word in words if "#" in word]
    for path, _, _ in elsewhere:
        if not path.endswith(".md"):
            mend = "Write its path below docs/, such as module/lesson.md#opening."
            problems.error(prop.line, f"'was:' names a block of '{path}', which is no page", mend)
    own = _ids([word for word in words if "#" not in word], prop.line, problems)
    others = [(unquote(path), name) for path, _, name in elsewhere if _ids([name], prop.line, problems)]
    return own, tuple(others)


def _ids(words: Sequence[str], line: int, problems: Problems) -> tuple[str, ...]:
    for word in words:
        problem = id_problem(word)
        if problem:
            problems.error(line, *problem)
    return tuple(filter(is_id, words))


def _looks_known(part: Segment, known: Keys) -> bool:
    """Whether a line of `part` has a key that is known, or nearly so, however it is dressed up."""
    if part.kind not in (Kind.PARAGRAPH, Kind.LIST):
        return False
    found = [match for line in part.lines if ":" in line.text and (match := _DRESSED.match(line.text))]
    if any(match[1].lower() in known for match in found):
        return True
    return part.kind is Kind.PARAGRAPH and (
        any(match[1].islower() and nearest(match[1], known) and _PROPERTY.match(match[0]) for match in found)
        or bool(_without_colons(part, known))
    )


def _is_lower(line: Line) -> bool:
    match = _PROPERTY.match(line.text)
    return bool(match and match[1].islower())


def _without_colons(part: Segment, known: Keys) -> Mapping[int, Property]:
    """Return the lines of `part` that are meant as properties, but for their colons, by their numbers."""
    found = {line.number: match for line in part.lines if (match := known.no_colon.match(line.text))}
    if not found:
        return {}
    all_are = all(line.number in found or _PROPERTY.match(line.text) for line in part.lines)
    meant = ((number, _without_colon(match, number, known, all_are=all_are)) for number, match in found.items())
    return {number: prop for number, prop in meant if prop}


def _without_colon(match: re.Match[str], number: int, known: Keys, *, all_are: bool) -> Property | None:
    key, value = known[match[1].lower()], match[3].strip(" .;,")
    if match[2]:
        return Property(key.name, value, number)
    if value.lower() in key.values:
        return Property(key.name, value.lower(), number)
    return Property(key.name, match[3], number) if all_are and key.is_form(match[3].rstrip()) else None


def _unescaped(lines: Sequence[Line]) -> list[Line]:
    """Take the backslash off the first lines of text that would be properties without it.

    Markdown itself would print it; mdformat writes two in place of one.
    """
    start = next((i for i, line in enumerate(lines) if not line.blank), len(lines))
    end = next((i for i in range(start, len(lines)) if lines[i].blank), len(lines))
    return [*lines[:start], *map(_unescape, lines[start:end]), *lines[end:]]


def _unescape(line: Line) -> Line:
    if not line.text.lstrip().startswith("\\"):
        return line
    bare = line.text.lstrip(" \\")
    return Line(line.number, bare, line.code, line.inside) if _PROPERTY.match(bare) else line


def _read(part: Segment, keys: Keys, problems: Problems) -> dict[str, Property]:
    """Return the properties of a paragraph that is meant as such; each line that is none is a problem."""
    found: dict[str, Property] = {}
    without = _without_colons(part, keys) if part.kind is Kind.PARAGRAPH else {}
    for line in part.lines:
        match = _PROPERTY.match(line.text)
        meant = None if match else without.get(line.number)
        if meant:
            _refuse_without_colon(line, meant, problems)
            found.setdefault(meant.key, meant)
        elif part.kind is not Kind.PARAGRAPH or not match:
            _refuse(line, problems)
        else:
            _read_line(Property(match[1], (match[2] or "").strip(), line.number), keys, found, problems)
    return found


def _read_line(prop: Property, keys: Keys, found: dict[str, Property], problems: Problems) -> None:
    """Put a property with those that were `found`, or note why it is none."""
    key = prop.key
    if key not in keys:
        problems.error(prop.line, *_unknown(key, keys))
    elif key in found:
        mend = f"Keep one of them; the first is on line {found[key].line}."
        problems.error(prop.line, f"'{key}:' stands here twice", mend)
    elif not prop.value:
        problems.error(prop.line, f"'{key}:' has no value", "Write one after it, or take the line out.")
    else:
        found[key] = prop


def _refuse_without_colon(line: Line, meant: Property, problems: Problems) -> None:
    what = f"a property has no colon: '{line.text.strip()}'"
    mend = f"Write '{meant.key}: {meant.value}'. If it is text, put a backslash before the line."
    problems.error(line.number, what, mend)


def _refuse(line: Line, problems: Problems) -> None:
    if _DRESSED.match(line.text):
        mend = "Write each property as 'word: value' at the margin, without any other sign."
        problems.error(line.number, "a property is dressed up as something else", mend)
    else:
        mend = "Put a blank line between the two."
        problems.error(line.number, "a paragraph is half properties, half text", mend)


def _unknown(key: str, known: Keys) -> tuple[str, str]:
    if key.lower() in known:
        mend = f"Write '{key.lower()}:'. If it is text, put a backslash before the line."
        return f"'{key}:' has a capital letter", mend
    mend = "If it is text, put a blank line and a backslash before it."
    return f"'{key}:' is not a property here", f"{did_you_mean(key, known)} {mend}"
