"""The search of a site: its index, which grows with the course, comes once a learner begins to search."""

from __future__ import annotations

import pytest

from browsers import settle, until
from browsing import Courses, Serve, Visit, in_browsers
from learner import LESSON_PAGE

pytestmark = [*in_browsers, pytest.mark.sliced]

ASKED = "return performance.getEntriesByType('resource').filter(({name}) => name.includes('search_index')).length"
# As Material's own shortcut does it, which is one of the keys F, S and /.
BEGIN = {
    "by the field": "document.querySelector('.md-search__input').focus()",
    "by its icon": "document.querySelector('label[for=__search]').click()",
}
TYPE = """const field = document.querySelector('.md-search__input')
field.focus()
field.value = 'paragraph'
field.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}))"""


@pytest.mark.parametrize("begin", BEGIN.values(), ids=BEGIN)
def test_the_index_comes_when_somebody_searches(visit: Visit, courses: Courses, serve: Serve, begin: str) -> None:
    """Wide and narrow; and what is typed meanwhile is found."""
    tab = visit().tab()
    tab.size(360 if "label" in begin else 1280, 740)
    tab.open(serve(courses()).address + LESSON_PAGE)
    settle(tab)
    assert tab.js(ASKED) == 0
    tab.js(begin)
    until(lambda: tab.js(ASKED) == 1)
    tab.js(TYPE)
    until(lambda: tab.texts(".md-search-result__item"))
