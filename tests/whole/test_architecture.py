"""Data flows one way through the folders of the package, and only `host.py` knows MkDocs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import courseblocks
from course_folder import PROJECT
from courseblocks.publish import bundles

PACKAGE = PROJECT / "hooks/courseblocks"
HOSTS = ("mkdocs", "material", "properdocs", "zensical")

# Which folders a folder may import from besides itself; the order is that of the data. All of `exchange` is to come.
# The command line is `cli`, which asks `publish` what a site would show; the package itself offers the extension.
MAY = {
    "core": "",
    "words": "",
    "source": "core",
    "render": "core words",
    "items": "core words source render",
    "blocks": "core words source render items",
    "course": "core words source items blocks",
    "publish": "core words source render blocks course",
    "review": "core source render course",
    "exchange": "core items blocks course",
    "project": "core source course",
    "cli": "core course publish review exchange project",
    "__init__": "publish",
}
MAY_JS = {
    "runtime": "",
    "words": "",
    "items": "runtime words",
    "blocks": "runtime words items",
    "publish": "runtime words blocks",  # the header of a lesson waits for its blocks
    "bundles": "runtime words items blocks publish",
}

# What a module may import by its role, the last part of its name, besides items and blocks.
ROLES = {"model": "core", "read": "core source", "check": "core", "view": "core render"}


@cache
def modules() -> frozenset[str]:
    """Return the modules of the package by their names in it, such as `items.choice.read`; a folder by its own."""
    paths = [path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py")]
    found = [".".join(path.parts[:-1] if path.name == "__init__" and path.parts[1:] else path.parts) for path in paths]
    assert "core.model" in found
    return frozenset(found)


@cache
def tree(module: str) -> ast.Module:
    """Return the syntax of a module."""
    path = PACKAGE.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(module: str) -> frozenset[str]:
    """Return the names of the modules that a module of the package imports."""
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "the package is imported by its full name only"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def own(module: str) -> frozenset[str]:
    """Return the modules of the package that a module of it imports; none imports a folder."""
    names = {name.removeprefix("courseblocks.") for name in imports(module) if name.startswith("courseblocks.")}
    folders = {name.rpartition(".")[0] for name in modules()}
    return frozenset((names & modules()) - folders)


def own_js(module: str) -> frozenset[str]:
    """Return the scripts that a script imports, by their paths, in the one form that is joined."""
    return frozenset(needed for _, needed in bundles.imports(module))


def scripts() -> list[str]:
    """Return the scripts of the package by their paths in it."""
    found = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.js")]
    assert "runtime/log/log.js" in found
    return found


def folder(module: str) -> str:
    """Return what a module or a script is called in the table of its language."""
    return "cli" if module == "__main__" else module.replace("/", ".").partition(".")[0]


def against(may: Mapping[str, str], needs: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Return each module with what it imports and may not."""
    return {
        (module, other)
        for module, others in needs.items()
        for other in others
        if folder(other) not in (folder(module), *may[folder(module)].split())
    }


def slices(module: str) -> str:
    """Return the folder of a kind that a module stands in, such as `items.choice`, empty outside of those."""
    parts = module.replace("/", ".").removesuffix(".js").split(".")
    return ".".join(parts[:2]) if parts[0] in ("items", "blocks") and len(parts) > 2 else ""


PYTHON = {module: own(module) for module in modules()}
JAVASCRIPT = {module: own_js(module) for module in scripts()}


def test_every_module_has_its_place() -> None:
    """A new folder is put into the tables on purpose; beside the folders stands what hosts and `python -m` look for."""
    assert {folder(module) for module in PYTHON} <= set(MAY)
    assert {folder(module) for module in JAVASCRIPT} <= set(MAY_JS)
    assert {path.stem for path in PACKAGE.glob("*.py")} == {"__init__", "__main__"}


def test_the_tour_names_every_folder_and_no_file() -> None:
    """In lines of their own, but for those of a kind, which say themselves what they are; the theme's are its own."""
    files = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file()]
    found = {folder for path in files if "__pycache__" not in path.parts for folder in path.parents[:-1]}
    kinds = {folder for folder in found if (PACKAGE / folder / "kind.py").is_file()} - {Path("items"), Path("blocks")}
    folders = {f"{folder.as_posix()}/" for folder in found - kinds} | {"items/<type>/", "blocks/<kind>/"}
    whole = ("theme/", "project/starter/", "project/thin/")
    tour = re.findall(r"(?m)^    (\S+/)  ", courseblocks.__doc__ or "")
    assert len(tour) > 15
    assert sorted(tour) == sorted(name for name in folders if name in whole or not name.startswith(whole))
    assert not re.search(r"\w\.(py|js|html|css)\b", courseblocks.__doc__ or "")
    assert len(kinds) > 8
    assert all(ast.get_docstring(tree(".".join(folder.parts))) for folder in kinds)


def test_the_tour_keeps_the_order_of_the_data() -> None:
    """It may be read from above: what a folder may import from stands before it."""
    tour = list(dict.fromkeys(re.findall(r"(?m)^    (\w+)/", courseblocks.__doc__ or "")))
    for may in (MAY, MAY_JS):
        pairs = [(one, other) for one, others in may.items() for other in others.split()]
        assert [
            (one, other) for one, other in pairs if {one, other} <= set(tour) and tour.index(one) < tour.index(other)
        ] == []


def test_data_flows_one_way() -> None:
    """A folder imports only what the table says."""
    assert against(MAY, PYTHON) == set()


def test_scripts_flow_one_way() -> None:
    """The same in the browser."""
    assert against(MAY_JS, JAVASCRIPT) == set()


@pytest.mark.parametrize("needs", [PYTHON, JAVASCRIPT], ids=["Python", "JavaScript"])
def test_no_module_needs_itself(needs: Mapping[str, Iterable[str]]) -> None:
    """Not by way of others either."""
    assert len(list(TopologicalSorter(needs).static_order())) == len(needs)


@pytest.mark.parametrize("needs", [PYTHON, JAVASCRIPT], ids=["Python", "JavaScript"])
def test_a_slice_knows_no_other(needs: Mapping[str, Iterable[str]]) -> None:
    """No type of item knows another, and no block another, but for what `pairs` has for two types."""
    found = {(slices(module), slices(other)) for module, others in needs.items() for other in others}
    assert len(found) > 5
    crossing = {(one, other) for one, other in found if one and other and other not in (one, "items.pairs")}
    assert {pair for pair in crossing if pair[0].partition(".")[0] == pair[1].partition(".")[0]} == set()


def role(module: str) -> str:
    """Return the role of a module in the folder of items or blocks, or of one of their kinds; empty if it has none."""
    name = module.rpartition(".")[2]
    return name if folder(module) in ("items", "blocks") and name in ROLES else ""


def test_a_role_needs_no_more() -> None:
    """So that a reader guesses from its name what a module does."""
    found = {module: role(module) for module in PYTHON if role(module)}
    assert set(found.values()) == set(ROLES)
    for module, its in found.items():
        others = {folder(other) for other in PYTHON[module]} - {"items", "blocks"}
        assert others <= {*ROLES[its].split()}, module


def renders(module: str) -> bool:
    """Whether a module makes HTML."""
    return folder(module) == "render" or role(module) == "view" or module == "blocks.render"


def test_rendering_reads_no_text_and_reading_renders_none() -> None:
    """What is rendered is the model, never the Markdown of a whole file."""
    for module in filter(renders, PYTHON):
        assert not {other for other in PYTHON[module] if folder(other) in ("source", "course") or role(other) == "read"}
    for module, others in PYTHON.items():
        if folder(module) in ("core", "source", "course") or role(module) in ("model", "read", "check"):
            assert not set(filter(renders, others)), module


def test_only_the_host_module_knows_the_hosts() -> None:
    """So that the package outlives MkDocs 1.x."""
    knowing = {module for module in PYTHON if {name.split(".")[0] for name in imports(module)} & set(HOSTS)}
    assert knowing == {"publish.host"}


def test_only_one_module_runs_git() -> None:
    """For one that reads a past course and one that serves the commands that change the repository; no build does."""
    assert {module for module in PYTHON if "subprocess" in imports(module)} == {"core.git"}
    assert {module for module in PYTHON if "core.git" in own(module)} == {"review.history", "project.repository"}
    users = {module for module in PYTHON if "review.history" in own(module)}
    assert users == {"review.other_files", "review.summary", "__main__"}
    users = {module for module in PYTHON if "project.repository" in own(module)}
    assert users == {"project.releases", "project.begin", "project.upgrade"}


def test_what_changes_a_repository_is_used_by_the_command_line_only() -> None:
    """No build writes to the course."""
    users = {module for module in PYTHON if any(folder(other) == "project" for other in own(module))}
    assert {folder(module) for module in users} == {"project", "cli"}


def test_no_private_part_of_a_host_is_used() -> None:
    """Those change without notice."""
    private = [name for name in imports("publish.host") if any(part.startswith("_") for part in name.split("."))]
    assert {name.split(".")[0] for name in private} == {"__future__"}


def test_hooks_are_short() -> None:
    """Their logic is in the package."""
    hooks = list(PACKAGE.parent.glob("*.py"))
    assert hooks
    for path in hooks:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 50


def test_html_is_written_in_templates_only() -> None:
    """Jinja escapes what it is given; an f-string does not."""
    for module in PYTHON:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                assert "</" not in text, (module, text)
