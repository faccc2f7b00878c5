"""The plugin of MkDocs, installed from a wheel: it does what the hook file does, and but once where both are named."""

from __future__ import annotations

import runpy
from importlib.metadata import version
from pathlib import Path
from typing import cast

import pytest
import yaml

from course_folder import BANK, PROJECT, configuration, write_course
from courseblocks.publish.host import CoursePlugin
from wheels import run_installed

MADE_BY = {"mkdocs-ProperDocs ": "properdocs", "mkdocs-": "mkdocs"}  # as the head of a page says it

Site = tuple[dict[str, bytes], str]
TWICE = "hooks/course.py does nothing: the plugin courseblocks does all of it."


def build(installed: Path, root: Path, settings: dict[str, object], host: str = "mkdocs") -> Site:
    """Build the small course in `root` strictly, under `settings` in their order; return the site and what was said."""
    write_course(root, {})
    (root / "hooks").mkdir()
    (root / "hooks/course.py").symlink_to(PROJECT / "hooks/course.py")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    said = run_installed(installed, root, "-m", host, "build", "--strict", "-f", "mkdocs.yml")
    return contents(root / "site"), said


def contents(site: Path) -> dict[str, bytes]:
    """Return the files of a site, without the dates of the build."""
    files = (path for path in site.rglob("*") if path.is_file() and not path.name.startswith("sitemap"))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def settings_of(*named: str) -> dict[str, object]:
    """Return the project's settings with the hook file or the plugin, or both, in the order of `named`."""
    settings = configuration()
    plugins = cast("list[object]", settings.pop("plugins"))
    given: dict[str, object] = {"hooks": ["hooks/course.py"], "plugins": [*plugins, "courseblocks"]}
    del settings["hooks"]
    if "plugins" not in named:
        settings["plugins"] = plugins
    return {**settings, **{name: given[name] for name in named}}


@pytest.fixture(scope="module")
def by_the_hook(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site that the hook file makes."""
    site, said = build(installed, tmp_path_factory.mktemp("hook"), settings_of("hooks"))
    assert TWICE not in said
    return site


def test_the_hook_file_has_all_that_the_plugin_does() -> None:
    """By the names that MkDocs calls."""
    hook = runpy.run_path(str(PROJECT / "hooks/course.py"))
    assert {name for name in dir(CoursePlugin) if name.startswith("on_")} == {
        name for name in hook if name[:3] == "on_"
    }


def test_the_plugin_makes_the_site_that_the_hook_file_makes(
    installed: Path, by_the_hook: dict[str, bytes], tmp_path: Path
) -> None:
    """To the byte."""
    site, said = build(installed, tmp_path, settings_of("plugins"))
    assert site == by_the_hook
    assert TWICE not in said


@pytest.mark.parametrize("named", [("hooks", "plugins"), ("plugins", "hooks")], ids="-".join)
def test_the_second_of_both_does_nothing_and_says_so(
    installed: Path, by_the_hook: dict[str, bytes], tmp_path: Path, named: tuple[str, str]
) -> None:
    """Once, whichever stands first in the settings; a strict build goes on."""
    site, said = build(installed, tmp_path, settings_of(*named))
    assert site == by_the_hook
    assert said.count(TWICE) == 1


@pytest.mark.parametrize("named", ["hooks", "plugins"])
def test_properdocs_makes_the_site_that_mkdocs_makes(
    installed: Path, by_the_hook: dict[str, bytes], tmp_path: Path, named: str
) -> None:
    """By the plugin and by the hook file, but for its own name in the head of pages."""
    theirs, ours = (f"{name}{version(host)}, ".encode() for name, host in MADE_BY.items())
    site, _ = build(installed, tmp_path, settings_of(named), "properdocs")
    assert {path: text.replace(theirs, ours) for path, text in site.items()} == by_the_hook


def test_with_the_extension_alone_properdocs_builds_what_is_finished(installed: Path, tmp_path: Path) -> None:
    """After each build, which says so; then pages have what they have by the hook file."""
    settings = yaml.safe_dump(settings_of(), sort_keys=False)
    write_course(tmp_path, {"mkdocs.yml": settings})
    said = run_installed(installed, tmp_path, "-m", "properdocs", "build", "-f", "mkdocs.yml")
    assert said.count("or run 'python -m courseblocks finish' after each build.") == 1
    assert "linked them on 5 of 5 pages." in run_installed(installed, tmp_path, "-m", "courseblocks", "finish")
    page = contents(tmp_path / "site")["index.html"].decode()
    assert "<course-quiz" in page
    script = page.partition('src="assets/course.')[2].partition('"')[0]
    assert (tmp_path / f"site/assets/course.{script}").is_file()


def test_a_site_that_names_the_plugin_only_has_the_extension(installed: Path, tmp_path: Path) -> None:
    """With its defaults."""
    settings: dict[str, object] = {"site_name": "A site", "theme": "material", "plugins": ["courseblocks"]}
    site, _ = build(installed, tmp_path, settings)
    page = site["index.html"].decode()
    assert "<course-quiz" in page
    assert ":::" not in page
    assert [path for path in site if path.startswith("assets/course.")]


def test_the_plugin_stops_a_broken_course_before_the_first_page(installed: Path, tmp_path: Path) -> None:
    """In lines of its own and not by a traceback."""
    write_course(tmp_path, {"quizzes/bank.md": BANK.replace("[x]", "[ ]")})
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\nplugins: [courseblocks]\n", encoding="utf-8")
    with pytest.raises(AssertionError) as failed:
        run_installed(installed, tmp_path, "-m", "mkdocs", "build")
    assert "quizzes/bank.md:7: item 'first-item' marks no option as correct." in str(failed.value)
    assert "Traceback" not in str(failed.value)
    assert not (tmp_path / "site/index.html").exists()
