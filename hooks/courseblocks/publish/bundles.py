"""What the browser gets besides pages: scripts and styles, joined, minified and named after their content."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rcssmin
import rjsmin

from courseblocks.blocks.kinds import BLOCKS
from courseblocks.core.settings import Settings
from courseblocks.course.colors import color_rules
from courseblocks.publish.modules import check_forms, check_names, imports_in, without_forms
from courseblocks.words.words import Message, words_in

try:
    import minify  # shortens names, too; it is not built for every machine
except ImportError:  # pragma: no cover
    minify = None

PACKAGE = Path(__file__).parent.parent

FIRST = "bundles/page.js"  # on every page; what the others need of it, it shares

# The styles that come with each script that only some pages need.
BESIDE = {script.entry: script.styles for kind in BLOCKS for script in kind.scripts}

# Styles that only some pages need, by the name that the theme links them by: the home page and the first pages of
# modules; pages with code.
PARTS = {"path_styles": "publish/path.css", "code_styles": "publish/code.css"}

_SAY = re.compile(
    r"(?<![\w.#$])say\(\s*((?:[^'\"`,()]+\?\s*'[\w.-]+'\s*:\s*)?'[\w.-]+'(?=\s*[,)]))?"
)  # one name, or two
_NAME = re.compile(r"'([\w.-]+)'")
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
def script(language: str) -> Asset:
    """Return the script of every page of a site in `language`."""
    return _script("course.js", joined(FIRST, language))


@lru_cache(maxsize=len(BESIDE))
def assets_beside(entry: str, language: str) -> tuple[Asset, Asset]:
    """Return the styles and the script of `entry`, one of `BESIDE`, for pages that need them."""
    name = f"course-{Path(entry).stem}"
    text = joined(entry, language, beside=FIRST)
    return _styles(f"{name}.css", _read(PACKAGE / BESIDE[entry])), _script(f"{name}.js", text)


def every_asset(settings: Settings, language: str) -> list[Asset]:
    """Return all files that a site needs."""
    more = [asset for entry in BESIDE for asset in assets_beside(entry, language)]
    return [style_sheet(settings), *part_styles().values(), script(language), *more]


def build_id(language: str, *others: str) -> str:
    """Return what all scripts that work together are known by: ours, and `others` by their names."""
    beside = (assets_beside(entry, language)[1].path for entry in BESIDE)
    return _digest(" ".join([script(language).path, *beside, *others]))


def read_anew() -> None:
    """Forget what was joined if a source has changed since: a preview builds again whatever was saved."""
    sources_state.cache_clear()
    _forget((sources_state(), minify))


@lru_cache(maxsize=1)
def sources_state() -> frozenset[tuple[str, int, int]]:
    """Return the path, the time and the size of each file of the package that no program makes, as of this build."""
    found = [os.path.join(place, name) for place, _, names in os.walk(PACKAGE) for name in names]  # noqa: PTH118  (fast)
    return frozenset((path, *_time_and_size(path)) for path in found if not path.endswith(".pyc"))


def _time_and_size(path: str) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116  (fast)
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1)
def _forget(_state: object) -> None:
    for kept in (style_sheet, part_styles, script, assets_beside, imports, modules, words_in, _read, _styles, _script):
        kept.cache_clear()


def joined(entry: str, language: str, beside: str = "") -> str:
    """Return a module and all that it needs as one classic script, without what the script `beside` it has already.

    Whatever it says stands in it, in `language`, in place of the names that the catalogue has for that.
    A browser does not load modules from `file://`, but it runs a closure. What the modules name at their top is in one
    scope then, so each name is used once, and imported under that name. The first script shares with the others what
    they import from its modules, and nothing else is global. Comments name no folder, so that a module that is
    moved changes no address.
    """
    check_names({name: _read(PACKAGE / name) for name in modules(entry)})
    known = modules(beside) if beside else ()
    texts = [_joinable(name, language) for name in modules(entry) if name not in known]
    taken = _takes(entry) if beside else ""
    given = _gives() if entry == FIRST else ""
    return "(() => {\n'use strict';\n" + taken + "\n".join(texts) + given + "})();\n"


def _takes(entry: str) -> str:
    place, names = _shared()
    needed = _taken(entry, FIRST)
    return f"const [{', '.join(name if name in needed else '' for name in names)}] = {place};\n"


def _gives() -> str:
    place, names = _shared()
    return f"{place} = [{', '.join(names)}];\n"


def _shared() -> tuple[str, list[str]]:
    """Return where the first script puts what others take from it, and what that is: the place is named after it."""
    names = sorted({name for other in BESIDE for name in _taken(other, FIRST)})
    return f"globalThis.courseblocks_{_digest(' '.join(names))}", names


def _joinable(name: str, language: str) -> str:
    """Return a module with messages in place of their names, and of the catalogue only its language."""
    text, words = _read(PACKAGE / name), words_in(language)
    if any("say" in names.split(", ") for names, _ in imports(name)):
        text = _SAY.sub(lambda call: _said(call, words.messages, name), text)
    catalogue = json.dumps({"language": words.language, "messages": {}})
    return _FOLDERS.sub("./", without_forms(text, catalogue))


def _said(call: re.Match[str], messages: Mapping[str, Message], module: str) -> str:
    """Return the beginning of a call of `say` with what it says.

    Raises:
        LookupError: the call has no name of a message, or none that the catalogue has.

    """
    names = _NAME.findall(call[1] or "")
    if not names or not messages.keys() >= set(names):
        line = call.string.count("\n", 0, call.end()) + 1
        raise LookupError(f"{module}:{line}: 'say' needs a name of the catalogue, written out, or a choice of two.")
    return _NAME.sub(lambda name: json.dumps(messages[name[1]], ensure_ascii=False), call[0])


def _taken(entry: str, beside: str) -> list[str]:
    """Return the names that the modules of `entry` import from modules of `beside`, without those that both have."""
    known = modules(beside)
    found = [each for name in modules(entry) if name not in known for each in imports(name)]
    return sorted({name for names, module in found if module in known for name in names.split(", ")})


@lru_cache(maxsize=1024)
def imports(name: str) -> list[tuple[str, str]]:
    """Return what a module imports: the names, and the module that has them, by its path in the package."""
    text = _read(PACKAGE / name)
    check_forms(text, name)
    return imports_in(text, name)


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
