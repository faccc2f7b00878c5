"""The command line: `python -m courseblocks check`, `diff`, `finish`, `look`, `begin`, `upgrade` and `new`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from courseblocks.core.annotations import annotate
from courseblocks.core.console import say
from courseblocks.core.model import Course, Item
from courseblocks.core.problems import Problem, Refusal, count, errors, in_order, without_advice
from courseblocks.course.check import check_course
from courseblocks.course.coverage import report, report_places
from courseblocks.course.folders import check_folders, docs_folder
from courseblocks.course.settings import changed_course, course_id
from courseblocks.project.begin import begin, has_begun
from courseblocks.project.new import new_course
from courseblocks.project.upgrade import upgrade
from courseblocks.publish.finish import finish
from courseblocks.publish.finished.look import look
from courseblocks.publish.host import check_looks
from courseblocks.review.changes import compare
from courseblocks.review.history import Past, read_past
from courseblocks.review.lost_names import orphans
from courseblocks.review.other_files import other_files
from courseblocks.review.settings_rows import setting_rows
from courseblocks.review.summary import Beside, broken, summary


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    It is 1 if the course has problems that stop a build or a pull request, 2 if the command could not be carried out.
    """
    try:
        return _run(arguments)
    except Refusal as refusal:
        say(refusal, sys.stderr)
        return 2


def _run(arguments: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="python -m courseblocks", description="Tools for courses in Markdown.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="tell every problem in the course")
    check.add_argument("--items", action="store_true", help="list the items of the course too, each with its type")
    check.add_argument("--strict", action="store_true", help="let warnings fail the check too")
    check.add_argument("--report", action="store_true", help="tell what the items cover, and what has no place yet")
    diff = commands.add_parser("diff", help="say in Markdown what changes in the course since a Git revision")
    diff.add_argument("base", metavar="BASE", help="a branch, a tag or a commit, such as main")
    start = commands.add_parser("begin", help="replace the sample course by a small one to write on")
    newer = commands.add_parser("upgrade", help="bring all but the course itself to a newer version of the template")
    newer.add_argument("source", metavar="FROM", help="a folder, a zip file, or a tag or branch of this repository")
    built = commands.add_parser(
        "finish", help="add scripts and styles to a site whose host runs no plugins, as Zensical"
    )
    seen = commands.add_parser(
        "look", help="tell what a built site loads from other hosts, and what leads nowhere in it"
    )
    for command in (built, seen):
        command.add_argument(
            "site", metavar="SITE", nargs="?", type=Path, help="its folder (default: that of its settings)"
        )
        command.add_argument(
            "-f", "--config-file", metavar="FILE", type=Path, help="its settings (default: as the host looks for them)"
        )
    for command in (check, diff, built, seen, start, newer):
        command.add_argument("--root", type=Path, default=Path(), help="the project folder (default: this one)")
    new = commands.add_parser("new", help="write a course of its own without this generator in it")
    new.add_argument("folder", metavar="FOLDER", type=Path, help="a new folder, such as our-course")
    options = parser.parse_args(arguments)
    if options.command in ("new", "finish"):  # which read no course
        return _change(options)
    elsewhere = list(check_folders(options.root))
    if elsewhere:
        _list_problems(elsewhere, sys.stdout)
        return 1
    docs = docs_folder(options.root)
    if not (options.root / docs).is_dir():
        parser.error(f"there is no {docs}/ in {options.root.resolve()}. Run it in the project folder.")
    if options.command == "check":
        return _check(options)
    return _diff(options.root, options.base) if options.command == "diff" else _change(options)


def _check(options: argparse.Namespace) -> int:
    root = options.root
    course, problems = check_course(root)
    problems = in_order([*problems, *check_looks(root, course)])
    if options.items:
        _list_items(course)
    if options.report:
        _list(["", *report(course), *report_places(course, root)])
    _list_problems(problems, sys.stdout)
    return 1 if errors(problems) or (options.strict and without_advice(problems)) else 0


def _diff(root: Path, base: str) -> int:
    """Print the summary; what goes to the other stream does not stand in a file that the summary is written to."""
    past = read_past(root, base)
    course, found = check_course(root)
    problems = errors(found)
    if problems:
        text = broken(problems)
    else:
        problems = list(_lost(past, course, root))
        beside = Beside(other_files(root, past.commit), setting_rows(past.settings, root))
        text = summary(compare(past.course, course), beside, problems, past, base)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(errors="backslashreplace"))
    _list_problems(problems, sys.stderr)
    return 1 if errors(problems) else 0


def _lost(past: Past, course: Course, root: Path) -> Iterator[Problem]:
    """Yield what learners would lose; nothing where another course begins, under whose id or names nobody learned."""
    renamed = course_id(root)[0] != past.course_id
    yield from changed_course(past.course_id, root)
    if not (renamed or has_begun(past.course, course)):
        yield from orphans(past.course, course)


def _change(options: argparse.Namespace) -> int:
    """Finish a site or look at it, or begin, upgrade or write a course."""
    told, problems = _changed(options)
    _list(told)
    if problems:
        _list_problems(problems, sys.stdout)
    return 1 if errors(problems) else 0


def _changed(options: argparse.Namespace) -> tuple[Iterable[str], Sequence[Problem]]:
    if options.command == "begin":
        return begin(options.root)
    if options.command == "finish":
        return finish(options.root, options.site, options.config_file), []
    if options.command == "look":
        return look(options.root, options.site, options.config_file)
    if options.command == "new":
        return new_course(options.folder), []
    return upgrade(options.root, options.source), []


def _list(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _list_items(course: Course) -> None:
    """Print each item's type, so that a surprise is seen."""
    by_path: dict[str, list[Item]] = {}
    for item in course.items:
        by_path.setdefault(item.path, []).append(item)
    for path, items in sorted(by_path.items()):
        say(path)
        for item in items:
            say(f"  {item.line:>4}  {item.id:<32} {item.type:<16} {item.level or ''}".rstrip())
    say(f"{len(course.items)} items in {len(by_path)} files, {len(course.pages)} pages.")


def _list_problems(problems: Sequence[Problem], annotations: TextIO) -> None:
    for problem in problems:
        say(problem, sys.stderr)
    annotate(problems, annotations)
    say(f"{count(problems).capitalize()}.", sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
