"""The scripts of a course as two bundlers make them: ours, and esbuild."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from course_folder import PROJECT
from courseblocks.publish.bundles import BESIDE, FIRST, PACKAGE, joined, minified, modules
from courseblocks.words.words import ENGLISH

NODE = Path(sys.executable).parent / "node"
NPM = PROJECT / "tests/npm"
ENTRIES = [FIRST, *BESIDE]


def by_esbuild(folder: Path, entries: list[str]) -> dict[str, Path]:
    """Bundle modules, and return the file of each."""
    esbuild = NPM / "node_modules/esbuild/bin/esbuild"
    options = ["--bundle", "--splitting", "--format=esm", f"--outbase={PACKAGE}", f"--outdir={folder}"]
    run(NODE, esbuild, *(PACKAGE / name for name in entries), *options, "--log-level=warning")
    return {name: folder / name for name in entries}


def by_us(folder: Path, entries: list[str]) -> dict[str, Path]:
    """Join and minify what the entries of a course need; return the file of each module, which gives all it names."""
    found: dict[str, Path] = {}
    for entry in ENTRIES:
        script = joined(entry, ENGLISH, beside="" if entry == FIRST else FIRST)
        body = script.removeprefix("(() => {\n'use strict';\n").removesuffix("})();\n")
        names = re.findall(r"^(?:const|let|class|(?:async )?function) (\w+)", body, re.MULTILINE)
        path = folder / entry.replace("/", "-").replace(".js", ".mjs")
        needed = "" if entry == FIRST else f"import {json.dumps('./' + found[FIRST].name)};\n"
        given = f"{{{', '.join(names)}}}"
        closure = minified(f"(() => {{\n'use strict';\n{body}globalThis.given = {given};\n}})();\n")
        path.write_text(f"{needed}{closure}\nexport const {given} = globalThis.given;\n", encoding="utf-8")
        found |= {name: path for name in modules(entry) if name not in found}
    return {name: found[name] for name in entries if name != "words/words.js"}  # it says messages, and knows no names


def run(*command: object, **env: str) -> str:
    """Run a command that has to succeed."""
    result = subprocess.run(
        [str(part) for part in command], env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout
