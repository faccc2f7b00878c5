"""What an organization sets for the course in `mkdocs.yml`, most of it as options of the extension."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from courseblocks.core.names import CREDITS, is_id, slug
from courseblocks.core.problems import Grade, Problem, did_you_mean
from courseblocks.core.settings import Settings
from courseblocks.course.colors import is_color
from courseblocks.course.folders import banks_folder, docs_folder, folder_below
from courseblocks.source.configuration import (
    EXTENSION,
    FILE,
    Setting,
    SettingsFile,
    inherited,
    read_configuration,
    read_files,
    unreadable,
)
from courseblocks.source.properties import percentage
from courseblocks.source.slips.merge_marks import conflicts
from courseblocks.words.words import catalogue_for

SAMPLE = "serving-from-the-heart"  # the id of the course that the template comes with
THEME = Path(__file__).parent.parent / "theme"

COLORS = {"primary": "#1d5c57", "accent": "#a4471f"}

OPTIONS: Mapping[str, tuple[object, str]] = {
    "course": ("", "the id that learners' work is stored under"),
    "version": ("", "the version of the course that a learner completes"),
    "primary": ("", "the colour of header, links and buttons, such as '#1d5c57'"),
    "accent": ("", "the colour of what is pointed at, and of what is not right, such as '#a4471f'"),
    "pass": (0, "the pass mark of exams that say no other, in percent"),
    "noindex": (False, "whether search engines are asked to leave the site out"),
    "policy": (False, "whether pages tell browsers to load and run nothing that is not of the site"),
    "report": ("", "where a learner reports a mistake in an item: an address with {item} in it"),
    "item_source": ("", "where the source of an item is read: an address with {path} and {line} in it"),
    "coverage": (
        "",
        "the page, among those of the course, with the coverage table, whose rows `covers:` names",
    ),
    "credits": (CREDITS, "the page, among those of the course, whose level-2 headings `sources:` names"),
    "banks": ("", "the folder with the banks, if it is not `quizzes/`"),
}

SWITCHES = tuple(name for name, (default, _) in OPTIONS.items() if isinstance(default, bool))


def settings_from(options: Mapping[str, object]) -> Settings:
    """Return the settings for options as a host read them: a version may look like a number to YAML."""
    switches: dict[str, Any] = {name: options.get(name) is True for name in SWITCHES}
    defaults = {name: default for name, (default, _) in OPTIONS.items() if isinstance(default, str)}
    texts = {name: str(options.get(name) or default) for name, default in defaults.items()}
    colors = {name: texts[name] if is_color(texts[name]) else "" for name in COLORS}  # the check tells the others
    pass_mark = percentage(str(options.get("pass"))) or 0
    return Settings(**(switches | texts | colors), pass_mark=pass_mark)


def course_id(root: Path) -> tuple[str, int, str]:
    """Return the id of the course in the project folder `root`, its line and file; '' if `mkdocs.yml` says none."""
    return _option(root, FILE, "course")


def coverage_page(root: Path, file: str = FILE) -> tuple[str, int, str]:
    """Return the page with the coverage table, below `docs/`, and the line and the file that say so; '' if none do."""
    return _option(root, file, "coverage")


def credits_page(root: Path, file: str = FILE) -> tuple[str, int, str]:
    """Return the page with the sources, below `docs/`, and the line and the file that name it; '' if none do."""
    return _option(root, file, "credits")


def menu(root: Path, file: str = FILE) -> tuple[list[str], int, str]:
    """Return what the menu leads to, pages among it, and the line and the file that it begins in."""
    given = _settings(root, file).get("nav", Setting(None, 1))
    return list(_leaves(given.value)), given.line, given.path


def _leaves(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    for part in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from _leaves(part)


def template_folder(root: Path, file: str = FILE) -> str:
    """Return the folder with templates of the theme, below the project folder `root`; '' if there is none in it."""
    given = _settings(root, file).get("theme.custom_dir", Setting("", 1))
    path = posixpath.normpath(str(given.value or ".."))
    return "" if path.startswith(("..", "/")) else path


def _option(root: Path, file: str, name: str) -> tuple[str, int, str]:
    given = _settings(root, file).get(f"{EXTENSION}.{name}", Setting("", 1))
    return str(given.value or ""), given.line, given.path


def _settings(root: Path, file: str) -> Mapping[str, Setting]:
    return read_configuration(read_files(root, file))


def changed_course(before: str, root: Path) -> Iterator[Problem]:
    """Yield an error if the course in `root` gave up its id `before`, and with it all that learners did.

    The sample's is to be given up: nobody has learned under it here.
    """
    now, line, path = course_id(root)
    if before not in ("", SAMPLE, now) and now:
        what = f"the course id was '{before}', and all that learners did is kept under that"
        mend = f"Write 'course: {before}'. Only if nobody has begun to learn yet, change it in spite of this message."
        yield Problem(path, line, what, mend)


def extensions(root: Path, file: str = FILE) -> list[str] | None:
    """Return the Markdown extensions of the course in `root` with their options; None if its settings name no site."""
    settings = _settings(root, file)
    if EXTENSION not in settings:
        return None
    return [f"{way} {setting.value}" for way, setting in settings.items() if way.startswith("markdown_extensions")]


def plugin(root: Path, name: str, file: str = FILE) -> Mapping[str, object] | None:
    """Return the options of a plugin that the site of the course in `root` has; None if it has not."""
    given = _settings(root, file).get("plugins", Setting([], 1)).value
    for entry in given if isinstance(given, list) else ():
        named = entry if isinstance(entry, dict) else {entry: None}
        if name in named or f"material/{name}" in named:
            options = named.get(name, named.get(f"material/{name}"))
            return options if isinstance(options, dict) else {}
    return None


def check_settings(root: Path, file: str = FILE) -> Iterator[Problem]:
    """Yield what is wrong with the settings in the project folder `root`; a folder without their `file` has none."""
    files = read_files(root, file)
    if not files:
        yield from _others(root, file)
    marks = [problem for each in files for problem in conflicts(*each)]
    if marks:
        yield from marks
        return
    settings = read_configuration(files)
    for each in files:
        yield from _lost_file(each, root)
        if not settings:
            yield from unreadable(each)
    if EXTENSION in settings:  # else a plugin adds it, or there is none
        yield from _check_course(settings)
        yield from _check_options(settings)
        yield from _check_watch(settings, root, file)
    yield from _check_site(settings, root, file)


def _others(root: Path, file: str) -> Iterator[Problem]:
    """Yield what hosts read in place of `file`, and the course does not."""
    if (root / "mkdocs.yaml").is_file():
        what = f"the settings of the course are looked for in {file}, and not read here"
        yield Problem("mkdocs.yaml", 1, what, f"Rename this file to {file}.", Grade.WARNING)
    elif (root / "zensical.toml").is_file():
        what = f"no check reads the settings of the course here, but for those in {file}"
        mend = "Look at those of courseblocks yourself, or write the settings there, where the host finds them too."
        yield Problem("zensical.toml", 1, what, mend, Grade.ADVICE)


def _lost_file(file: SettingsFile, root: Path) -> Iterator[Problem]:
    path, line = inherited(file)
    if path and not (root / path).is_file():
        what = f"the settings inherit from '{path}', which is no file"
        yield Problem(file.path, line, what, "Write the path that it has from the folder of this file.")


def _check_course(settings: Mapping[str, Setting]) -> Iterator[Problem]:
    given = settings.get(f"{EXTENSION}.course", replace(settings[EXTENSION], value=""))
    course = str(given.value or "")
    if not course:
        what = "the course has no id, under which learners' work is kept in their browsers"
        mend = "Write 'course: our-course' below '- courseblocks:', and keep it for good."
        yield Problem(given.path, given.line, what, mend)
    elif not is_id(course):
        what = f"the course id '{course}' is not lower-case words joined by hyphens"
        yield Problem(given.path, given.line, what, f"Write 'course: {slug(course) or 'our-course'}'.")
    elif course == SAMPLE and os.environ.get("COURSE_IS_TEMPLATE") == "false":
        what = f"the course id '{SAMPLE}' is that of the course this repository was made from"
        mend = (
            "Choose an id of your own, such as 'course: our-course', and keep it for good: learners' work is stored "
            "under it, and two courses at one address with the same id would mix."
        )
        yield Problem(given.path, given.line, what, mend)


def _check_options(settings: Mapping[str, Setting]) -> Iterator[Problem]:
    for way, setting in settings.items():
        extension, _, name = way.partition(".")
        if extension != EXTENSION or not name:
            continue
        found = _wrong(name, setting.value)
        if found:
            yield Problem(setting.path, setting.line, *found)


def _check_watch(settings: Mapping[str, Setting], root: Path, file: str) -> Iterator[Problem]:
    """Yield advice where a preview would not follow banks, since it does not watch the folder that they are in."""
    given = settings.get(f"{EXTENSION}.banks")
    listed = settings.get("watch", Setting([], 1)).value
    watched = [folder_below(root, file, path) for path in listed] if isinstance(listed, list) else []
    if given and given.value and not f"{banks_folder(root, file)}/".startswith(tuple(f"{path}/" for path in watched)):
        what = f"a preview does not follow what changes in 'banks: {given.value}', since 'watch:' does not name it"
        yield Problem(given.path, given.line, what, f"Add '- {given.value}' to 'watch:'.", Grade.ADVICE)


def _wrong(name: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with an option and how to mend it, or None."""
    if name not in OPTIONS:
        return f"'{name}' is not a setting of courseblocks", did_you_mean(name, OPTIONS)
    if name in COLORS:
        return _wrong_color(name, value)
    if name in SWITCHES and not isinstance(value, bool):
        return f"'{name}: {value}' is neither true nor false", "Write one of them."
    if name == "pass" and value and not percentage(str(value)):
        return f"'pass: {value}' is not a percentage", "Write a whole number from 1 to 100, such as pass: 80."
    needed = {"report": "{item}", "item_source": "{path}"}.get(name)
    return _wrong_address(name, str(value), needed) if needed and value else None


def _wrong_color(name: str, value: object) -> tuple[str, str] | None:
    mend = f"Write six digits after a number sign, in quotes, such as {name}: '{COLORS[name]}'."
    if value is None:
        return f"'{name}:' is empty, since without quotes a number sign begins a comment", mend
    if value == "" or is_color(str(value)):
        return None
    return f"'{name}: {value}' is not a colour", mend


def _wrong_address(name: str, value: str, needed: str) -> tuple[str, str] | None:
    if not re.match(r"https?://|mailto:", value):
        return f"'{name}: {value}' is not an address", "Begin it with https:// (or mailto:)."
    if needed not in value:
        return f"'{name}' does not say which item is meant", f"Put {needed} where it belongs in the address."
    return None


def _check_site(settings: Mapping[str, Setting], root: Path, file: str) -> Iterator[Problem]:
    own, docs = settings.get("theme.custom_dir"), docs_folder(root, file)
    folders = [root / docs, *([(root / file).parent / str(own.value)] if own and own.value else []), THEME]
    for name in ("theme.logo", "theme.favicon"):
        picture = settings.get(name)
        if picture and picture.value and not theme_file(folders, str(picture.value)):
            what = f"'{name.removeprefix('theme.')}: {picture.value}' is no file below {docs}/"
            mend = f"Put the picture there, or write the path that it has below {docs}/."
            yield Problem(picture.path, picture.line, what, mend)
        elif picture and picture.value:
            yield from _check_spelling(root, docs, picture)
    address = settings.get("site_url")
    if address and address.value and not re.match(r"https?://[^/]", str(address.value)):
        what = f"'site_url: {address.value}' is not the address of a site"
        yield Problem(address.path, address.line, what, "Begin it with https:// and the name of the host.")
    yield from _check_language(settings)
    yield from _check_palette(settings)


def _check_language(settings: Mapping[str, Setting]) -> Iterator[Problem]:
    """Yield advice where what learners are told is in another language than the pages; the site works all the same."""
    given = settings.get("theme.language")
    if given and given.value and not catalogue_for(str(given.value)):
        what = f"'language: {given.value}' has no catalogue, so what the course itself tells learners is in English"
        mend = f"Translate hooks/courseblocks/words/en.json, and put it beside that file as {given.value}.json."
        yield Problem(given.path, given.line, what, mend, Grade.ADVICE)


def _check_spelling(root: Path, docs: str, picture: Setting) -> Iterator[Problem]:
    """Yield a picture that is there under a name of other capitals, in whose place ours would be shown."""
    path = str(picture.value)
    folder = (root / docs / path).parent
    names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    wanted = Path(path).name
    other = next((name for name in names if name.lower() == wanted.lower()), wanted)
    if wanted not in names and other != wanted:
        what = f"'{path}' is not {docs}/{path.removesuffix(wanted)}{other}: capitals make a difference"
        yield Problem(picture.path, picture.line, what, f"Rename the file to {wanted}, or write {other} here.")


def _check_palette(settings: Mapping[str, Setting]) -> Iterator[Problem]:
    """Yield a colour that would be set and not be seen, since the palette names one of Material's own."""
    palettes = settings.get("theme.palette", Setting([], 1))
    for name in COLORS:
        ours = settings.get(f"{EXTENSION}.{name}")
        for palette in palettes.value if isinstance(palettes.value, list) else []:
            if ours and ours.value and palette.get(name, "indigo") != "custom":
                what = f"'{name}: {ours.value}' is not seen, since theme.palette has a colour of its own"
                yield Problem(ours.path, ours.line, what, f"Write '{name}: custom' in each entry of theme.palette.")
                break


def theme_file(folders: Iterable[Path | str], path: str) -> Path | None:
    """Return the file that `path` in the settings of the theme means: in the first of `folders` that has it."""
    return next((Path(folder) / path for folder in folders if (Path(folder) / path).is_file()), None)
