"""The hosts: MkDocs, its fork ProperDocs, and Zensical. Nothing else in the package knows them.

What a host does not offer through an interface is found by the names of its Markdown processors, so that no private
module of a host is imported: "relpath" is MkDocs' rewriting of links, "rendering_context" Zensical's page.
"""

from __future__ import annotations

import logging
import os
import posixpath
import re
from collections import UserString
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, unquote
from uuid import uuid4

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config import Config, load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from courseblocks.core.annotations import annotate
from courseblocks.core.model import Course
from courseblocks.core.names import DOCS
from courseblocks.core.problems import CourseError, Grade, Problem, count, errors, in_order
from courseblocks.core.settings import Settings
from courseblocks.course.check import check_course
from courseblocks.course.settings import THEME, settings_from, theme_file
from courseblocks.publish.bundles import build_id, every_asset, part_styles, read_anew, script, style_sheet
from courseblocks.publish.head import complete_head, way
from courseblocks.publish.how_far import HowFar
from courseblocks.publish.policy import with_policy
from courseblocks.publish.shown import check_shown, doubtful
from courseblocks.render.fragments import Fragments
from courseblocks.render.pictures import picture_size
from courseblocks.source.configuration import EXTENSION, FILE
from courseblocks.words.words import ENGLISH, words_in

_MAIN, _OUR_MAIN = "main.html", "course.html"  # the template that a theme begins a page with, and what ours has in it

log = logging.getLogger("mkdocs.plugins.courseblocks")  # counted by --strict, without a prefix before the file

# Warnings stop a strict build, advice never does.
_LEVELS = {Grade.ERROR: logging.ERROR, Grade.WARNING: logging.WARNING, Grade.ADVICE: logging.INFO}

# Whether a preview (`mkdocs serve`) is running: it shows problems in place of broken blocks and goes on.
previewing = False

how_far = HowFar()

# The quizzes of the one page that is about to be put into its template.
_hidden: list[str] = []

_QUIZ = re.compile(r"(<course-quiz (?:[^<]++|<(?!/course-quiz>))*+</course-quiz>)")
_HIDDEN_QUIZ = f"<!-- course-quiz {uuid4()} -->"  # which nobody writes
_RELATIVE = re.compile(r'\b(href|src)="(?![\w+.-]+:|[/#?])([^"#?]+)([^"]*)"')
_ID = re.compile(r'<[^>]* id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Site:
    """What an extension needs to know of the site that a page is rendered for.

    `page` is its path below the folder `docs`. That, and `file` with the settings, are paths from the folder `root`.
    """

    root: Path
    page: str = ""
    file: str = FILE
    docs: str = DOCS
    extensions: Sequence[str | Extension] = ()
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    links: Mapping[str, Treeprocessor] = field(default_factory=dict)
    address: str = ""  # of the page, from the root of the site
    finish: Callable[[str], str] = str  # what the host does to the HTML of the page in the end
    language: str = ENGLISH

    def way_to(self, path: str) -> str:
        """Return the way from the page to the file at `path` from the root of the site."""
        return way(self.address, path)


def site_of(md: Markdown) -> Site:
    """Return the site and the page that `md` converts; without a host, the current folder and no page."""
    if "relpath" in md.treeprocessors:
        return _site_with(md.treeprocessors["relpath"])
    if "rendering_context" in md.preprocessors:
        context: Any = md.preprocessors["rendering_context"]
        _tell_of_files("This host runs no plugins, so run")
        extensions, configs = context.config["markdown_extensions"], context.config["mdx_configs"] or {}
        finish = partial(_with_final_links, context.page, directories=context.config["use_directory_urls"])
        page, language = context.page, language_of(context.config["theme"])
        root = Path(context.config["root_dir"])
        docs = Path(os.path.relpath(root / context.config["docs_dir"], root)).as_posix()
        return Site(
            root, page.path, FILE, docs, extensions, configs, address=page.url, finish=finish, language=language
        )
    return Site(Path())


@lru_cache(maxsize=1)
def _site_with(relpath: Any) -> Site:
    """Return the site and the page that MkDocs rewrites links for by `relpath`; a page asks some times in a row."""
    config = relpath.config
    if not any(isinstance(_caller(method), CoursePlugin) for method in config.plugins.events["config"]):
        _tell_of_files("Add 'courseblocks' to plugins, or run")
    root, file = _project_of(config)
    extensions, configs = config.markdown_extensions, config.mdx_configs or {}
    links, language = {"relpath": relpath}, language_of(config.theme)
    page, docs = relpath.file, _docs_of(config, root)
    return Site(root, page.src_uri, file, docs, extensions, configs, links, page.url, language=language)


@cache
def _tell_of_files(mend: str) -> None:
    """Say once that nothing here puts scripts and styles into the site, without which no block does anything."""
    log.warning("Pages lack the scripts of courseblocks. %s 'python -m courseblocks finish' after each build.", mend)


def _project_of(config: MkDocsConfig) -> tuple[Path, str]:
    """Return the project folder, and the path from there of the settings that MkDocs has read.

    The folder is that of the settings, or the one above it that the folder of the pages stands in.
    """
    settings, docs = Path(config.config_file_path or FILE).absolute(), Path(config.docs_dir)
    above = settings.is_relative_to(docs.parent) and not docs.is_relative_to(settings.parent)
    root = docs.parent if above else settings.parent
    return root, settings.relative_to(root).as_posix()


def _docs_of(config: MkDocsConfig, root: Path) -> str:
    """Return the folder of the pages below `root`; the check has told of one that is elsewhere."""
    docs = Path(config.docs_dir)
    return docs.relative_to(root).as_posix() if docs.is_relative_to(root) else DOCS


def language_of(theme: Any) -> str:
    """Return the tag of the language that a theme is set to."""
    return str(theme.get("language") or ENGLISH)


def _with_final_links(page: Any, html: str, *, directories: bool) -> str:
    """Return `html` with its links as Zensical makes them in the end; MkDocs makes them in each fragment."""

    def rewritten(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(unescape(match[2]))))
        stem, ending = posixpath.splitext(target)
        if ending == ".md":
            folder = stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"
            target = folder if directories else f"{stem}.html"
        final = way(page.url, target) + "/" * (target.endswith("/") or not target)
        return f'{match[1]}="{final}{match[3]}"'

    return _RELATIVE.sub(rewritten, html)


def check(config: MkDocsConfig) -> None:
    """Report every problem of the course before the first page is rendered.

    Raises:
        Abort: there are errors, and this is not a preview.

    """
    course, problems = check_course(*_project_of(config))
    problems = in_order([*problems, *check_shown(doubtful(course.items), _looks(config))])
    report(problems)
    found = errors(problems)
    if found and not previewing:
        raise Abort(f"The course has {count(found)}; nothing was built.")


def check_looks(root: Path, course: Course) -> list[Problem]:
    """Return what is wrong with what the site of the course in `root` shows; nothing if its settings cannot be read."""
    texts = list(doubtful(course.items))
    if not (texts and (root / FILE).is_file()):
        return []
    with suppress(MkDocsException):
        return list(check_shown(texts, _looks(load_config(str(root / FILE)))))
    return []


def _looks(config: MkDocsConfig) -> Fragments:
    return Fragments("", config.markdown_extensions, config.mdx_configs or {}, {})


def report(problems: Sequence[Problem]) -> None:
    """Log the problems, and in GitHub Actions also print them as annotations, which stand in the diff."""
    for problem in problems:
        log.log(_LEVELS[problem.grade], "%s", problem)
    annotate(problems)


def settings_of(config: MkDocsConfig) -> Settings:
    """Return the settings of the course, which are the options of the extension."""
    return settings_from((config.mdx_configs or {}).get("courseblocks", {}))


def link_assets(config: MkDocsConfig) -> None:
    """Link our style sheet and our script from every page: with instant navigation a page that lacks them gets none.

    The script is one of those that Material puts into the head, so that it runs before the page is seen: a block has
    its last form from the start, and nothing moves.
    """
    read_anew()
    language = language_of(config.theme)
    config.extra_css.append(style_sheet(settings_of(config)).path)
    for name, styles in part_styles().items():
        config.theme[name] = styles.path
    config.theme["build"] = build_id(language, *_theme_scripts(config.theme.dirs))
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), ExtraScriptValue(script(language).path)]


def _theme_scripts(folders: Sequence[str]) -> list[str]:
    """Return the names of a theme's scripts, which Material makes of what is in them."""
    return sorted(path.name for folder in folders for path in Path(folder).glob("assets/javascripts/*.js"))


def add_theme(config: MkDocsConfig) -> None:
    """Put our part of the theme behind the folder of the organization, which may have files of the same names."""
    if config.theme.name != "material":
        return
    folders = config.theme.dirs
    own = [folder for folder in folders if folder == config.theme.custom_dir]
    if not any(Path(folder).resolve() == THEME for folder in folders):
        folders.insert(len(own), str(THEME))
    main = next((file for folder in folders if (file := Path(folder) / _MAIN).is_file()), None)
    if own and main and main.is_relative_to(own[0]) and _OUR_MAIN not in main.read_text(encoding="utf-8"):
        log.warning("%s lacks what a course adds to pages. Write {%% extends '%s' %%} there.", main, _OUR_MAIN)


def lead_edits(config: MkDocsConfig) -> None:
    """Let an address where pages are edited lead to their folder: workflows give one that takes it for `docs/`."""
    docs, address = _docs_of(config, _project_of(config)[0]), cast("UserString | None", config.edit_uri_template)
    if address and docs != DOCS:
        address.data = address.data.replace(f"/{DOCS}/{{path", f"/{quote(docs)}/{{path")


def measure_logo(config: MkDocsConfig) -> None:
    """Let the theme know how large the logo is."""
    logo = theme_file([config.docs_dir, *config.theme.dirs], str(config.theme.get("logo") or ""))
    config.theme["logo_size"] = picture_size(logo) if logo else None


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Add our style sheets and our scripts to the site."""
    for asset in every_asset(settings_of(config), language_of(config.theme)):
        files.append(File.generated(config, asset.path, content=asset.text))


def expect_pages(files: Files) -> None:
    """Begin to tell how far the build is, unless the command is to be quiet."""
    inclusion = InclusionLevel.is_in_serve if previewing else InclusionLevel.is_included
    pages = files.documentation_pages(inclusion=inclusion)
    how_far.begin(len(pages) if log.isEnabledFor(logging.INFO) else 0)


def add_anchors(html: str, page: Page) -> None:
    """Tell MkDocs the ids inside blocks, so that it knows links to them; it has looked before they were there."""
    if page.present_anchor_ids is not None and "<course-" in html:
        page.present_anchor_ids |= set(_ID.findall(html))


def encode_edit_link(page: Page) -> None:
    """Percent-encode the path in the address where a page is edited; MkDocs leaves it as it is."""
    path = page.file.src_uri
    page.edit_url = page.edit_url and page.edit_url.replace(path, quote(path))


def add_extension(config: MkDocsConfig) -> None:
    """Let the site read blocks, with the defaults of all settings, where it names no more than the plugin."""
    if EXTENSION not in config.markdown_extensions:
        config.markdown_extensions.append(EXTENSION)


def _first_of_us(config: MkDocsConfig) -> object:
    """Return the one that MkDocs calls first: the plugin before the hook file."""
    return next(caller for caller in map(_caller, config.plugins.events["config"]) if isinstance(caller, CoursePlugin))


def _caller(method: object) -> object:
    return getattr(method, "__self__", None)


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The options are those of the extension, where Zensical reads them too."""


class CoursePlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """What concerns the whole site, as a plugin or by `hooks/course.py`; the blocks are a Markdown extension.

    Where a site names both, the plugin does it, since MkDocs calls plugins before hooks.
    """

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Note whether this is a build or a preview."""
        global previewing  # noqa: PLW0603  (MkDocs tells the command once, before anything else, and never again)
        previewing = command == "serve"

    @event_priority(100)
    def _prepare(self, config: MkDocsConfig, /) -> None:
        """Let other plugins find the extension and our part of the theme, unless another of us is there already."""
        if _first_of_us(config) is not self:
            self._leave(config)
            return
        add_extension(config)
        add_theme(config)

    def _leave(self, config: MkDocsConfig) -> None:
        """Be called no more in this build; MkDocs goes through one of the lists right now, so what is done stays."""
        for methods in config.plugins.events.values():
            methods[:] = [each for each in methods if _caller(each) is not self or each == self._prepare]
        log.info("hooks/course.py does nothing: the plugin courseblocks does all of it.")

    def _link(self, config: MkDocsConfig, /) -> None:
        """Link the style sheet and the script from every page, make room for the logo, and lead to where one edits."""
        link_assets(config)
        lead_edits(config)
        measure_logo(config)

    on_config = CombinedEvent(_prepare, _link)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the whole course before the first page."""
        check(config)

    @event_priority(-200)  # after other plugins: some ask each file where it lies on the disk, and ours lie nowhere
    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add the style sheets and the scripts, and see how many pages there are."""
        add_assets(files, config)
        expect_pages(files)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Let the templates of the theme say what learners read in the language of the site."""
        env.globals["say"] = words_in(language_of(config.theme)).say

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Make the ids in blocks known as targets of links, and the page's source known to its edit link."""
        add_anchors(html, page)
        encode_edit_link(page)
        how_far.tell("Read")

    @event_priority(100)
    def _hide_quizzes(self, _context: object, /, *, page: Page, **_: object) -> None:
        """Take the quizzes out of a page before a search plugin reads it: to that they are half of what items cost."""
        parts = _QUIZ.split(page.content or "")
        _hidden[:] = parts[1::2]
        page.content = _HIDDEN_QUIZ.join(parts[::2])

    @event_priority(-100)
    def _show_quizzes(self, _context: object, /, *, page: Page, **_: object) -> None:
        """Put the quizzes back into the page."""
        for quiz in _hidden:
            page.content = (page.content or "").replace(_HIDDEN_QUIZ, quiz, 1)

    # The first and the last of all that take a page before it is put into its template, the search plugin among them.
    on_page_context = CombinedEvent(_hide_quizzes, _show_quizzes)

    def _complete(self, output: str, /, *, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Link what a theme did not: only Material has a setting for scripts that come before the blocks."""
        how_far.tell("Wrote")
        return complete_head(output, settings_of(config), language_of(config.theme), partial(way, page.url))

    @event_priority(-200)  # after other plugins: a script or a style that one adds or changes is allowed as it is then
    def _close(self, output: str, /, *, config: MkDocsConfig, **_: object) -> str:
        """Let browsers know what they may load and run on a page."""
        return with_policy(output) if settings_of(config).policy else output

    on_post_page = CombinedEvent(_complete, _close)

    @event_priority(-200)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Likewise on pages that have no source, such as the one for wrong addresses."""
        return self._close(output, config=config) if template_name.endswith(".html") else output

    def on_build_error(self, *, error: Exception) -> None:
        """End a build that a page stopped with its problems, a line each, in place of a traceback.

        Raises:
            Abort: `error` is a `CourseError`.

        """
        if isinstance(error, CourseError):
            report(error.problems)
            raise Abort(f"The course has {count(error.problems)}.") from None
