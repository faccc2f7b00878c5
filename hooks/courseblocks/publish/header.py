"""What stands below the title of a lesson, and of the opener of a module."""

from __future__ import annotations

from collections.abc import Sequence

from courseblocks.core.fragment import Fragment
from courseblocks.core.model import Page
from courseblocks.core.settings import Settings
from courseblocks.render.fragments import Fragments
from courseblocks.render.templates import render


def lesson_header(settings: Settings, page: Page, credit: Sequence[tuple[str, Fragment]], fragments: Fragments) -> str:
    """Return what stands below the title of a lesson; `credit` are the addresses and texts of its sources."""
    front = page.front
    objective = Fragment(front.objective or "", front.line("objective"))
    return render("publish/lesson.html", fragments, settings=settings, page=page, objective=objective, credit=credit)


def module_header(page: Page, lessons: Sequence[Page], fragments: Fragments) -> str:
    """Return what stands below the title of a module's opener: its number, and how much there is to read."""
    minutes = sum(lesson.front.minutes or 0 for lesson in lessons)
    return render("publish/module.html", fragments, module=page.front.module, lessons=len(lessons), minutes=minutes)
