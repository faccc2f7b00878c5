"""What no two things of a course may be called: learners' work is kept under these names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from courseblocks.core.model import Course
from courseblocks.core.names import is_id
from courseblocks.core.problems import Grade, Problem


def check_names(course: Course) -> Iterator[Problem]:
    """Yield a problem for each name that two things claim, one of them by `was:`: learners' work would go to both."""
    blocks = [
        (names, page.file, block.line)
        for page in course.pages
        for block in page.blocks
        if block.id and (names := page.block_names(block))
    ]
    seen: dict[str, tuple[str, int]] = {}
    for names, path, line in [(item.names, item.path, item.line) for item in course.items] + blocks:
        for name in names:
            first = seen.setdefault(name, (path, line))
            if first != (path, line) and len(names) > 1:
                mend = f"Take it out of 'was:' here or on line {first[1]} of {first[0]}."
                yield Problem(path, line, f"'{name}' is the name of two things", mend)


def check_capitals(paths: Sequence[str], docs: str) -> Iterator[Problem]:
    """Yield a warning for each of the `paths` below the folder `docs` that differs from another in capitals only."""
    seen: dict[str, str] = {}
    for path in paths:
        first = seen.setdefault(path.lower(), path)
        if first != path:
            what = (
                f"but for capitals this is the path of '{docs}/{first}', and many computers take the two for one file"
            )
            mend = "Give one of them another name, which for a page needs 'was:' with its old path."
            yield Problem(f"{docs}/{path}", 1, what, mend, Grade.WARNING)


def check_removed_files(course: Course, banks: str) -> Iterator[Problem]:
    """Yield a problem for what a page says was removed where a page or a bank has that path, or nothing could have it.

    `banks` is the folder of the banks.
    """
    present = {path for page in (*course.pages, *course.drafts) for path in page.files}
    present |= {path for bank in course.banks for path in bank.files}
    for page in course.pages:
        for path in page.front.removed:
            if path in present:
                what = f"'{path}' is in 'removed:', but a file still has that name"
                yield Problem(page.file, page.front.line("removed"), what, "Take it out of 'removed:'.")
            elif not (is_id(path) or (path.startswith((f"{course.docs}/", f"{banks}/")) and path.endswith(".md"))):
                what = f"'{path}' is neither an id nor a file of {course.docs}/ or {banks}/"
                mend = f"Write the id of the item or block, or a path such as {course.docs}/module/old-lesson.md."
                yield Problem(page.file, page.front.line("removed"), what, mend)
