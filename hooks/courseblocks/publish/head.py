"""What stands in the head of every page: for hosts and themes that put it there by no setting of their own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote

from courseblocks.core.settings import Settings
from courseblocks.publish.bundles import part_styles, script, style_sheet
from courseblocks.render.templates import template

_END = "</head>"
_FILE = r"assets/course(?:-path|-code)?\.[0-9a-f]{8}\.(?:css|js)\b"
_FILES = re.compile(_FILE)
_OURS = re.compile(r"<(?:link|script)\b[^<>]*\b" + _FILE + r"[^<>]*>(?:</script>)?\n?")
_ROBOTS = re.compile(r"""<meta\b[^<>]*\bname=["']?robots\b""")
_PATH = re.compile(r"<course-page\b[^<>]*\bclass=\"course-(?:home|module)\"")


def way(address: str, target: str) -> str:
    """Return the way from the page at `address` to the path `target`; the home page has the address `./` or none."""
    return quote(posixpath.relpath(target or ".", posixpath.dirname(unquote(address)) or "."))


def complete_head(html: str, settings: Settings, language: str, way_to: Callable[[str], str]) -> str:
    """Return the page `html` with what it lacks in its head; links to another version of our files are left out.

    `way_to` returns the way from the page to a path from the root of the site.
    """
    needed = list(_needed(html, settings, language))
    if not set(needed).issuperset(_FILES.findall(html)):  # on most pages nothing is to be left out
        html = _OURS.sub(lambda link: link[0] if any(path in link[0] for path in needed) else "", html)
    head, end, rest = html.partition(_END)
    lacking = [path for path in needed if path not in html]
    noindex = settings.noindex and not _ROBOTS.search(head)
    if not end or not (lacking or noindex):
        return html
    styles, scripts = ([path for path in lacking if path.endswith(ending)] for ending in (".css", ".js"))
    made = template("publish/head.html", language)
    return head + made.render(styles=styles, scripts=scripts, noindex=noindex, way_to=way_to) + end + rest


def _needed(html: str, settings: Settings, language: str) -> Iterator[str]:
    """Yield the paths of the files that the page `html` needs, or pages that instant navigation leads to from it."""
    yield style_sheet(settings).path
    if _PATH.search(html):
        yield part_styles()["path_styles"].path
    if "<code" in html:
        yield part_styles()["code_styles"].path
    yield script(language).path
