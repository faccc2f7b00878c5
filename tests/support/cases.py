"""The cases: what an author writes, and what the check says to it. A folder has its own, and so has each kind."""

from __future__ import annotations

from typing import Any

import yaml

from course_folder import PROJECT

TESTS = PROJECT / "tests"
HEAD = "---\ntitle: A bank\n---\n\n# [A lesson](../docs/module/lesson.md)\n\n## {heading}\n\n"
ITEM = "What is asked?\n\n- [ ] One\n- [x] Two\n\n> Why.\n"


def load_cases() -> list[tuple[str, dict[str, Any]]]:
    """Return each case with the name of its file, or of the kind whose folder has it."""
    found = [path for way in ("*/mistakes/*.yml", "*/*/mistakes/*.yml", "*/*/mistakes.yml") for path in TESTS.glob(way)]
    named = sorted((path.parent.name if path.stem == "mistakes" else path.stem, path) for path in found)
    return [(name, case) for name, path in named for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def files_of(case: dict[str, Any]) -> dict[str, str | bytes]:
    """Return the files of a case: given whole, or as one bank, page, item or heading in its usual place."""
    files: dict[str, str | bytes] = dict(case.get("files", {}))
    if "bank" in case:
        files["quizzes/bank.md"] = case["bank"]
    if "page" in case:
        files["docs/page.md"] = "---\ntitle: A page\n---\n\n" + case["page"]
    if "item" in case or "heading" in case:
        head = HEAD.format(heading=case.get("heading", "first-item"))
        files["quizzes/bank.md"] = head + case.get("item", ITEM)
    return files
