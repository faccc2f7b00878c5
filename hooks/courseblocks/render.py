"""Blocks as HTML: complete without scripts, upgraded by the browser runtime. The HTML itself is in `templates/`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from courseblocks.fragments import Fragments
from courseblocks.model import Block, Checklist, Fragment, FrontMatter, Item, ItemType
from courseblocks.problems import Problem

_templates = Environment(
    loader=PackageLoader("courseblocks"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_quiz(block: Block, items: Sequence[Item], fragments: Fragments) -> str:
    """Return a quiz with `items`, which are those of its references or its own."""
    return _render(
        "quiz.html", block=block, title=Fragment(block.title, block.line), items=items, types=ItemType, md=fragments
    )


def render_checklist(block: Block, checklist: Checklist, fragments: Fragments) -> str:
    """Return a checklist."""
    return _render(
        "checklist.html", block=block, title=Fragment(block.title, block.line), checklist=checklist, md=fragments
    )


def render_lesson_header(front: FrontMatter, credit: Fragment, fragments: Fragments) -> str:
    """Return what stands below the title of a lesson; `credit` is the Markdown of its credit strip."""
    objective = Fragment(front.objective or "", front.line("objective"))
    return _render("lesson.html", front=front, objective=objective, credit=credit, md=fragments)


def render_problems(problems: Iterable[Problem]) -> str:
    """Return what stands in place of a broken block in a preview."""
    return _render("problems.html", problems=list(problems))


def _render(name: str, **values: object) -> str:
    return _templates.get_template(name).render(values)
