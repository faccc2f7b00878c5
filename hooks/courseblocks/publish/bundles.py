"""What the browser gets besides pages: scripts and styles, joined, minified and named after their content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rcssmin
import rjsmin

from courseblocks.course.colors import color_rules
from courseblocks.course.settings import Settings

try:
    import minify  # shortens names, too; it is not built for every machine
except ImportError:  # pragma: no cover
    minify = None

PACKAGE = Path(__file__).parent.parent

FIRST = "bundles/page.js"  # on every page; what the others need of it, it shares

# What only some pages need, each a script and its styles: items besides choices, quizzes for more than plain practice,
# and views of the whole course.
BESIDE = {
    "bundles/kinds.js": "items/item.css",
    "bundles/modes.js": "blocks/quiz/exam/exam.css",
    "bundles/views.js": "blocks/settings/settings.css",
}

# Styles that only some pages need, by the name that the theme links them by: the home page and the first pages of
# modules; pages with code.
PARTS = {"path_styles": "publish/path.css", "code_styles": "publish/code.css"}

_IMPORT = re.compile(r"^import \{([^}]*)\} from '(\.[./\w-]+\.js)';$", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_FOLDERS = re.compile(r"(?<=\bimport\(')[./\w-]+/(?=[\w-]+\.js'\))")  # in comments, before the module that has a type


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: its path from the site's root, and its text."""

    path: str
    text: str


@lru_cache(maxsize=1)
def style_sheet(settings: Settings) -> Asset:
    """Return the styles of every page as one sheet, the organization's colours last."""
    own = color_rules(settings.primary, settings.accent)
    others = {*BESIDE.values(), *PARTS.values()}
    texts = [_read(path) for path in sorted(PACKAGE.rglob("*.css")) if _name(path) not in others]
    return _styles("course.css", "\n".join([*texts, own]))


@lru_cache(maxsize=1)
def part_styles() -> dict[str, Asset]:
    """Return the styles that only some pages need, by the name that the theme links them by."""
    return {name: _styles(f"course-{Path(path).name}", _read(PACKAGE / path)) for name, path in PARTS.items()}


@lru_cache(maxsize=1)
def script() -> Asset:
    """Return the script of every page."""
    return _script("course.js", joined(FIRST))


@lru_cache(maxsize=len(BESIDE))
def assets_beside(entry: str) -> tuple[Asset, Asset]:
    """Return the styles and the script of `entry`, one of `BESIDE`, for pages that need them."""
    name = f"course-{Path(entry).stem}"
    return _styles(f"{name}.css", _read(PACKAGE / BESIDE[entry])), _script(f"{name}.js", joined(entry, beside=FIRST))


def build_id(*others: str) -> str:
    """Return what all scripts that work together are known by: ours, and `others` by their names."""
    return _digest(" ".join([script().path, *(assets_beside(entry)[1].path for entry in BESIDE), *others]))


def read_anew() -> None:
    """Forget what was joined: a preview is told that the sources have changed, and builds all of it once more."""
    for kept in (style_sheet, part_styles, script, assets_beside, modules, _read, _styles, _script):
        kept.cache_clear()


def joined(entry: str, beside: str = "") -> str:
    """Return a module and all that it needs as one classic script, without what the script `beside` it has already.

    A browser does not load modules from `file://`, but it runs a closure. What the modules name at their top is in one
    scope then, so each name is used once, and imported under that name. The first script shares with the others what
    they import from its modules, and nothing else is global. Comments name no folder, so that a module that is
    moved changes no address.
    """
    known = modules(beside) if beside else ()
    texts = [_joinable(name) for name in modules(entry) if name not in known]
    shared = _shared()
    place = f"globalThis.courseblocks_{_digest(' '.join(shared))}"
    needed = _taken(entry, beside) if beside else []
    taken = f"const [{', '.join(name if name in needed else '' for name in shared)}] = {place};\n" if needed else ""
    given = f"{place} = [{', '.join(shared)}];\n" if entry == FIRST else ""
    return "(() => {\n'use strict';\n" + taken + "\n".join(texts) + given + "})();\n"


def _shared() -> list[str]:
    """Return what other scripts take from the first, in the order they know it by: their place is named after it."""
    return sorted({name for other in BESIDE for name in _taken(other, FIRST)})


def _joinable(name: str) -> str:
    return _FOLDERS.sub("./", _EXPORT.sub("", _IMPORT.sub("", _read(PACKAGE / name))))


def _taken(entry: str, beside: str) -> list[str]:
    """Return the names that the modules of `entry` import from modules of `beside`, without those that both have."""
    known = modules(beside)
    found = [each for name in modules(entry) if name not in known for each in imports(name)]
    return sorted({name for names, module in found if module in known for name in names.split(", ")})


def imports(name: str) -> list[tuple[str, str]]:
    """Return what a module imports: the names, and the module that has them, by its path in the package."""
    folder = posixpath.dirname(name)
    found = _IMPORT.findall(_read(PACKAGE / name))
    return [(names, posixpath.normpath(posixpath.join(folder, way))) for names, way in found]


@lru_cache(maxsize=1024)
def modules(name: str, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the modules that `name` needs, and itself, each after those that it imports."""
    for _, needed in imports(name):
        if needed not in seen:
            seen = modules(needed, seen)
    return (*seen, name)


@lru_cache(maxsize=8)
def _styles(name: str, text: str) -> Asset:
    return Asset(_address(name, text), str(rcssmin.cssmin(text)))


@lru_cache(maxsize=8)
def _script(name: str, text: str) -> Asset:
    return Asset(_address(name, text), minified(text))


def minified(text: str) -> str:
    """Return a script without what only people need: comments and, where this machine can, long names."""
    return str(minify.string("application/javascript", text)) if minify else str(rjsmin.jsmin(text))


def _address(name: str, text: str) -> str:
    """Return where a text goes, by what it says before it is minified: the same on every machine."""
    stem, _, ending = name.partition(".")
    return f"assets/{stem}.{_digest(text)}.{ending}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@lru_cache(maxsize=128)
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
