"""Icons and formulas in answers: where only text is shown, or nobody could hear what is meant, they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from conftest import Built
from course_folder import SKELETON, configuration, write_course
from courseblocks.__main__ import main
from courseblocks.publish import host
from everywhere import filled

ICON, FORMULA = "an icon or the like, and no text, as", "a formula as"
IN_WORDS = "which has text only: say it in words, or ask for it in a choice."
MATERIAL = "!!python/name:material.extensions.emoji."
EXTENSIONS: list[dict[str, dict[str, object]]] = [
    {"pymdownx.emoji": {"emoji_index": f"{MATERIAL}twemoji", "emoji_generator": f"{MATERIAL}to_svg"}},
    {"pymdownx.arithmatex": {"generic": True}},
    {"pymdownx.keys": {}},
]
# What is told of each in a menu, and elsewhere.
TEXTS = {
    ":material-check:": (ICON, ICON),
    "**:material-check:{ .green }** :material-close:": (ICON, ICON),
    "&nbsp;": (ICON, ICON),
    "&#8203;&shy;": (ICON, ICON),
    r"\(\frac{4}{2}\)": (FORMULA, ""),
    r"$\frac{4}{2}$ or so": (FORMULA, ""),
    "$$x$$": (FORMULA, ""),
    ":material-check: Yes": ("", ""),
    "At 9:30, :not a sign:": ("", ""),
    "$5, or $10": ("", ""),
    "++ctrl+c++": ("", ""),
    "`:material-check:` & `$$`": ("", ""),
}
OF_ITEMS = {
    "an option": "- [ ] Two",
    "a line": "2. Two",
    "the head of a column": "That",
    "something to match": "c",
    "a partner": "d",
    "a category": "- Two",
    "a member of a category": "  - b",
}


def page_with(what: str, text: str) -> str:
    """Return a page with an item that has nothing but a text as `what`."""
    word = OF_ITEMS[what].split()[-1]
    return filled(f"{what} of item 'item'", text).replace(f"{word} {text}", text, 1)


def write(root: Path, files: dict[str, str | bytes], **changes: object) -> None:
    """Write the small course for a site that has such extensions."""
    config: dict[str, Any] = configuration(**changes)
    config["markdown_extensions"] = [*config["markdown_extensions"], *EXTENSIONS]
    text = yaml.safe_dump(config).replace(f"'{MATERIAL}", MATERIAL)
    settings = "\n".join(line.rstrip("'") if MATERIAL in line else line for line in text.split("\n"))
    write_course(root, {**files, "mkdocs.yml": settings})


def pages() -> dict[str, str | bytes]:
    """Return a page for each text in each place."""
    texts = [(what, text) for what in OF_ITEMS for text in TEXTS]
    return {f"docs/page-{at:02}.md": page_with(what, text) for at, (what, text) in enumerate(texts)}


def expected() -> list[str]:
    """Return what is told of them."""
    texts = [(what, text) for what in OF_ITEMS for text in TEXTS]
    told = [
        (at, what, TEXTS[text][what not in ("a partner", "a category")], text) for at, (what, text) in enumerate(texts)
    ]
    return [f"docs/page-{at:02}.md {wrong} {what}: '{text}'" for at, what, wrong, text in told if wrong]


def shortened(messages: list[str]) -> list[str]:
    """Return of each message the file and what is wrong, as above."""
    found = [message.partition(": item 'item' has ") for message in messages if " as " in message]
    return [f"{place.rpartition(':')[0]} {what.partition(chr(39) + '. ')[0]}'" for place, _, what in found]


@pytest.mark.expects_warnings
def test_what_is_no_text_is_told_by_the_check_and_by_the_build(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """All of it in one run, in every kind of answer."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, pages())
    assert main(["check"]) == 1
    assert shortened(capsys.readouterr().err.split("\n")) == expected()
    with pytest.raises(Abort, match="nothing was built"):
        build(load_config("mkdocs.yml"))
    assert shortened([record.getMessage() for record in caplog.records if record.levelname == "ERROR"]) == expected()


@pytest.mark.expects_warnings
def test_a_preview_shows_it_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its file, its line and its remedy."""
    monkeypatch.chdir(tmp_path)
    match = "Match.\n\n| This | That |\n| --- | --- |\n| a | :material-check: |\n| c | $$x$$ |\n\n> So.\n"
    bank = SKELETON["quizzes/bank.md"].partition("What is asked?")[0] + match
    write(tmp_path, {"quizzes/bank.md": bank, "docs/page.md": page_with("an option", ":material-check:")})
    monkeypatch.setattr(host, "previewing", True)
    build(load_config("mkdocs.yml"))
    home, page = Built(tmp_path / "site").soup("index.html"), Built(tmp_path / "site").soup("page/index.html")
    icon, formula = "':material-check:'. Say in words what it shows.", "'$$x$$'. It is shown in a menu, "
    assert [line.text for line in home.select(".course-problems li")] == [
        f"quizzes/bank.md:15 item 'first-item' has {ICON} a partner: {icon}",
        f"quizzes/bank.md:16 item 'first-item' has {FORMULA} a partner: {formula}{IN_WORDS}",
    ]
    assert [line.text for line in page.select(".course-problems li")] == [
        f"docs/page.md:9 item 'item' has {ICON} an option: {icon}"
    ]


@pytest.mark.expects_warnings
def test_settings_that_cannot_be_read_are_told_by_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check has nothing to say of what a site shows that there is none of."""
    files: dict[str, str | bytes] = {"docs/page.md": page_with("an option", ":material-check:")}
    for settings in ("", "theme: no-such-theme\n"):
        assert main(["check", "--root", str(write_course(tmp_path, {**files, "mkdocs.yml": settings}))]) == 0
        assert capsys.readouterr().err.endswith("No problems.\n")
