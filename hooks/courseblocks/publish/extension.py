"""The Python-Markdown extension: puts the HTML of a page's blocks in their place.

It runs before code fences and raw HTML are taken out of the text (priorities 25 and 20), so that items may hold both,
and after the lines have been normalised (30).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from courseblocks.blocks.kind import Shown
from courseblocks.blocks.kinds import BLOCKS
from courseblocks.blocks.render import render_block, render_problems
from courseblocks.core.markup import read_backslashes
from courseblocks.core.model import Bank, Block, FrontMatter, Page
from courseblocks.core.names import BANKS
from courseblocks.core.problems import CourseError, Problem, errors
from courseblocks.core.scripts import Script
from courseblocks.core.settings import Settings
from courseblocks.course.check import check_blocks
from courseblocks.course.folders import folder_below
from courseblocks.course.lessons import is_lesson, is_opener, opener_of
from courseblocks.course.pages import abbreviations, body, parse_body
from courseblocks.course.read import forget_page, read_bank, read_course, read_lessons, read_page
from courseblocks.course.settings import OPTIONS, SWITCHES, settings_from
from courseblocks.publish import host
from courseblocks.publish.bundles import assets_beside, sources_state
from courseblocks.publish.credit import credit_links, give_ids
from courseblocks.publish.header import lesson_header, module_header
from courseblocks.publish.kept import kept_block
from courseblocks.publish.shown import check_shown, doubtful
from courseblocks.publish.written import check_written
from courseblocks.render.fragments import Fragments
from courseblocks.render.pictures import PicturesTreeprocessor
from courseblocks.render.tables import align_by_class
from courseblocks.source.lines import expand, split_lines

_AS_NEW = """\
<p><a href="?as-new">See this page as a new learner</a>. It forgets what you do each time that you open it.</p>"""


class CourseExtension(Extension):
    """Renders `:::` blocks and the header of lessons."""

    def __init__(self, **options: object) -> None:
        """Take the options of `mkdocs.yml`; the check tells those that are unknown or wrong, which are left out."""
        self.config = {name: list(default_and_use) for name, default_and_use in OPTIONS.items()}
        known = {name: value for name, value in options.items() if name in OPTIONS}
        super().__init__(**known | {name: known.get(name) is True for name in SWITCHES})

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the preprocessor."""
        read_backslashes(md)
        align_by_class(md)
        md.block_level_elements += ["link", "course-lesson", *(f"course-{kind.name}" for kind in BLOCKS)]
        settings = settings_from(self.getConfigs())
        md.preprocessors.register(_BlocksPreprocessor(md, settings), "courseblocks", 29)
        md.treeprocessors.register(_PagePictures(md), "courseblocks_pictures", 0.4)  # right before links are rewritten
        sources = _SourceIds(md, settings.credits)
        md.treeprocessors.register(sources, "courseblocks_sources", 6)  # before "toc" (5), after "attr_list" (8)


class _PagePictures(Treeprocessor):
    """Measures the pictures of a page, which is known only when it is converted."""

    md: Markdown

    def run(self, root: etree.Element) -> None:
        _pictures(host.site_of(self.md)).run(root)


class _SourceIds(Treeprocessor):
    """Gives the sources on the credits page the ids that lessons link to."""

    md: Markdown

    def __init__(self, md: Markdown, credits_page: str) -> None:
        super().__init__(md)
        self._credits_page = credits_page

    def run(self, root: etree.Element) -> None:
        if host.site_of(self.md).page == self._credits_page:
            give_ids(self.md, root)


class _BlocksPreprocessor(Preprocessor):
    md: Markdown

    def __init__(self, md: Markdown, settings: Settings) -> None:
        super().__init__(md)
        self._settings = settings

    def run(self, lines: list[str]) -> list[str]:
        """Replace each block by a placeholder for its HTML; raise `CourseError` if the page has errors."""
        return _PageRenderer(self.md, self._settings, host.site_of(self.md), lines).lines()


class _PageRenderer:
    """One page on its way from lines to lines with placeholders."""

    def __init__(self, md: Markdown, settings: Settings, site: host.Site, lines: Sequence[str]) -> None:
        self._md = md
        self._settings = settings
        self._site = site
        links = {"courseblocks_pictures": _pictures(site), **site.links}  # before the host rewrites where they are
        self._page, found = _parse(site, lines)
        self._fragments = Fragments(
            site.page,
            site.extensions,
            site.configs,
            links,
            finish=site.finish,
            definitions=abbreviations(self._page),
            language=site.language,
            docs=site.docs,
        )
        # Without the host's tree processors, which tell what they find.
        looks = Fragments(site.page, site.extensions, site.configs, {}, docs=site.docs)
        folder = folder_below(site.root, site.file, settings.banks) or BANKS
        self._banks = _banks(self._page, site, folder, looks)
        self._problems = [*found, *check_blocks(self._page, _all_banks(self._banks, site, folder))]
        own = [item for block in self._page.blocks for item in block.items]
        self._problems += check_shown(doubtful(own), looks)

    def lines(self) -> list[str]:
        self._refuse_errors()
        page, lines = self._page, self._page.lines
        title = _title_lines(page)
        out, done = [*lines[:title], *self._header()], page.first + title
        for block in page.blocks:
            out += lines[done - page.first : block.line - page.first]
            out += ["", self._stash(self._block(block)), ""]
            done = block.end + 1
        out += [*lines[done - page.first :], *self._way_as_new(), "", ""]  # as Python-Markdown ends a text
        return [*self._stray_problems(), *out]

    def _way_as_new(self) -> list[str]:
        """Let a trainer see the page of a preview as a learner does who has done nothing yet."""
        shown = host.previewing and any(block.content is not None for block in self._page.blocks)
        return ["", self._stash(_AS_NEW)] if shown else []

    def _refuse_errors(self) -> None:
        """Never publish a broken block: only a preview goes on, with the problems in its place."""
        used = [problem for _, problems in self._banks.values() for problem in problems]
        found = errors([*self._problems, *used])
        if found and not host.previewing:
            raise CourseError(found)

    def _block(self, block: Block) -> str:
        problems = self._problems_of(block)
        if problems or block.content is None:
            return render_problems(problems)
        banks = {name: bank for name, (bank, _) in self._banks.items() if bank}
        names = self._page.block_names(block)
        shown = Shown(block, self._page.file, names, self._settings, banks, self._way_to, self._page_of)
        if not host.previewing:
            return render_block(shown, self._fragments)
        site = self._site
        state = (sources_state(), site.address, site.extensions, site.configs, site.language)
        return kept_block(shown, self._fragments, state)

    def _way_to(self, script: Script) -> tuple[str, str]:
        styles, asset = assets_beside(script.entry, self._site.language)
        return self._site.way_to(styles.path), self._site.way_to(asset.path)

    def _problems_of(self, block: Block) -> list[Problem]:
        own = [problem for problem in errors(self._problems) if block.line <= problem.line <= block.end]
        names = {reference.bank for reference in block.references}
        return own + [problem for name in sorted(names) for problem in errors(self._banks[name][1])]

    def _stray_problems(self) -> list[str]:
        """Show what is wrong with the page outside its blocks, its front matter for example, at its top."""
        inside = {number for block in self._page.blocks for number in range(block.line, block.end + 1)}
        stray = [problem for problem in errors(self._problems) if problem.line not in inside]
        return [self._stash(render_problems(stray)), ""] if stray else []

    def _header(self) -> list[str]:
        """Return what stands below the title of a lesson or a module's opener; nothing for another page."""
        if is_opener(self._page):
            lessons = read_lessons(self._site.root, self._page.path, self._site.file)
            return ["", self._stash(module_header(self._page, lessons, self._fragments)), ""]
        if self._page.front.minutes and is_lesson(self._page, self._read(opener_of(self._page.path))):
            path = self._settings.credits
            credit = credit_links(self._md, self._page, path, self._read(path))
            return ["", self._stash(lesson_header(self._settings, self._page, credit, self._fragments)), ""]
        return []

    def _page_of(self, file: str) -> Page | None:
        docs = f"{self._site.docs}/"
        return self._read(file.removeprefix(docs)) if file.startswith(docs) else None

    def _read(self, path: str) -> Page | None:
        return read_page(self._site.root, path, self._site.docs)[0]

    def _stash(self, html: str) -> str:
        return str(self._md.htmlStash.store(html))


def _pictures(site: host.Site) -> PicturesTreeprocessor:
    return PicturesTreeprocessor(site.root / site.docs, site.page)


def _title_lines(page: Page) -> int:
    """Return how many lines the page's own level-1 heading takes, if the page starts with one."""
    first = next((i for i, text in enumerate(page.lines) if text), 0)
    return (
        first + 1
        if page.sections and page.sections[0].line == page.first + first and page.sections[0].level == 1
        else 0
    )


def _parse(site: host.Site, lines: Sequence[str]) -> tuple[Page, Sequence[Problem]]:
    """Return the page; parsed from its file where the text is still that of the file, so that nothing is read twice."""
    page, problems = read_page(site.root, site.page, site.docs) if site.page else (None, ())
    if page and not page.front.module and not host.previewing:
        forget_page(site.root, site.page, site.docs)  # only openers are read again, for each of their lessons
    if page and body(page.lines) == body(lines):  # most have nothing that a comment or a tab would change
        return page, problems
    given = body(expand(split_lines("\n".join(lines))))
    if page is None:
        page = Page(site.page or "index.md", FrontMatter(), (), 1, docs=site.docs)
    elif body(page.lines) == given:
        return page, problems
    parsed, problems = parse_body(given, page)
    return parsed, (*problems, *(check_written(parsed, page) if site.page else ()))


def _banks(
    page: Page, site: host.Site, folder: str, looks: Fragments
) -> dict[str, tuple[Bank | None, tuple[Problem, ...]]]:
    names = {reference.bank for block in page.blocks for reference in block.references}
    banks = {name: read_bank(site.root, name, site.docs, folder) for name in names}
    return {
        name: (bank, (*problems, *check_shown(doubtful(bank.items if bank else ()), looks)))
        for name, (bank, problems) in banks.items()
    }


def _all_banks(used: Mapping[str, tuple[Bank | None, object]], site: host.Site, folder: str) -> dict[str, Bank]:
    """Return the banks that there are; all of them only where one is missing, to say which is meant."""
    if all(bank for bank, _ in used.values()):
        return {name: bank for name, (bank, _) in used.items() if bank}
    return {bank.name: bank for bank in read_course(site.root, site.file, site.docs, folder)[0].banks}
