"""What runs code in the reader's browser, or acts there on behalf of the page: whoever reviews a change is to know.

Told is what a browser would find in the HTML that Python-Markdown makes, so code that is only shown is passed by, and
no way of writing it hides it. The lines are searched for afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape

from markdown import Markdown

from courseblocks.core.markup import read_backslashes
from courseblocks.core.model import Told
from courseblocks.core.problems import Advice, Grade, Problem, Problems, errors
from courseblocks.source.front_matter import Keys
from courseblocks.source.lines import Line, blank_code_spans
from courseblocks.source.slips.tags import EXTENSIONS

_RUNS = "runs code in the learner's browser"
_SENDS = "sends something to another host"
_COVERS = "may cover the page"
_ENDS = "ends the tag that it is printed in, so that code may follow"

_ELEMENTS = {
    "script": _RUNS,
    "iframe": "shows another page in this one, and runs its code in the learner's browser",
    "base": "leads the addresses of the page elsewhere, those of its scripts too",
}
_ATTRIBUTES = {
    "srcdoc": _RUNS,
    "http-equiv": "may lead the learner away, or change how the page is read",
}
_SENDING = ("action", "formaction", "ping")
_ADDRESSES = ("action", "data", "formaction", "from", "href", "src", "to", "values")
_SCHEMES = ("javascript:", "vbscript:", "data:text/html")

# What is worth a look, in text without white space.
# The longest name of an event has 39 letters; without an end, "on" over and over would take long.
_MAYBE = re.compile(
    r"<(?:script|iframe|base)|on[a-z]{1,50}=|srcdoc|http-equiv|action=|ping=|position:|(?:java|vb)script:|data:text/html"
)
_TAG = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_STYLES = re.compile(r"<style\b([^<]*)", re.IGNORECASE)
_POSITION = re.compile(r"(?<![\w-])position\s*:(?!\s*(?:relative|static)\b)", re.IGNORECASE)
# The same in text without white space.
_POSITION_THERE = r"(?<![\w-])position:(?!relative|static)"
_ELSEWHERE = re.compile(r"[a-z][a-z\d+.-]*:|[/\\]{2}", re.IGNORECASE)
_ENDING = re.compile(r"<[a-zA-Z/!?]")

_TAKE_OUT = "Take it out."
_NO_TAG = "Write it without <."


def told_of_text(lines: Sequence[Line]) -> tuple[Told, ...]:
    """Return what runs code in the text that `lines` are."""
    text = "\n".join(line.text for line in lines)
    if not _MAYBE.search(_squeezed(text)):
        return ()
    md = _markdown()
    md.reset()
    return tuple(_placed(_found(md.convert(text)), lines))


def told_of_front(keys: Keys) -> tuple[Told, ...]:
    """Return the title in front matter if it ends the tag that a theme prints it in as it is."""
    title = str(keys.values.get("title") or "")
    return (Told(keys.lines["title"], f"'title:' {_ENDS}", title),) if _ENDING.search(title) else ()


def told_of_svg(text: str) -> tuple[Told, ...]:
    """Return what runs code in a picture once it is opened by itself; entities of its own may hide it."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    found = [(what, shown) for what, shown in _found(unescape(text)) if what != _COVERS]
    return tuple(_placed(iter(found), lines))


def warn_of_code(told: Sequence[Told], seen: Sequence[str], problems: Problems) -> None:
    """Warn of what is `told` in a file, unless it is `seen`; a line that is refused already is told once."""
    refused = {problem.line for problem in errors(problems.found)}
    for here in told:
        if Advice.CODE.value not in seen and here.line not in refused:
            answer = f"'seen: {Advice.CODE.value}' in the front matter"
            problems.found.append(code_problem(problems.path, here, answer))


def code_problem(path: str, here: Told, answer: str) -> Problem:
    """Return the warning of what is told in the file at `path`; `answer` is what to write where, if it is meant."""
    mend = _NO_TAG if here.what.endswith(_ENDS) else _TAKE_OUT
    return Problem(path, here.line, here.what, f"{mend} If it is meant, write {answer}.", Grade.WARNING, Advice.CODE)


@cache
def _markdown() -> Markdown:
    more = ("attr_list", "footnotes", "pymdownx.tabbed")  # a site may have them, and then text is no code
    md = Markdown(extensions=[*EXTENSIONS, *more], extension_configs=dict(EXTENSIONS))
    read_backslashes(md)
    return md


def _found(html: str) -> Iterator[tuple[str, str]]:
    """Yield what in `html` does something, each with the sign that it is known by."""
    for name, attributes in _tags(html):
        element = name.lower().rpartition(":")[2]
        if element in _ELEMENTS:
            yield _ELEMENTS[element], f"<{element}>"
        for attribute, value in attributes.items():
            yield from _found_in_attribute(attribute, value)
    for _ in (match for style in _STYLES.finditer(html) for match in _POSITION.finditer(style[1])):
        yield _COVERS, "position:"


def _found_in_attribute(name: str, value: str) -> Iterator[tuple[str, str]]:
    address = re.sub(r"[\t\n\r]", "", value).lstrip("".join(map(chr, range(33)))).lower()  # as browsers read it
    if re.fullmatch(r"on[a-z]+", name):
        yield _RUNS, f"{name}="
    if name in _ATTRIBUTES:
        yield _ATTRIBUTES[name], f"{name}="
    if name in _SENDING and _ELSEWHERE.match(address):
        yield _SENDS, f"{name}="
    if name == "style" and _POSITION.search(value):
        yield _COVERS, "position:"
    for part in address.split(";") if name.rpartition(":")[2] in _ADDRESSES else ():
        yield from ((_RUNS, scheme) for scheme in _SCHEMES if part.lstrip().startswith(scheme))


def _tags(html: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each opening tag with its attributes; also those in a value, where another reading may end it before."""
    at = 0
    while match := _TAG.search(html, at):
        attributes: dict[str, str] = {}
        at = match.end()
        while pair := _ATTRIBUTE.match(html, at):
            at = pair.end()
            value = pair[2] or pair[3] or pair[4] or ""
            attributes.setdefault(pair[1].lower(), unescape(value))
            yield from _tags(value) if "<" in value else ()
        yield match[1], attributes


def _placed(found: Iterator[tuple[str, str]], lines: Sequence[Line]) -> Iterator[Told]:
    """Yield each line on which something is found, once; what is found nowhere stands on the first line."""
    numbers: Counter[str] = Counter()
    seen: set[tuple[int, str]] = set()
    texts = {line.number: line.text for line in lines}
    for what, shown in found:
        places = _places(_POSITION_THERE if what == _COVERS else re.escape(shown.rstrip(">")), lines) or [
            lines[0].number
        ]
        line = places[min(numbers[shown], len(places) - 1)]
        numbers[shown] += 1
        if (line, shown) not in seen:
            seen.add((line, shown))
            yield Told(line, f"'{shown}' {what}", texts[line].strip())


def _places(sign: str, lines: Sequence[Line]) -> list[int]:
    """Return the line of each match of the pattern `sign`: in text, then in what looks like code and may be in HTML."""
    outside = [line._replace(text=blank_code_spans(line.text)) for line in lines if not line.code]
    in_text, in_all = ([line.number for line in some for _ in _matches(sign, line)] for some in (outside, lines))
    return [*in_text, *(Counter(in_all) - Counter(in_text)).elements()]


def _matches(sign: str, line: Line) -> list[str]:
    return re.findall(sign, _squeezed(line.text))


def _squeezed(text: str) -> str:
    """Return `text` with its entities read, without white space and capitals."""
    return "".join(unescape(text).split()).lower()
