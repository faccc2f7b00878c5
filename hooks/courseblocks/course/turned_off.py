"""What only an extension reads that the site does not have: learners would see the signs that authors type for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from courseblocks.core.model import Course
from courseblocks.core.problems import Grade, Problem, Problems
from courseblocks.source.lines import Line, blank_code_spans, scan


class _Shape(NamedTuple):
    """How something is typed, what it is, what in the name of an extension says that it is read, and what to do."""

    typed: re.Pattern[str]
    what: str
    extension: str
    mend: str


_ADD = "Add '{}' to markdown_extensions, or put a backslash before it if it is text."
_FENCE = _Shape(
    re.compile(r"\s*(?:`{3,}|~{3,}) *(?:\{ *\.)?(mermaid)\b"),
    "a diagram",
    "mermaid",
    "Put a picture in its place: what draws it would be loaded from another host.",
)
_SHAPES = (
    _Shape(re.compile(r'\s*(===[+!]* "[^"]*")'), "tabs", "tabbed", _ADD.format("pymdownx.tabbed")),
    _Shape(re.compile(r"\s*(-+8<-+)(?:\s|$)"), "text of another file", "snippets", _ADD.format("pymdownx.snippets")),
    _Shape(
        re.compile(r"(?:\s*(?=\$\$\s*$)|.*?(?<![\\$])(?=\$\$[^$\s][^$]*\$\$))(\$\$)"),
        "a formula",
        "math",
        "Write it in words, or put a picture in its place; 'pymdownx.arithmatex' needs a script besides, of your own.",
    ),
    _Shape(
        re.compile(r".*?(?<![\w:\\])(:[a-z][a-z0-9_+-]*[a-z0-9]:)(?![\w:])"),
        "an icon",
        "emoji",
        "Add 'pymdownx.emoji' to markdown_extensions with Material's 'to_svg' as its generator, which asks no other "
        "host, or put a backslash before it if it is text.",
    ),
    _Shape(
        re.compile(r".*?(?<![\w+\\])(\+\+[\w-]+(?:\+[\w-]+)*\+\+)(?![\w+])"),
        "a key",
        "keys",
        _ADD.format("pymdownx.keys"),
    ),
)
# Most texts have none of them.
_MAYBE = re.compile(r'===[+!]* "|8<-|\$\$|\+\+[\w-]|(?<![\w:\\]):[a-z][\w+-]*:|(?:```|~~~) *(?:\{ *\.)?mermaid')


def advise_on_extensions(course: Course, extensions: Iterable[str]) -> Iterator[Problem]:
    """Yield advice on each line of `course` that only an extension reads that is not among `extensions`."""
    names = " ".join(extensions)
    off = [shape for shape in (_FENCE, *_SHAPES) if shape.extension not in names]
    for page in course.pages:
        yield from _told(page.file, page.first, "\n".join(page.lines), off)
    for bank in course.banks:
        for item in bank.items:
            for text in (*item.body.texts, *item.body.longer_texts):
                yield from _told(bank.path, text.fragment.line, text.fragment.markdown, off)


def _told(path: str, first: int, text: str, off: Iterable[_Shape]) -> Iterator[Problem]:
    if not _MAYBE.search(text):
        return
    lines = scan(text.split("\n"), first, Problems(path))
    for above, line in pairwise([Line(first - 1, ""), *lines]):
        for shape in off:
            if line.code and (above.code or shape is not _FENCE):
                continue
            typed = shape.typed.match(line.text if line.code else blank_code_spans(line.text))
            if typed:
                what = (
                    f"'{typed[1]}' is {shape.what} to an extension that this site does not have, and text to learners"
                )
                yield Problem(path, line.number, what, shape.mend, Grade.ADVICE)
