"""The templates of the package: all HTML stands in them, and all that goes in is escaped."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from courseblocks.core.names import join_names
from courseblocks.render.fragments import Fragments
from courseblocks.words.words import words_in


def environment() -> Environment:
    """Return what renders the templates of the package: all that goes in is escaped, and nothing may be missing."""
    return Environment(
        loader=PackageLoader("courseblocks", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


# As filters, since a call costs several times as much and an item has a dozen: `option.text | inline(md, item.path)`.
_FILTERS = {
    "block": lambda text, md, path="": md.block(text, path),
    "flow": lambda text, md, path="": md.flow(text, path),
    "names": join_names,
    "inline": lambda text, md, path="": md.inline(text, path),
    "text": lambda text, md, path="": md.text(text, path),
    "address": lambda target, md: md.address(target),
}


@lru_cache(maxsize=8)
def _templates(language: str) -> Environment:
    """Return what renders what learners read, which `say` gives in `language`."""
    made = environment()
    made.globals["say"] = lambda name, /, **values: words_in(language).say(name, **values)
    made.filters |= _FILTERS
    return made


def template(name: str, language: str) -> Template:
    """Return the template at the path `name` in the package, for pages in `language`."""
    return _templates(language).get_template(name)


def render(name: str, fragments: Fragments, **values: object) -> str:
    """Return the HTML that the template at the path `name` makes of `values`, for the page of `fragments`."""
    return template(name, fragments.language).render(values, md=fragments)
