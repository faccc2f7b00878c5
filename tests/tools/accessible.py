"""Run axe on pages of the built course, light and dark, on a small screen: `make accessible`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path, PurePosixPath

from playwright.sync_api import sync_playwright

from axe import Finding, run_axe
from browsers import Engine, Mode
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.core.annotations import annotate
from courseblocks.core.model import Page
from courseblocks.core.problems import Problem, Refusal
from courseblocks.course.folders import banks_folder, docs_folder
from courseblocks.course.read import read_course
from courseblocks.review.history import read_past
from playwright_browsers import Chromium
from sites import Problems, Site

PHONE = (360, 740)
SCHEMES = {"light": Mode(), "dark": Mode(dark=True)}
SITE = Path("site")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what axe finds, and return the exit status: 1 if it found something, 2 if it could not look."""
    parser = argparse.ArgumentParser(prog="make accessible", description=__doc__)
    parser.add_argument("--base", default="main", help="the pages that changed since this revision are looked at")
    parser.add_argument("pages", nargs="*", help="or these, such as relationships/press-pause.md")
    options = parser.parse_args(arguments)
    docs = docs_folder(Path())
    try:
        pages = [name.removeprefix(f"{docs}/") for name in options.pages] or changed_pages(Path(), options.base)
    except Refusal as error:
        print(error, file=sys.stderr)
        return 2
    missing = [page for page in pages if not built(page, SITE)]
    if missing:
        print(f"There is no page of {', '.join(missing)} in site/. Name files below {docs}/, such as index.md.")
        return 2
    return _look(pages)


def changed_pages(root: Path, base: str) -> list[str]:
    """Return the built pages of the course in `root` that changed since `base`, or use a bank that did.

    Raises:
        Refusal: `base` cannot be read.

    """
    files = _changed_files(root, read_past(root, base).commit)
    course, _ = read_course(root)
    banks = {PurePosixPath(file).stem for file in files if file.startswith(f"{banks_folder(root)}/")}
    changed = [page for page in course.pages if page.file in files or banks & _banks_of(page)]
    return [page.path for page in changed if built(page.path, root / SITE)]


def built(page: str, site: Path) -> str:
    """Return the path in the folder `site` that a page of `docs/` was built to, '' if it was not."""
    path = PurePosixPath(page).with_suffix("")
    known = (path.with_suffix(".html"), path / "index.html")
    return next((str(file) for file in known if page.endswith(".md") and (site / file).is_file()), "")


def _changed_files(root: Path, commit: str) -> set[str]:
    commands = (
        ("diff", "--name-only", "--relative", "-z", commit),
        ("ls-files", "--others", "--exclude-standard", "-z"),
    )
    done = [
        subprocess.run(
            ["git", *command, "--", docs_folder(root), banks_folder(root)],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        for command in commands
    ]
    return {name for listed in done for name in listed.stdout.split("\0")}


def _banks_of(page: Page) -> set[str]:
    quizzes = (block.content for block in page.blocks if isinstance(block.content, Quiz))
    return {reference.bank for quiz in quizzes for reference in quiz.references}


def _look(pages: Sequence[str]) -> int:
    found = list(_problems(pages)) if pages else []
    print(*found, sep="\n", end="\n" * bool(found))
    annotate(found)
    looked = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
    print(f"Looked at {looked}, light and dark: {len(found) or 'no'} obstacle{'' if len(found) == 1 else 's'}.")
    return 1 if found else 0


def _problems(pages: Sequence[str]) -> Iterator[Problem]:
    """Yield what axe finds on the pages; what both schemes have in common, once."""
    with sync_playwright() as playwright, closing(Site(SITE.resolve(), Problems())) as server:
        engine = Chromium(playwright)
        for page in pages:
            found: dict[Finding, list[str]] = {}
            for scheme, mode in SCHEMES.items():
                for finding in _visit(engine, mode, f"{server.address}/{built(page, SITE)}"):
                    found.setdefault(finding, []).append(scheme)
            yield from (_problem(page, finding, schemes) for finding, schemes in found.items())
        engine.quit()


def _visit(engine: Engine, mode: Mode, address: str) -> list[Finding]:
    with closing(engine.start(Problems(), mode)) as session:
        tab = session.tab()
        tab.size(*PHONE)
        tab.open(address)
        return run_axe(tab)


def _problem(page: str, finding: Finding, schemes: Sequence[str]) -> Problem:
    """Say where and what, and how to mend it: axe's advice, and the page that explains the rule."""
    what = f"{finding.title} ({finding.rule}): {finding.element}, {' and '.join(schemes)}"
    return Problem(f"{docs_folder(Path())}/{page}", 1, what, f"{' '.join(finding.advice.split())}. See {finding.link}")


if __name__ == "__main__":
    sys.exit(main())
