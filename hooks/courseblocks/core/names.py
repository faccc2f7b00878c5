"""What things are called: ids, the names of what is in the course, and how names stand in an attribute."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from courseblocks.core.unseen import without_unseen

DOCS = "docs"  # where pages lie, unless the settings name another folder
BANKS = "quizzes"  # where banks lie, likewise
CREDITS = "credits.md"  # the page with the sources, below that of the pages, likewise

_PARTS = re.compile(r"[\s\ufeff%]")  # white space of Python's and of JavaScript's, and what encodes it
_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def is_id(text: str) -> bool:
    """Whether `text` is lower-case words joined by hyphens."""
    return bool(_ID.fullmatch(text)) and text == text.lower()


def slug(text: str) -> str:
    """Return the id that `text` suggests: its words in lower case, joined by hyphens."""
    folded = unicodedata.normalize("NFC", without_unseen(text).lower())
    return "-".join(re.findall(r"[^\W_]+", re.sub(r"['’]", "", folded)))


def id_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with the id `text` and how to mend it, or None."""
    if is_id(text):
        return None
    without_braces = re.sub(r"\{.*\}", "", text).strip()
    explicit = re.search(r"\{\s*#([^\s}]+)", text)
    suggestion = slug(explicit[1] if explicit else without_braces)
    mend = f"Write '{suggestion}'." if suggestion else "Write words such as 'three-steps'."
    if explicit:
        return f"the id '{text}' is in braces", f"The heading itself is the id. {mend}"
    return f"the id '{text}' is not lower-case words joined by hyphens", mend


def page_names(path: str, was: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the page at `path` below `docs/`, which was at the paths `was` before.

    Some systems write the accents in a path as signs of their own: the page is known by that too, but not first.
    """
    names = [name.strip("/").removesuffix(".md") for name in (path, *was)]
    return tuple(dict.fromkeys([unicodedata.normalize("NFC", names[0]), *names]))


def all_names(scopes: Iterable[str], ids: Iterable[str]) -> tuple[str, ...]:
    """Return what is called by any of `ids` in any of `scopes`, each under its present name first."""
    ids = tuple(ids)
    return tuple(f"{scope}#{one}" for scope in scopes for one in ids)


def join_names(names: Iterable[str]) -> str:
    """Return `names` for one attribute, with spaces between; `names` in `runtime/page/dom.js` parts them.

    A path may have white space in it, which is percent-encoded; all other names stand there as they are stored.
    """
    return " ".join(_PARTS.sub(lambda match: quote(match[0]), name) for name in names)
