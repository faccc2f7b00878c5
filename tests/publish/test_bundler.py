"""What is joined and minified does what it does in a bundle of esbuild: the tests of scripts pass with both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bundlers import ENTRIES, NODE, NPM, by_esbuild, by_us, run
from course_folder import PROJECT
from courseblocks.publish.bundles import modules

MODULES = [name for entry in ENTRIES for name in modules(entry)]
FAULTS = "a fault is found"  # in copies of the modules


@pytest.mark.parametrize("bundle", [by_us, by_esbuild])
def test_the_tests_of_scripts_pass_with_what_is_bundled(
    tmp_path: Path, bundle: Callable[[Path, list[str]], Mapping[str, Path]]
) -> None:
    """All but those that change a module."""
    files = {name: str(path) for name, path in bundle(tmp_path, MODULES).items()}
    (tmp_path / "files.json").write_text(json.dumps(files), encoding="utf-8")
    options = ["--import", NPM / "elsewhere.mjs", "--test", f"--test-skip-pattern={FAULTS}"]
    tests = sorted(path for path in (PROJECT / "tests").rglob("*.test.js") if "node_modules" not in path.parts)
    told = run(NODE, *options, *tests, ELSEWHERE=str(tmp_path / "files.json"), RUNS="20")
    assert int(re.findall(r"^ℹ pass (\d+)", told, re.MULTILINE)[0]) > 150
