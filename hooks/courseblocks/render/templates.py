"""The templates of the package: all HTML stands in them, and all that goes in is escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from courseblocks.core.names import join_names


def environment() -> Environment:
    """Return what renders the templates of the package: all that goes in is escaped, and nothing may be missing."""
    return Environment(
        loader=PackageLoader("courseblocks", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_templates = environment()
# As filters, since a call costs several times as much and an item has a dozen: `option.text | inline(md, item.path)`.
_templates.filters |= {
    "block": lambda text, md, path="": md.block(text, path),
    "flow": lambda text, md, path="": md.flow(text, path),
    "names": join_names,
    "inline": lambda text, md, path="": md.inline(text, path),
    "text": lambda text, md, path="": md.text(text, path),
    "address": lambda target, md: md.address(target),
}


def template(name: str) -> Template:
    """Return the template at the path `name` in the package."""
    return _templates.get_template(name)


def render(name: str, **values: object) -> str:
    """Return the HTML that the template at the path `name` makes of `values`."""
    return template(name).render(values)
