"""The command line: `python -m courseblocks check`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from courseblocks.check import check_course
from courseblocks.model import Course, Item
from courseblocks.problems import Problem, count, errors


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 1 if the course has problems that stop a build."""
    parser = argparse.ArgumentParser(prog="python -m courseblocks", description="Tools for courses in Markdown.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list the items of the course and every problem in it")
    check.add_argument("--strict", action="store_true", help="let warnings fail the check too")
    check.add_argument("--root", type=Path, default=Path(), help="the project folder (default: this one)")
    options = parser.parse_args(arguments)
    if not (options.root / "docs").is_dir():
        parser.error(f"there is no docs/ in {options.root.resolve()}. Run it in the project folder.")
    return _check(options.root, strict=options.strict)


def _check(root: Path, *, strict: bool) -> int:
    course, problems = check_course(root)
    _list_items(course)
    _list_problems(problems)
    return 1 if errors(problems) or (strict and problems) else 0


def _list_items(course: Course) -> None:
    """Print each item's type, so that a surprise is seen."""
    by_path: dict[str, list[Item]] = {}
    for item in course.items:
        by_path.setdefault(item.path, []).append(item)
    for path, items in sorted(by_path.items()):
        print(path)
        for item in items:
            print(f"  {item.line:>4}  {item.id:<32} {item.type.value:<16} {item.level or ''}".rstrip())
    print(f"{len(course.items)} items in {len(by_path)} files, {len(course.pages)} pages.")


def _list_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(problem.annotation)
    print(f"{count(problems)}." if problems else "No problems.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
