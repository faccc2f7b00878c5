"""What must hold between the files of a course: the order in which it is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from courseblocks.blocks.kinds import kind_of
from courseblocks.core.model import Bank, Course, Holder, Page
from courseblocks.core.names import is_id
from courseblocks.core.problems import Grade, Problem, Problems, errors, in_order
from courseblocks.course.covers import check_covers
from courseblocks.course.folders import banks_folder, check_folders
from courseblocks.course.left_out import check_left_out
from courseblocks.course.lessons import check_lessons, lessons
from courseblocks.course.links import check_links
from courseblocks.course.meta_files import check_meta_files
from courseblocks.course.minutes import advise_on_minutes
from courseblocks.course.names import check_capitals, check_names, check_removed_files
from courseblocks.course.pictures import check_pictures
from courseblocks.course.read import published_files, read_course
from courseblocks.course.settings import check_settings, coverage_page, credits_page, extensions
from courseblocks.course.turned_off import advise_on_extensions
from courseblocks.source.configuration import FILE
from courseblocks.source.lines import blank_code_spans, scan

_READS_HTML = re.compile(r"\b(?:md_in_html|extra)\b")
_MARKDOWN_IN = re.compile(r"<[a-zA-Z][^<>]*\smarkdown[\s=>]")


def check_course(root: Path, file: str = FILE) -> tuple[Course, list[Problem]]:
    """Return the course below the folder `root`, under the settings in its `file`, and every problem in it, sorted."""
    course, problems = read_course(root, file)
    elsewhere = list(check_folders(root, file))
    if elsewhere:
        return course, elsewhere  # all else follows from that
    broken = {problem.path for problem in errors(problems)}
    banks = {bank.name: bank for bank in course.banks}
    for page in course.pages:
        problems += check_blocks(page, banks)
    problems += check_lessons(course, credits_page(root, file), broken)
    problems += check_covers(course, coverage_page(root, file), broken)
    for bank in course.banks:
        problems += check_links(bank, root, course)
    problems += check_left_out(course, root, file)
    problems += _unused(course)
    problems += check_names(course)
    problems += check_removed_files(course, banks_folder(root, file))
    problems += check_capitals(published_files(root, file), course.docs)
    problems += check_meta_files(root, file)
    problems += check_pictures(root, course, file)
    named = extensions(root, file)
    if named is not None:
        problems += advise_on_extensions(course, named)
        problems += () if any(map(_READS_HTML.search, named)) else _unread_html(course, file)
    whole = [page for page in lessons(course) if page.file not in broken]
    problems += [advice for page in whole for advice in advise_on_minutes(page)]
    problems += check_settings(root, file)
    return course, in_order(problems)


def check_blocks(page: Page, banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """Yield what is wrong between the blocks of `page` and the `banks` of the course."""
    for block in page.blocks:
        if block.content:
            yield from kind_of(block).check(block, page.file, banks)


def _unread_html(course: Course, settings: str) -> Iterator[Problem]:
    """Yield an error for Markdown in HTML, which a site without the extension for it would show as it is."""
    blocks = [(page, block) for page in course.pages for block in page.blocks]
    items: list[tuple[str, str, Holder]] = [(f"item '{item.id}'", item.path, item.body) for item in course.items]
    contents = [(f"the {block.name}", page.file, block.content) for page, block in blocks if block.content]
    for whose, path, holder in (*items, *contents):
        for text in holder.longer_texts:
            lines = scan(text.fragment.markdown.split("\n"), text.fragment.line, Problems(path))
            if any(_MARKDOWN_IN.search(blank_code_spans(line.text)) for line in lines if not line.code):
                told = f"{text.what} of {whose} has Markdown in HTML, which this site does not read"
                yield Problem(path, text.fragment.line, told, f"Add 'md_in_html' to markdown_extensions in {settings}.")


def _unused(course: Course) -> Iterator[Problem]:
    pages = (*course.pages, *course.drafts)
    used = {reference.bank for page in pages for block in page.blocks for reference in block.references}
    gone = sorted(used - {name for bank in course.banks for name in (bank.name, *bank.was)})
    for bank in course.banks:
        if bank.name not in used and is_id(bank.name):
            mend = f"Write 'from: {bank.name}' in a quiz, or delete the file."
            if gone and not bank.was:
                mend = f"If it is '{gone[0]}' with a new name, write 'was: {gone[0]}' in its front matter. {mend}"
            yield Problem(bank.path, 1, "no quiz uses this bank", mend, Grade.WARNING)
