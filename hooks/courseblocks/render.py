"""Blocks as HTML: complete without scripts, upgraded by the browser runtime. The HTML itself is in `templates/`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from courseblocks.answers import Choice, ItemType
from courseblocks.fragments import Fragments
from courseblocks.model import Block, Checklist, Item, Page
from courseblocks.problems import Problem
from courseblocks.settings import Settings
from courseblocks.texts import Fragment


def environment() -> Environment:
    """Return what renders the files of `templates/`: all that goes in is escaped, and nothing may be missing."""
    return Environment(
        loader=PackageLoader("courseblocks"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_templates = environment()


@dataclass(frozen=True, slots=True)
class Place:
    """A block in its course: what the runtime has to know to keep what a learner does in it."""

    settings: Settings
    block: Block
    names: tuple[str, ...]


def render_quiz(place: Place, items: Sequence[Item], script: str, fragments: Fragments) -> str:
    """Return a quiz with `items`, which are those of its references or its own.

    `script` is the address of the second script, which stands before a quiz that needs it.
    """
    title = Fragment(place.block.title, place.block.line)
    needed = script if any(not isinstance(item.answers, Choice) for item in items) else ""
    return _render("quiz.html", place=place, title=title, items=items, script=needed, types=ItemType, md=fragments)


def render_checklist(place: Place, checklist: Checklist, fragments: Fragments) -> str:
    """Return a checklist."""
    title = Fragment(place.block.title, place.block.line)
    return _render("checklist.html", place=place, title=title, checklist=checklist, md=fragments)


def render_view(place: Place, script: str, fragments: Fragments) -> str:
    """Return a view of the whole course, with the address of the script that makes it work."""
    title = Fragment(place.block.title, place.block.line)
    return _render(f"{place.block.name}.html", place=place, title=title, script=script, md=fragments)


def render_lesson_header(settings: Settings, page: Page, credit: Fragment, fragments: Fragments) -> str:
    """Return what stands below the title of a lesson; `credit` is the Markdown of its credit strip."""
    front = page.front
    objective = Fragment(front.objective or "", front.line("objective"))
    return _render("lesson.html", settings=settings, page=page, objective=objective, credit=credit, md=fragments)


def render_module_header(page: Page, lessons: Sequence[Page]) -> str:
    """Return what stands below the title of a module's opener: its number, and how much there is to read."""
    minutes = sum(lesson.front.minutes or 0 for lesson in lessons)
    return _render("module.html", module=page.front.module, lessons=len(lessons), minutes=minutes)


def render_problems(problems: Iterable[Problem]) -> str:
    """Return what stands in place of a broken block in a preview."""
    return _render("problems.html", problems=list(problems))


def _render(name: str, **values: object) -> str:
    return _templates.get_template(name).render(values)
