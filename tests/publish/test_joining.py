"""Scripts are joined from modules that import and export in one form each; what would be joined wrongly is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from bundlers import NODE, run
from courseblocks.publish import bundles
from courseblocks.publish.bundles import joined, minified, read_anew
from courseblocks.words.words import ENGLISH

Join = Callable[[Mapping[str, str]], str]

B = "/** B. */\n\nexport const one = 1;\nexport function two() {}\n"


@pytest.fixture
def join(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Join]:
    """Return what joins modules of which the first needs the others."""

    def join_them(texts: Mapping[str, str]) -> str:
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        read_anew()
        return joined(next(iter(texts)), ENGLISH)

    monkeypatch.setattr(bundles, "PACKAGE", tmp_path)
    yield join_them
    monkeypatch.undo()
    read_anew()


def test_modules_are_joined_in_the_forms_that_they_have(join: Join) -> None:
    """What is needed stands before what needs it, once, whatever comments, texts and members are called."""
    a = """/**
 * Import what is needed, export the rest.
 * @param {import('./c/b.js').B} b
 */

import {one, two} from './c/b.js';
import {three} from './d.js';

// import (this) never
const imports = {import: one, export: two}; /* import x from 'x'; */
export class A {
  'export' = imports.import(one);
}
export async function importAll() {}
export let four = three;
"""
    d = "import {one} from './c/b.js';\nexport const three = one;\n"
    text = join({"a.js": a, "c/b.js": B, "d.js": d})
    assert text.index("const one") < text.index("const three") < text.index("class A")
    assert text.count("const one") == 1
    assert [line for line in text.splitlines() if line.startswith(("import", "export"))] == []


@pytest.mark.parametrize(
    "form",
    [
        "import b from './b.js';",
        "import b, {one} from './b.js';",
        "import * as b from './b.js';",
        "import './b.js';",
        "import {one as three} from './b.js';",
        "import {default as three} from './b.js';",
        "import {\n  one,\n  two\n} from './b.js';",
        "import {one,} from './b.js';",
        "import {} from './b.js';",
        "import { one } from './b.js';",
        'import {one} from "./b.js";',
        "import {one} from './b.js'",
        "import {one} from 'b';",
        "import {one} from '/b.js';",
        "import {one} from './b.js' with {type: 'json'};",
        "import {one} from './b.js'; import {two} from './b.js';",
        "const three = 3; import {one} from './b.js';",
        "  import {one} from './b.js';",
        "const b = await import('./b.js');",
        "const b = () => import ('./b.js');",
        "const here = import.meta.url;",
        "export default 1;",
        "export default function three() {}",
        "export {three};",
        "export {three as four};",
        "export {one} from './b.js';",
        "export * from './b.js';",
        "export * as b from './b.js';",
        "export const {three} = one;",
        "export const [three] = one;",
        "export function* three() {}",
    ],
)
def test_another_form_is_refused(join: Join, form: str) -> None:
    """With the place, the form and the way to mend it."""
    with pytest.raises(ValueError, match=r"^a\.js:3: (this (im|ex)port|.* at once) .* joined\. Write .*\.$"):
        join({"a.js": f"/** A, which\n * import('./b.js') stands in. */\n{form}\n", "b.js": B})


@pytest.mark.parametrize(
    "kind", ["const two = 2", "let two", "class two {}", "function two() {}", "export const two = 2"]
)
def test_a_name_that_two_modules_use_at_the_top_is_refused(join: Join, kind: str) -> None:
    """They are in one scope, where the later function would silently take the place of the earlier."""
    with pytest.raises(ValueError, match=r"^a\.js:3: 'two' is used at the top of b\.js, too\. Give it another name\.$"):
        join({"a.js": f"import {{one}} from './b.js';\n\n{kind};\n", "b.js": B})


@pytest.mark.parametrize("form", ["var {one} = a;", "  if (a) { var [one] = a; }", "for (var one of a) a();"])
def test_what_the_minifier_would_put_elsewhere_is_refused(join: Join, form: str) -> None:
    """It joins every `var` of a function at its beginning, and takes names out of what has no value there."""
    with pytest.raises(ValueError, match=r"^a\.js:3: a 'var' is not joined\. Write const or let\.$"):
        join({"a.js": f"// var a\nconst a = 'var a';\n{form}\n"})


def test_names_are_taken_out_of_what_has_its_value(tmp_path: Path) -> None:
    """After the script is minified, too."""
    body = "const a = {one: 1, f: () => 2};\nlet b = a;\nconst {one} = b, {f} = a;\nconsole.log(one + f());\n"
    (tmp_path / "a.js").write_text(minified(f"(() => {{\n'use strict';\n{body}}})();\n"), encoding="utf-8")
    assert run(NODE, tmp_path / "a.js") == "3\n"


@pytest.mark.parametrize("form", ["const {three} = one;", "let [three] = one;"])
def test_names_are_said_one_by_one(join: Join, form: str) -> None:
    """Where it is not exported, too: the names would not be known."""
    with pytest.raises(ValueError, match=r"^a\.js:2: several names at once"):
        join({"a.js": f"import {{one}} from './b.js';\n{form}\n", "b.js": B})
