"""A preview shows each block as it is now, and renders anew only what may have changed."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import Build
from course_folder import BANK, LESSON, configuration, write_course
from courseblocks.blocks.render import render_block
from courseblocks.publish import host, kept

LINKED = BANK.replace("Why the key is right.", "See [the lesson](../docs/module/lesson.md#a-lesson).")


class Preview:
    """A course that is built again and again in one process, as `mkdocs serve` does."""

    def __init__(self, root: Path, rendered: list[str]) -> None:
        """Write the small course into `root`; `rendered` are the ids of the blocks that were rendered since."""
        self.root = write_course(root, {})
        self.rendered = rendered

    def save(self, path: str = "", text: str = "", **settings: Any) -> BeautifulSoup:
        """Save a file, or settings of the course, and return the first page of what is built then."""
        if path:
            (self.root / path).write_text(text, encoding="utf-8")
        given = configuration(plugins=[])
        extensions = given["markdown_extensions"]
        assert isinstance(extensions, list)
        extensions[0]["courseblocks"] |= settings
        (self.root / "mkdocs.yml").write_text(yaml.safe_dump(given), encoding="utf-8")
        self.rendered.clear()
        with chdir(self.root):
            config = load_config("mkdocs.yml")
            config.plugins.on_startup(command="serve", dirty=False)
            build(config)
        return BeautifulSoup((self.root / "site/index.html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """Return a preview, and note what it renders."""
    rendered: list[str] = []

    def note(shown: Any, fragments: Any) -> str:
        rendered.append(shown.block.id)
        return render_block(shown, fragments)

    monkeypatch.setattr(kept, "render_block", note)
    monkeypatch.setattr(kept, "_kept", {})
    monkeypatch.setattr(host, "previewing", True)
    return Preview(tmp_path, rendered)


def test_what_did_not_change_is_not_rendered(preview: Preview) -> None:
    """A lesson with another text has the same quiz, and so has every other page."""
    before = preview.save()
    assert sorted(preview.rendered) == ["from-the-bank", "in-place"]
    page = preview.save("docs/module/lesson.md", LESSON.replace("A first paragraph.", "Another one."))
    assert preview.rendered == []
    assert str(page.select_one("course-quiz")) == str(before.select_one("course-quiz"))
    assert "Another one." in (preview.root / "site/module/lesson/index.html").read_text()


def test_a_preview_leads_to_each_page_as_new(preview: Preview, build_site: Build) -> None:
    """Where there is something to do; a site does not."""
    assert preview.save().select('a[href="?as-new"]')
    assert "?as-new" not in (preview.root / "site/credits/index.html").read_text(encoding="utf-8")
    host.previewing = False
    assert not build_site({}).soup("index.html").select('a[href="?as-new"]')


def test_what_changed_is_rendered(preview: Preview) -> None:
    """A bank, an item in place, a setting."""
    preview.save()
    page = preview.save("quizzes/bank.md", BANK.replace("What is asked?", "What is meant?"))
    assert "What is meant?" in page.text
    assert preview.rendered == ["from-the-bank"]
    preview.save("docs/module/lesson.md", LESSON.replace("The key", "This"))
    assert preview.rendered == ["in-place"]
    page = preview.save(report="https://ann.example/{item}")
    assert page.select_one('a[href^="https://ann.example/"]')
    assert len(preview.rendered) == 2


@pytest.mark.expects_warnings
def test_what_has_links_is_always_rendered(preview: Preview, caplog: pytest.LogCaptureFixture) -> None:
    """Where they lead may have changed."""
    preview.save("quizzes/bank.md", LINKED)
    preview.save()
    assert preview.rendered == ["from-the-bank"]
    (preview.root / "docs/module/lesson.md").unlink()
    caplog.clear()
    preview.save()
    assert "module/lesson.md" in caplog.text
