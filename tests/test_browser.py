"""The course in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import sync_playwright

from browsers import AXE, chromium, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).parent.parent
PAGES = ["", "relationships/", "relationships/know-yourself/", "relationships/press-pause/", "credits/"]
LESSON = "relationships/know-yourself/"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(os.environ.get("BROWSERS") == "none", reason="BROWSERS=none"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the course, built as an organization builds it, and give its address."""
    folder = tmp_path_factory.mktemp("site")
    mkdocs = str(Path(sys.executable).parent / "mkdocs")
    subprocess.run([mkdocs, "build", "--strict", "--quiet", "--site-dir", str(folder)], cwd=PROJECT, check=True)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    """Open a page that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_lesson_is_complete_without_scripts(without_scripts: Page, site: str) -> None:
    """Items can be answered and their key opened, lines ticked, by keyboard alone."""
    page = without_scripts
    page.goto(f"{site}/{LESSON}")
    items = page.locator("course-item")
    assert items.count() == 3
    first = items.first
    assert first.locator(".course-key ul").is_hidden()
    first.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    assert first.locator("input").nth(1).is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert first.locator(".course-key ul").is_visible()
    assert first.locator(".course-key li").first.inner_text().startswith(("Right:", "Wrong:"))
    line = page.locator("course-checklist input").first
    line.focus()
    page.keyboard.press("Space")
    assert line.is_checked()


def test_nothing_typed_or_chosen_reaches_the_address(without_scripts: Page, site: str) -> None:
    """There is nothing that could be submitted."""
    page = without_scripts
    page.goto(f"{site}/{LESSON}")
    page.locator("course-item input").first.check()
    page.keyboard.press("Enter")
    assert page.url == f"{site}/{LESSON}"
    assert page.locator("article form").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, site: str, path: str, scheme: Literal["light", "dark"]) -> None:
    """On any kind of page, in both schemes, with every key open."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/{path}")
    page.evaluate("document.querySelectorAll('article details').forEach(details => { details.open = true })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async () => (await axe.run(document)).violations.flatMap(violation =>
            violation.nodes.map(node => `${violation.id}: ${node.target} ${node.failureSummary}`))"""
    )
    context.close()
    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_only_its_own_host(browser: Browser, site: str, path: str) -> None:
    """Measured as requests made, not answered."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{path}", wait_until="networkidle")
    context.close()
    assert asked
    assert [address for address in asked if not address.startswith((site, "data:", "blob:"))] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_into_a_small_window(browser: Browser, site: str, path: str) -> None:
    """At 320 px nothing has to be scrolled sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
