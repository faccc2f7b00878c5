"""What holds for the files of the project itself."""

from __future__ import annotations

import re
import subprocess

import pytest

from course_folder import PROJECT

TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=PROJECT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
TEXTS = {path: (PROJECT / path).read_text(encoding="utf-8") for path in TRACKED if (PROJECT / path).is_file()}


@pytest.mark.parametrize(
    "path",
    ["requirements.txt", "requirements-test.txt", "tests/npm/package-lock.json", "tests/lighthouse/package-lock.json"],
)
def test_locked_versions_have_hashes_and_no_place_they_came_from(path: str) -> None:
    """They install from whatever registry a machine is set up for."""
    text = TEXTS[path]
    assert "sha512-" in text or "--hash=sha256:" in text
    assert not re.search(r"registry\.|index-url|find-links|resolved|file:|pypi\.org|/root/|/work/|/home/", text)


def test_what_the_tests_install_is_what_the_site_is_built_with() -> None:
    """The two lists agree where they meet."""
    pin = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
    site, test = dict(pin.findall(TEXTS["requirements.txt"])), dict(pin.findall(TEXTS["requirements-test.txt"]))
    assert site.items() <= test.items()


def test_no_file_names_a_registry_or_a_machine() -> None:
    """Nothing depends on where it was written."""
    words = [r"pypi\.org", r"registry\.npmjs", r"deb\.debian", r"/wor[k]/", r"/roo[t]/\."]
    pattern = re.compile("|".join(words))
    naming = [path for path, text in TEXTS.items() if pattern.search(text) and path != "tests/whole/test_repository.py"]
    assert naming == []


def test_the_top_level_is_the_one_that_is_documented() -> None:
    """An organization owns docs, quizzes and mkdocs.yml; everything else can be replaced."""
    top = {path.split("/")[0] for path in TRACKED if not path.startswith(".")}
    assert top == {
        "LICENSE",
        "Makefile",
        "README.md",
        "docs",
        "hooks",
        "mkdocs.yml",
        "pyproject.toml",
        "quizzes",
        "requirements-test.txt",
        "requirements.txt",
        "tests",
    }


def test_the_site_asks_no_other_host_for_anything() -> None:
    """Fonts, edit links and diagrams are where Material would."""
    config = TEXTS["mkdocs.yml"]
    assert "font: false" in config
    assert "repo_url" not in config
    assert "mermaid" not in config
