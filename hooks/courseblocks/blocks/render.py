"""Blocks as HTML: complete without scripts, upgraded by the browser runtime. The HTML itself is in templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Block, Checklist, Item, Page, Quiz, join_names
from courseblocks.core.problems import Problem
from courseblocks.course.settings import Settings
from courseblocks.items import arranged
from courseblocks.items.answers import Choice, ItemType
from courseblocks.render.fragments import Fragments
from courseblocks.words.words import ENGLISH, words_in


def environment() -> Environment:
    """Return what renders the templates of the package: all that goes in is escaped, and nothing may be missing."""
    return Environment(
        loader=PackageLoader("courseblocks", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=8)
def _templates(language: str) -> Environment:
    """Return the same for what learners read, which `say` gives in `language`."""
    made = environment()
    made.globals |= {"arranged": arranged, "say": lambda name, **values: words_in(language).say(name, **values)}
    made.filters |= _FILTERS
    return made


# As filters, since a call costs several times as much and an item has a dozen: `option.text | inline(md, item.path)`.
_FILTERS = {
    "address": lambda target, md: md.address(target),
    "block": lambda text, md, path="": md.block(text, path),
    "flow": lambda text, md, path="": md.flow(text, path),
    "names": join_names,
    "inline": lambda text, md, path="": md.inline(text, path),
    "text": lambda text, md, path="": md.text(text, path),
}

_FILES = {
    ItemType.ORDERING: "ordering/ordering",
    ItemType.FILL_IN: "fill_in/fill-in",
    ItemType.OPEN: "open_response/open-response",
} | dict.fromkeys((ItemType.MATCHING, ItemType.CATEGORISE), "pairs/pairs")


@lru_cache(maxsize=8 * len(ItemType))
def _answers_of(type_: ItemType, language: str) -> object:
    """Return the macros for the answers of a type; most courses need few of them."""
    return _templates(language).get_template(f"items/{_FILES.get(type_, 'choice/choice')}.html").module


@dataclass(frozen=True, slots=True)
class Place:
    """A block in its course: what the runtime has to know to keep what a learner does in it."""

    settings: Settings
    block: Block
    names: tuple[str, ...]


def render_quiz(
    place: Place,
    items: Sequence[Item],
    more: Sequence[tuple[str, str]],
    fragments: Fragments,
    rules: Mapping[str, object] | None = None,
) -> str:
    """Return a quiz with `items`, which are those of its references or its own.

    `more` are the addresses of the style sheets and scripts that it needs beside those of every page; `rules` are those
    of its draw, if it has one.
    """
    quiz = place.block.content if isinstance(place.block.content, Quiz) else Quiz()
    values = {
        "title": Fragment(place.block.title, place.block.line),
        "quiz": quiz,
        "mode": "" if _is_plain(quiz) else quiz.mode,
        "pass_mark": place.settings.pass_mark_of(quiz),
        "more": more,
    }
    answers_of = partial(_answers_of, language=fragments.language)
    return _render(
        "blocks/quiz/quiz.html", fragments, place=place, items=items, rules=rules, answers_of=answers_of, **values
    )


def needed(quiz: Quiz, items: Sequence[Item]) -> list[str]:
    """Return the scripts that a quiz with `items` needs beside that of every page."""
    kinds = [] if all(isinstance(item.answers, Choice) for item in items) else ["bundles/kinds.js"]
    return kinds if _is_plain(quiz) else [*kinds, "bundles/modes.js"]


def _is_plain(quiz: Quiz) -> bool:
    return quiz.mode == "practice" and not quiz.confidence and not (quiz.draw and quiz.draw.pick)


def render_checklist(place: Place, checklist: Checklist, fragments: Fragments) -> str:
    """Return a checklist."""
    title = Fragment(place.block.title, place.block.line)
    return _render("blocks/checklist/checklist.html", fragments, place=place, title=title, checklist=checklist)


def render_view(place: Place, more: tuple[str, str], fragments: Fragments) -> str:
    """Return a view of the whole course, with the addresses of its style sheet and of the script that makes it work."""
    title = Fragment(place.block.title, place.block.line)
    name = place.block.name
    return _render(f"blocks/{name}/{name}.html", fragments, place=place, title=title, more=more)


def render_lesson_header(
    settings: Settings, page: Page, credit: Sequence[tuple[str, Fragment]], fragments: Fragments
) -> str:
    """Return what stands below the title of a lesson; `credit` are the addresses and texts of its sources."""
    front = page.front
    objective = Fragment(front.objective or "", front.line("objective"))
    return _render("publish/lesson.html", fragments, settings=settings, page=page, objective=objective, credit=credit)


def render_module_header(page: Page, lessons: Sequence[Page], fragments: Fragments) -> str:
    """Return what stands below the title of a module's opener: its number, and how much there is to read."""
    minutes = sum(lesson.front.minutes or 0 for lesson in lessons)
    return _render("publish/module.html", fragments, module=page.front.module, lessons=len(lessons), minutes=minutes)


def render_problems(problems: Iterable[Problem]) -> str:
    """Return what stands in place of a broken block in a preview."""
    return _templates(ENGLISH).get_template("blocks/broken.html").render(problems=list(problems))


def _render(name: str, fragments: Fragments, **values: object) -> str:
    return _templates(fragments.language).get_template(name).render(values, md=fragments)
