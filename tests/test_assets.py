"""The scripts and the style sheet of a site, as the build joins and minifies them."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import rjsmin

from courseblocks.course.settings import Settings
from courseblocks.publish import bundles
from courseblocks.publish.bundles import BESIDE, FIRST, PACKAGE, PARTS, joined, modules, read_anew, script, style_sheet

MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.js"))
STYLES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.css"))
NPM = Path(__file__).parent / "npm"
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
    text = joined(entry, beside="" if entry == FIRST else FIRST)
    assert tokens(rjsmin.jsmin(text)) == tokens(text)


def test_a_script_has_the_same_address_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its names are not shortened, so that what one machine has built another can put up."""
    path, text = script().path, script().text
    monkeypatch.setattr(bundles, "minify", None)
    read_anew()
    assert (script().path, script().text) == (path, rjsmin.jsmin(joined(FIRST)))
    assert len(text) < len(script().text)
    monkeypatch.undo()
    read_anew()


@pytest.mark.parametrize("entry", SCRIPTS)
def test_names_at_the_top_of_modules_are_used_once(entry: str) -> None:
    """The modules share one scope when they are joined."""
    pattern = re.compile(r"^(?:async )?(?:const|let|class|function) (\w+)", re.MULTILINE)
    names = Counter(pattern.findall(joined(entry)))
    assert names
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("entry", BESIDE)
def test_a_second_script_takes_what_the_first_has(entry: str) -> None:
    """Nothing is loaded twice, and nothing is missing."""
    text, first = joined(entry, beside=FIRST), joined(FIRST)
    taken, given = (re.search(pattern, part) for pattern, part in ((_TAKEN, text), (_GIVEN, first)))
    assert taken
    assert given
    assert taken[2] == given[1]
    names = zip(taken[1].split(", "), given[2].split(", "), strict=True)
    assert {one for one, other in names if one != other} == {""}
    assert not re.search(r"^(?:const|let|class|(?:async )?function) (?:element|courseLog|newId)\b", text, re.MULTILINE)


def test_modules_import_and_export_in_the_one_way_that_is_joined() -> None:
    """So that they run as they are under node and joined in a browser."""
    assert MODULES
    for module in MODULES:
        text = (PACKAGE / module).read_text(encoding="utf-8")
        for line in re.findall(r"^import .*", text, re.MULTILINE):
            assert re.fullmatch(r"import \{[\w, ]+\} from '(\./|(\.\./)+)([\w-]+/)*[\w-]+\.js';", line), line
            assert " as " not in line
        assert "export default" not in text
        assert "export {" not in text


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
        assert not re.search(r"import\('(?!\./[\w-]+\.js'\))", joined(entry))


def test_what_a_lesson_loads_is_small() -> None:
    """12.5 KB at most, compressed, all blocks together, where names are shortened."""
    size = sum(len(gzip.compress(asset.text.encode(), 9)) for asset in (script(), style_sheet(Settings())))
    assert size <= 12_500


def test_the_runtime_puts_text_in_as_text() -> None:
    """What a learner types, or a backup holds, never becomes HTML, code or a selector."""
    assert MODULES
    for module in MODULES:
        text = (PACKAGE / module).read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            module
        )
