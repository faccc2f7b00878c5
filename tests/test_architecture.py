"""Data flows one way through the package, and only `host.py` knows MkDocs."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "hooks/courseblocks"

# Each module may import what stands in the layers above its own, and its neighbours in the order they are written.
LAYERS = [
    ["console", "unseen", "problems", "configuration", "exclusions"],
    ["texts", "lines", "markup", "blanks", "answers", "tags", "model"],
    ["conflicts", "loads", "segments", "tables", "preview_gaps", "properties", "hidden", "frontmatter", "seen"],
    ["bullets", "tasks", "listed", "choices", "orderings", "matchings", "categories", "fillins"],
    ["shapes", "itemtypes", "usual", "wording", "items", "banks"],
    ["splitting", "picking", "quizzes", "checklists", "blocks", "pages", "course"],
    ["exact", "selectors", "draws"],
    ["colors", "settings", "covers", "minutes", "check", "coverage"],
    ["credit", "pictures", "plain", "fragments", "shown", "arranged", "render", "assets"],
    ["git", "history", "pairs", "passages", "rows", "changes", "kept", "orphans", "contrast", "reasons", "summary"],
    ["repository", "releases", "navigation", "comparison", "begin", "upgrade"],
    ["host"],
    ["extension"],
    ["__init__", "__main__"],
]
ORDER = [module for layer in LAYERS for module in layer]
HOSTS = ("mkdocs", "material", "properdocs", "zensical")


def imports(module: str) -> set[str]:
    """Return the names of the modules that a module of the package imports."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "the package is imported by its full name only"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own(module: str) -> set[str]:
    """Return the modules of the package that a module of it imports."""
    names = {name.split(".")[1] for name in imports(module) if name.startswith("courseblocks.")}
    return names & set(ORDER)


def test_every_module_has_its_place() -> None:
    """A new module is put into a layer on purpose."""
    assert {path.stem for path in PACKAGE.glob("*.py")} == set(ORDER)


def test_data_flows_one_way() -> None:
    """A module imports only what comes before it: problems and model, readers, checks, rendering, hosts."""
    backwards = [(m, other) for m in ORDER for other in own(m) if ORDER.index(other) >= ORDER.index(m)]
    assert backwards == []


def test_rendering_reads_no_text_and_reading_renders_none() -> None:
    """What is rendered is the model, never the Markdown of a whole file."""
    readers = {"lines"} | {module for layer in LAYERS[2:6] for module in layer}
    assert not own("render") & readers
    assert not (own("fragments") | own("plain")) & readers
    assert not {"plain", "fragments", "render"} & set().union(*map(own, readers), own("check"))


def test_only_the_host_module_knows_the_hosts() -> None:
    """So that the package outlives MkDocs 1.x."""
    knowing = {module for module in ORDER if {name.split(".")[0] for name in imports(module)} & set(HOSTS)}
    assert knowing == {"host"}


def test_only_one_module_runs_git() -> None:
    """For one that reads a past course and one that serves the commands that change the repository; no build does."""
    assert {module for module in ORDER if "subprocess" in imports(module)} == {"git"}
    assert {module for module in ORDER if "git" in own(module)} == {"history", "repository"}
    assert not {module for module in ORDER if "history" in own(module)} - {"summary", "__main__"}
    assert {module for module in ORDER if "repository" in own(module)} == {"releases", "begin", "upgrade"}


def test_what_changes_a_repository_is_used_by_the_command_line_only() -> None:
    """No build writes to the course."""
    changing = {"begin", "upgrade", "navigation", "releases", "repository"}
    users = {module for module in ORDER if own(module) & changing}
    assert users - changing == {"__main__"}


def test_no_private_part_of_a_host_is_used() -> None:
    """Those change without notice."""
    private = [name for name in imports("host") if any(part.startswith("_") for part in name.split("."))]
    assert {name.split(".")[0] for name in private} == {"__future__"}


def test_hooks_are_short() -> None:
    """Their logic is in the package."""
    for path in PACKAGE.parent.glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 50


def test_html_is_written_in_templates_only() -> None:
    """Jinja escapes what it is given; an f-string does not."""
    for module in ORDER:
        for node in ast.walk(ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                assert "</" not in text, (module, text)
