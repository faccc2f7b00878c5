"""The forms that scripts are written in so that they can be joined: one to import, one to export, one scope for all."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

_IMPORT = re.compile(r"^import \{(\w+(?:, \w+)*)\} from '(\.[./\w-]+\.js)';$", re.MULTILINE)
_CATALOGUE = re.compile(r"^import catalogue from '\./en\.json' with \{type: 'json'\};$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|(?:async )?function) \w)", re.MULTILINE)

# A statement that is left once those are taken out, or what is written like a call.
_OTHER = re.compile(r"(?:^|;)[ \t]*(import|export)(?=[\s{*'\"])|(?<![.\w$#])(import)\s*[(.]", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/|(?<!\S)//[^\n]*", re.DOTALL)
_TOP = re.compile(r"^(?:export )?(?:const|let|var|class|(?:async )?function\*?) (\w+|[{\[])", re.MULTILINE)

_VAR = re.compile(r"(?:^|[;{}(])[ \t]*(var)\s", re.MULTILINE)

_MEND = {
    "import": "Write it as \"import {one, other} from './module.js';\", on a line of its own",
    "export": 'Write it before what it names: "export function one() {}", or a class, a const, a let',
}


def imports_in(text: str, name: str) -> list[tuple[str, str]]:
    """Return what the module `name` imports: the names, and the module that has them, by its path in the package."""
    folder = posixpath.dirname(name)
    return [(names, posixpath.normpath(posixpath.join(folder, way))) for names, way in _IMPORT.findall(text)]


def without_forms(text: str, catalogue: str) -> str:
    """Return a module as a part of a script: without what it imports, but for the messages of the catalogue."""
    return _EXPORT.sub("", _IMPORT.sub("", _CATALOGUE.sub(lambda _: f"const catalogue = {catalogue};", text)))


def check_forms(text: str, name: str) -> None:
    """Refuse a module that imports or exports in another form, or that the minifier would change.

    Raises:
        ValueError: it does; the message says where, what, and how to mend it.

    """
    bare = _without_comments(text)
    old = _VAR.search(bare)
    if old:  # the minifier puts 'var {x} = a' before the 'a' that stands above it
        raise ValueError(f"{name}:{_line(bare, old.start(1))}: a 'var' is not joined. Write const or let.")
    other = _OTHER.search(without_forms(bare, "{}"))
    if other:
        form = str(other[1] or other[2])
        line = _line(other.string, other.start(1 if other[1] else 2))
        raise ValueError(f"{name}:{line}: this {form} has a form that is not joined. {_MEND[form]}.")


def check_names(texts: dict[str, str]) -> None:
    """Refuse modules, by their names, that could not share a scope.

    Raises:
        ValueError: two use a name at their top, or it cannot be told which one does.

    """
    used: dict[str, str] = {}
    for module, text in texts.items():
        for top in _TOP.finditer(_without_comments(text)):
            where = f"{module}:{_line(text, top.start())}"
            if top[1] in "{[":
                raise ValueError(f"{where}: several names at once are not joined. Write each on a line of its own.")
            if top[1] in used:
                raise ValueError(
                    f"{where}: '{top[1]}' is used at the top of {used[top[1]]}, too. Give it another name."
                )
            used[top[1]] = module


@lru_cache(maxsize=1024)
def _without_comments(text: str) -> str:
    """Return a text as long as it was, and with as many lines; kept, since a module stands in several scripts."""
    return _COMMENT.sub(lambda comment: "\n".join(" " * len(line) for line in comment[0].split("\n")), text)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
