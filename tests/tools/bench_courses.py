"""Seeded courses for the benchmark: the same lessons and items as each generator takes them.

Length and shape of items and lessons are those of the project's own course: about 1,000 words a lesson, ten items of
them (some 600 words); three options an item, feedback on half of the options, a hint on every sixth. Where types are
mixed, half of the items are choices and the others take turns.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from course_folder import PROJECT, configuration
from recommended import recommended, with_options

SEED = 20
LESSONS_A_MODULE = 10
WORDS_OF_TEXT = 400  # the items of a lesson make up the rest
VARIANTS = ("ours", "floor", "without", "bare", "peer")

LINK = "[the credits](CREDITS#a-post)"
CODE_BLOCK = "```python\nfor guest in queue:\n    greet(guest.name)\n```"


@dataclass(frozen=True, slots=True)
class Course:
    """What a course has: lessons, items on each, what kind of items, and words on each page besides.

    Of rich ones a fifth of the fragments needs Markdown, mixed ones are of all types. Where it `is_equipped`, its site
    has all the extensions that Material's guide recommends.
    """

    lessons: int
    items: int
    kind: Literal["plain", "rich", "mixed"] = "plain"
    words: int = WORDS_OF_TEXT
    is_equipped: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """An item as text; each option is its text, its feedback if any, and whether it is right.

    `answers` are those of other types than choice, as Markdown that every generator shows as a list or a table.
    """

    name: str
    stem: str
    options: tuple[tuple[str, str, bool], ...]
    feedback: str
    hint: str
    answers: str = ""


def write(root: Path, course: Course, variant: str) -> None:
    """Write `course` into the empty folder `root` as `variant` takes it.

    Ours and without (items) are built with our hooks, floor, bare (without items) and peer without them.
    """
    chosen = random.Random(SEED)  # noqa: S311  (the same course each time, no secret)
    _put(root, "mkdocs.yml", yaml.dump(_configuration(course, variant)))
    (root / "quizzes").mkdir(parents=True)
    _put(root, "docs/index.md", f"# Home\n\n{_text(chosen, 60)}\n")
    _put(root, "docs/credits.md", "# Credits\n\n## A post\n\n“A post”, by its author, 2020\n\nMore about it.\n")
    for number in range(1, course.lessons + 1):
        if number % LESSONS_A_MODULE == 1:
            module = number // LESSONS_A_MODULE + 1
            index = f"---\ntitle: Module {module}\nmodule: Module {module}\n---\n\n{_text(chosen, 60)}\n"
            _put(root, f"docs/module-{module:03}/index.md", index)
        _write_lesson(root, number, course, variant, chosen)


def lesson_path(number: int) -> str:
    """Return the path of a lesson below `docs/`, without its ending."""
    return f"module-{(number - 1) // LESSONS_A_MODULE + 1:03}/lesson-{number:04}"


def _write_lesson(root: Path, number: int, course: Course, variant: str, chosen: random.Random) -> None:
    text = "\n\n".join(_sections(chosen, course.words))
    questions = [_question_of(course, place, chosen) for place in range(1, course.items + 1)]
    block = _block(root, number, questions, variant) if questions else ""
    path = f"docs/{lesson_path(number)}.md"
    _put(root, path, f"{_front_matter(number)}\n{text}\n\n{block}".replace("CREDITS", "../credits.md"))


def _front_matter(number: int) -> str:
    return (
        f"---\ntitle: Lesson {number}\nobjective: Tell a key from a distractor\nminutes: 7\nsources: [a-post]\n"
        "description: What a learner will find on this page, in a line or so of text.\n---\n"
    )


def _sections(chosen: random.Random, words: int) -> Iterator[str]:
    for title in ("", "## What happened", "## What it means", "## What you can do"):
        paragraphs = [_text(chosen, words // 8) for _ in range(2)]
        yield "\n\n".join([title, *paragraphs]) if title else "\n\n".join(paragraphs)


def _block(root: Path, number: int, questions: list[Question], variant: str) -> str:
    """Return the items as they stand on the page; every second lesson of ours takes them from a bank."""
    if variant in ("without", "bare"):
        return ""
    if variant == "floor":
        return "## Check yourself\n\n" + "\n".join(map(_as_lists, questions))
    if variant == "peer":
        return "## Check yourself\n\n" + "\n".join(map(_as_peer, questions))
    if number % 2:
        items = "\n".join(f"### {_as_item(question)}" for question in questions)
        return f"::: quiz Check yourself\nid: check-yourself\n\n{items}\n:::\n"
    items = "\n".join(f"## {_as_item(question)}" for question in questions).replace("CREDITS", "../docs/credits.md")
    head = f"---\ntitle: Bank {number}\n---\n\n# [Lesson {number}](../docs/{lesson_path(number)}.md)\n\n"
    _put(root, f"quizzes/bank-{number}.md", head + items)
    return f"::: quiz Check yourself\nid: check-yourself\nfrom: bank-{number}\n\n:::\n"


def _as_item(question: Question) -> str:
    options = "\n".join(
        f"- [{'x' if right else ' '}] {text}" + (f"\n  > {feedback}" if feedback else "")
        for text, feedback, right in question.options
    )
    hint = f"\n> [!TIP]\n> {question.hint}\n" if question.hint else ""
    feedback = _quote(question.feedback)
    answers = options or question.answers
    return f"{question.name}\n\nlevel: recall\n\n{question.stem}\n\n{answers}\n\n{feedback}\n{hint}"


def _as_lists(question: Question) -> str:
    """Return what an author writes without any of us: a task list with quotes, a hint above it."""
    options = "\n".join(
        f"- [{'x' if right else ' '}] {text}" + (f"\n\n    > {feedback}\n" if feedback else "")
        for text, feedback, right in question.options
    )
    hint = f"> [!TIP]\n> {question.hint}\n\n" if question.hint else ""
    return f"{question.stem}\n\n{hint}{options or question.answers}\n\n{_quote(question.feedback)}\n"


def _as_peer(question: Question) -> str:
    """Return an item as mkdocs-quiz takes it, which knows no hints."""
    options = "\n".join(
        f"- [{'x' if right else ' '}] {text}" + (f"\n> {feedback}" if feedback else "")
        for text, feedback, right in question.options
    )
    return f"<quiz>\n{question.stem}\n{options}\n\n{question.feedback}\n</quiz>\n"


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _question_of(course: Course, place: int, chosen: random.Random) -> Question:
    question = _question(place, chosen, rich=course.kind == "rich")
    if course.kind != "mixed" or place % 2:
        return question
    texts = [_text(chosen, 6).rstrip(".") for _ in range(6)]
    answers = (
        "\n".join(f"{number}. {text}" for number, text in enumerate(texts[:4], 1)),
        "\n".join(
            ["| This | That |", "|---|---|", *(f"| {a} | {b} |" for a, b in zip(texts[:3], texts[3:], strict=True))]
        ),
        "\n".join([f"- {texts[0]}", *(f"    - {text}" for text in texts[1:3]), f"- {texts[3]}", f"    - {texts[4]}"]),
        "",
    )[place // 2 % 4]
    stem = question.stem if answers else f"{question.stem} It is [[{texts[0]}]]."
    return replace(question, stem=stem, options=(), answers=answers)


def _question(place: int, chosen: random.Random, *, rich: bool) -> Question:
    options = [
        (_fragment(chosen, 10, rich=rich), _fragment(chosen, 13, rich=rich), False),
        (_fragment(chosen, 10, rich=rich), "", True),
        (_fragment(chosen, 10, rich=rich), _fragment(chosen, 13, rich=rich) if place % 2 else "", False),
    ]
    if place % 5 == 0:
        options[2] = (*options[2][:2], True)
    longest = max(range(3), key=lambda at: len(options[at][0]))  # no key's, or it would be advised against
    texts = [options[at][0] for at in (longest, *{0, 1, 2} - {longest})]
    options = [(text, below, right) for text, (_, below, right) in zip(texts, options, strict=True)]
    chosen.shuffle(options)
    return Question(
        f"item-{place}",
        _fragment(chosen, 19, rich=rich, extra="- one\n- two\n\nWhich of them?") + " Which TWO?" * (place % 5 == 0),
        tuple(options),
        _fragment(chosen, 18, rich=rich, extra=CODE_BLOCK),
        _fragment(chosen, 10, rich=rich) if place % 6 == 0 else "",
    )


def _fragment(chosen: random.Random, words: int, *, rich: bool, extra: str = "") -> str:
    """Return text with code or bold in every third; of the rich ones a fifth has a link, or `extra` below it."""
    text = _text(chosen, words)
    first, _, rest = text.partition(" ")
    mark = chosen.randrange(6)
    text = {0: f"{first} `code()` {rest}", 1: f"{first} **bold** {rest}"}.get(mark, text)
    if not rich or chosen.randrange(5):
        return text
    return f"{text}\n\n{extra}" if extra and chosen.randrange(2) else f"{text} See {LINK}."


def _text(chosen: random.Random, words: int) -> str:
    """Return sentences of words of the project's own lessons, as often as they stand there."""
    found = [chosen.choice(_words()) for _ in range(words)]
    starts = range(0, words, 12)
    return " ".join(" ".join(found[start : start + 12]).capitalize() + "." for start in starts)


@cache
def _words() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs/relationships").glob("*.md"))]
    return [word for text in texts for word in re.findall(r"\b[a-z][a-z’]*", text)]


def _configuration(course: Course, variant: str) -> dict[str, object]:
    """Return the project's own configuration; for those without our hooks, without anything of ours."""
    config = configuration(site_name="Benchmark")
    theme, extensions = config["theme"], config["markdown_extensions"]
    assert isinstance(theme, dict)
    assert isinstance(extensions, list)
    if course.is_equipped:
        own = with_options(extensions)
        extensions = [{name: dict(options)} for name, options in (own | recommended()).items()]
        config["markdown_extensions"] = extensions
    if variant in ("ours", "without"):
        return config
    del config["hooks"], config["watch"], theme["custom_dir"]
    theme["language"] = "en"  # en-GB is a translation of ours
    config["markdown_extensions"] = [one for one in extensions if not (isinstance(one, dict) and "courseblocks" in one)]
    if variant == "peer":
        config["plugins"] = ["search", "mkdocs_quiz"]
    return config


def _put(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
