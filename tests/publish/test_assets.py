"""The scripts and the style sheet of a site, as the build joins and minifies them."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rjsmin

from course_folder import PROJECT
from courseblocks.core.settings import Settings
from courseblocks.publish import bundles
from courseblocks.publish.bundles import BESIDE, FIRST, PACKAGE, PARTS, joined, modules, read_anew, script, style_sheet
from courseblocks.words.words import ENGLISH, words_in
from said import say

MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.js"))
STYLES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.css"))
NPM = PROJECT / "tests/npm"
SEMICOLON = '";"'
_TAKEN = r"const \[(.*)\] = globalThis\.(courseblocks_\w{8});"
_GIVEN = r"globalThis\.(courseblocks_\w{8}) = \[(.*)\];"
SCRIPTS = [FIRST, *BESIDE]


def tokens(text: str) -> list[str]:
    """Return the tokens of a script as TypeScript reads them, without comments and without what ends a statement."""
    command = [str(Path(sys.executable).parent / "node"), str(NPM / "tokens.mjs")]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return [token for token in result.stdout.splitlines() if token != SEMICOLON]


@pytest.mark.parametrize("entry", SCRIPTS)
def test_minifying_changes_no_token(entry: str) -> None:
    """One that misreads newer syntax would change what a script does; browsers run what shortens names."""
    text = joined(entry, ENGLISH, beside="" if entry == FIRST else FIRST)
    assert tokens(rjsmin.jsmin(text)) == tokens(text)


def test_a_script_has_the_same_address_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its names are not shortened, so that what one machine has built another can put up."""
    path, text = script(ENGLISH).path, script(ENGLISH).text
    monkeypatch.setattr(bundles, "minify", None)
    read_anew()
    assert (script(ENGLISH).path, script(ENGLISH).text) == (path, rjsmin.jsmin(joined(FIRST, ENGLISH)))
    assert len(text) < len(script(ENGLISH).text)
    monkeypatch.undo()
    read_anew()


@pytest.mark.parametrize("entry", BESIDE)
def test_a_second_script_takes_what_the_first_has(entry: str) -> None:
    """Nothing is loaded twice, and nothing is missing."""
    text, first = joined(entry, ENGLISH, beside=FIRST), joined(FIRST, ENGLISH)
    taken, given = (re.search(pattern, part) for pattern, part in ((_TAKEN, text), (_GIVEN, first)))
    assert taken
    assert given
    assert taken[2] == given[1]
    names = zip(taken[1].split(", "), given[2].split(", "), strict=True)
    assert {one for one, other in names if one != other} == {""}
    assert not re.search(r"^(?:const|let|class|(?:async )?function) (?:element|courseLog|newId)\b", text, re.MULTILINE)


@pytest.fixture
def write_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """Return what writes a module that says something, and gives its name."""

    def write(text: str) -> str:
        (tmp_path / "a.js").write_text(f"import {{say}} from './words.js';\n\n{text}\n", encoding="utf-8")
        (tmp_path / "words.js").write_text("export function say() {}\n", encoding="utf-8")
        return "a.js"

    monkeypatch.setattr(bundles, "PACKAGE", tmp_path)
    read_anew()
    yield write
    read_anew()


def test_a_script_has_the_messages_that_it_says_in_place_of_their_names(write_module: Callable[[str], str]) -> None:
    """Those with forms as an object, and either of two; what is called the same elsewhere is none."""
    said = (
        "say('quiz.check'), say(b.c ? 'quiz.right' : 'quiz.wrong', {d}), say('lesson.new', {count}), part.say(e, 'f')"
    )
    text = joined(write_module(f"a({said});"), ENGLISH)
    check, right, wrong = (json.dumps(say(f"quiz.{name}")) for name in ("check", "right", "wrong"))
    assert f'a(say({check}), say(b.c ? {right} : {wrong}, {{d}}), say({{"one": "' in text
    assert text.endswith("\"}, {count}), part.say(e, 'f'));\n})();\n")


@pytest.mark.parametrize("wrong", ["say(name)", "say('quiz.chekc')", "say(a ? 'quiz.check' : b)", "say(`quiz.check`)"])
def test_a_name_that_is_not_in_the_catalogue_is_refused(write_module: Callable[[str], str], wrong: str) -> None:
    """With the module and the line, when it is joined."""
    with pytest.raises(LookupError, match=r"^a\.js:4: 'say' needs a name of the catalogue"):
        joined(write_module(f"say('quiz.check');\na({wrong});"), ENGLISH)


def test_a_script_has_only_what_it_says() -> None:
    """Nothing of other scripts, no names, and nothing of templates."""
    messages = words_in(ENGLISH).messages
    first, views = joined(FIRST, ENGLISH), joined("bundles/views.js", ENGLISH, beside=FIRST)
    for name, said in (("quiz.check", first), ("settings.erase", views)):
        other = views if said is first else first
        assert json.dumps(messages[name]) in said
        assert json.dumps(messages[name]) not in other
    assert not [name for name in messages if f"'{name}'" in first + views]
    assert str(messages["not-found.title"]) not in first


def test_every_module_is_used() -> None:
    """Nothing is kept that no page loads."""
    used = {name for entry in SCRIPTS for name in modules(entry)}
    assert used == set(MODULES)


def test_every_style_is_used() -> None:
    """On every page, or beside a script or by a page that needs it."""
    assert {*BESIDE.values(), *PARTS.values()} < set(STYLES)


def test_a_module_that_is_moved_changes_no_address() -> None:
    """What is joined, comments too, says nothing of folders."""
    assert any("import('../" in (PACKAGE / module).read_text(encoding="utf-8") for module in MODULES)
    for entry in SCRIPTS:
        assert not re.search(r"import\('(?!\./[\w-]+\.js'\))", joined(entry, ENGLISH))


def test_what_a_lesson_loads_is_small() -> None:
    """15.3 KB at most, compressed, with choices for practice, where names are shortened.

    A page asks the storage what it keeps, knows guests in all their tabs and holds the index of the search, which is
    six times as much, until somebody searches; items have numbers, two tries and rows that a thumb finds, stand one at
    a time on a phone, are printed blank, and come back when they were cleared. What would make this smaller would take
    one of these away.
    """
    size = sum(len(gzip.compress(asset.text.encode(), 9)) for asset in (script(ENGLISH), style_sheet(Settings())))
    assert size <= 15_300


def test_the_runtime_puts_text_in_as_text() -> None:
    """What a learner types, or a backup holds, never becomes HTML, code or a selector."""
    assert MODULES
    for module in MODULES:
        text = (PACKAGE / module).read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            module
        )
