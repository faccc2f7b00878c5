"""`python -m courseblocks diff BASE`: what a pull request changes, in the words of a trainer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from course_folder import BANK, LESSON, SKELETON
from courseblocks.__main__ import main
from histories import History, begin

SECOND = "\n## second-item\n\nWhat else is asked?\n\n- [x] The one key\n- [ ] Something else\n\n> Why.\n"
TWO_ITEMS = BANK + SECOND
CHECKLIST = "\n::: checklist Before you open\nid: opening\n\n- [ ] Clear the counter\n- [ ] Read the notes\n\n:::\n"
LESSON_PATH, BANK_PATH, HOME = "docs/module/lesson.md", "quizzes/bank.md", "docs/index.md"


@pytest.fixture
def history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> History:
    """Return a history that begins with the small course."""
    return begin(tmp_path, {}, capsys)


@pytest.fixture
def longer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> History:
    """Return one with a second item in the bank, and a checklist in the lesson."""
    return begin(tmp_path, {BANK_PATH: TWO_ITEMS, LESSON_PATH: LESSON + CHECKLIST}, capsys)


def test_a_typo_in_a_lesson_is_shown_before_and_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words that differ are marked; what is far from them is left out."""
    long = " ".join(["Long before it."] * 30)
    text = f"## First things\n\n{long} You take the frist step. {long}"
    lesson = LESSON.replace("A first paragraph.", text)
    history = begin(tmp_path, {LESSON_PATH: lesson}, capsys)
    told = history.change({LESSON_PATH: lesson.replace("frist", "first")})
    assert told.status == 0
    assert told.errors == ["No problems."]
    assert told.text.startswith(
        f"# What changes in the course\n\nCompared with main (commit {history.git('rev-parse', 'main')[:7]})"
    )
    assert told.parts == [
        "**1 lesson changed.**",
        "## Lessons, pages and banks",
        "### Changed: lesson “A lesson” in docs/module/lesson.md",
    ]
    near = "it. Long before it. Long before it."
    after = "Long before it. Long before it. Long before it."
    assert told.rows == [
        [
            "Below “First things”",
            f"… {near} You take the frist step. {after} …",
            f"… {near} You take the first step. {after} …",
        ]
    ]
    assert told.marks == ["frist", "first"]


def test_advice_that_was_answered_is_shown(history: History) -> None:
    """Of an item that changed and of a new one, so that a reviewer can say no; learners keep what they did."""
    seen = "level: recall\nseen: no-feedback"
    bank = BANK.replace("level: recall", seen).partition("\n> Why the key")[0]
    new = SECOND.replace("item\n\n", "item\n\nseen: no-feedback\n\n").replace("\n> Why.\n", "")
    told = history.change({BANK_PATH: bank + new})
    assert (told.status, told.errors) == (0, ["No problems."])
    assert told.parts == [
        "**1 item new, 1 item changed.**",
        "## Items",
        "### New: `second-item` in quizzes/bank.md",
        "Single choice, key: “The one key”.",
        "“What else is asked?”",
        "Advice that is answered: no-feedback.",
        "### Changed: `first-item` in quizzes/bank.md",
        "Single choice, key: “The key”.",
        "Kept responses stay.",
    ]
    assert ["Seen", "(nothing)", "no-feedback"] in told.rows


def test_what_is_covered_is_told_and_asks_nothing_again(longer: History) -> None:
    """Learners keep what they did: it is part of no fingerprint."""
    lesson = (
        (LESSON + CHECKLIST)
        .replace("id: opening", "id: opening\ncovers: S05 S06")
        .replace("item\n\n", "item\n\ncovers: S07\n\n")
    )
    told = longer.change({LESSON_PATH: lesson.replace("minutes", "covers: [S08]\nminutes")})
    assert (told.status, told.errors) == (0, ["No problems."])
    assert told.parts.count("Kept responses stay.") == 1
    assert told.rows == [
        ["Covers", "(nothing)", "S08"],
        ["Checklist “Before you open”: covers", "(nothing)", "S05, S06"],
        ["Covers", "(nothing)", "S07"],
    ]


def test_words_that_only_a_sign_parts_are_marked_as_one(history: History) -> None:
    """Rather than word for word."""
    history.write({LESSON_PATH: LESSON.replace("A first paragraph.", "Now read the page on press-pause once more.")})
    history.commit()
    told = history.change(
        {LESSON_PATH: LESSON.replace("A first paragraph.", "Now read the page on one minute once more.")}
    )
    assert told.marks == ["press-pause", "one minute"]


def test_what_stands_next_to_a_new_word_is_never_left_out(history: History) -> None:
    """Also where the word is the first of a long text."""
    text = "One of many, many words. " * 20
    history.write({"docs/page.md": f"# A page\n\n{text}\n"})
    history.commit()
    told = history.change({"docs/page.md": f"# A page\n\nNew {text}\n"})
    assert told.rows[0][2].startswith("New One of many, many words. One of many")
    assert told.rows[0][2].endswith(" …")


def test_a_changed_key_asks_learners_again(history: History) -> None:
    """And says which option is now right."""
    bank = BANK.replace("[x]", "[o]").replace("[ ]", "[x]").replace("[o]", "[ ]")
    told = history.change({BANK_PATH: bank})
    assert told.status == 0
    assert told.parts == [
        "**1 item changed, 1 item is asked again.**",
        "## Items",
        (
            "A response is to the words of an item’s answers, so whoever has responded to the item that is asked again "
            "responds anew, also where only a slip of the pen was mended."
        ),
        "### Changed: `first-item` in quizzes/bank.md",
        "Single choice, key: “A distractor”.",
        "**Learners are asked again:** “A distractor” is now right; “The key” is now wrong.",
    ]
    assert [row[0] for row in told.rows] == ["Options"]
    assert told.marks == ["[ ]", "[x]", "[x]", "[ ]"]


def test_a_reworded_option_asks_learners_again(history: History) -> None:
    """An option is known by its wording."""
    told = history.change({BANK_PATH: BANK.replace("A distractor", "A better | one")})
    again = "**Learners are asked again:** “A distractor” is no longer an option; “A better | one” is a new option."
    assert again in told.parts


def test_an_edit_of_other_words_of_an_item_keeps_the_responses(history: History) -> None:
    """Of the stem, the feedback, the hint, and the properties."""
    changes = (
        ("What is asked?", "What is asked of you?"),
        ("> Why the key", "> This is why the key"),
        ("level: recall", "level: apply\ntags: counter\nshuffle: no"),
        ("is right.\n", "is right.\n\n> [!TIP]\n> Look again.\n"),
    )
    bank = BANK
    for old, new in changes:
        bank = bank.replace(old, new)
    told = history.change({BANK_PATH: bank})
    assert told.parts == [
        "**1 item changed.**",
        "## Items",
        "### Changed: `first-item` in quizzes/bank.md",
        "Single choice, key: “The key”.",
        "Kept responses stay.",
    ]
    assert told.rows == [
        ["Stem", "What is asked?", "What is asked of you?"],
        ["Feedback", "Why the key is right.", "This is why the key is right."],
        ["Hint", "(nothing)", "Look again."],
        ["Level", "recall", "apply"],
        ["Tags", "(nothing)", "counter"],
        ["Shuffle", "yes", "no"],
    ]


def test_an_item_renamed_with_was_is_the_same_item(history: History) -> None:
    """What learners did goes with it."""
    told = history.change({BANK_PATH: BANK.replace("first-item\n\n", "new-name\n\nwas: first-item\n")})
    assert told.status == 0
    assert told.parts == [
        "**1 item renamed.**",
        "## Items",
        "### Renamed: `new-name` in quizzes/bank.md",
        "It was `first-item`.",
        "Single choice, key: “The key”.",
        "Kept responses stay.",
    ]


def test_an_item_renamed_without_was_is_an_error(history: History) -> None:
    """It stands at the item that most likely replaced it, and says both remedies."""
    told = history.change({BANK_PATH: BANK.replace("first-item", "new-name")})
    message = (
        "quizzes/bank.md:7: item 'first-item' is gone, and with it what learners did under its name. "
        "If 'new-name' replaced it, write 'was: first-item' below its heading. "
        "If it was deleted for good, write 'removed: [first-item]' in the front matter."
    )
    assert told.status == 1
    assert told.errors == [message, "1 problem."]
    assert told.parts[:3] == [
        "**1 item new, 1 item removed.**",
        "## Please mend",
        "- " + message,
    ]


CODE = "runs code in the learner's browser"


def test_what_runs_code_is_told_though_its_author_saw_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On lines that are new, in pages and in banks; what was there before is known."""
    page = "---\nseen: code\n---\n\n# A page\n\n<script>go()</script>\n"
    history = begin(tmp_path, {"docs/page.md": page}, capsys)
    told = history.change(
        {
            "docs/page.md": page + "\n<script>go()</script>\n\n[On](javascript:go())\n",
            BANK_PATH: BANK.replace("title:", "seen: code\ntitle:").replace("is asked", "is [asked](javascript:`)"),
        }
    )
    assert (told.status, told.errors) == (0, ["No problems."])
    start = told.parts.index("## Code for the learner’s browser")
    assert told.parts[0].endswith("3 places run code.**")
    assert told.parts[start + 2 : start + 5] == [
        f"- docs/page.md:9: '<script>' {CODE}: “&lt;script&gt;go()&lt;/script&gt;”".replace(
            "<script>", "&lt;script&gt;"
        ),
        f"- docs/page.md:11: 'javascript:' {CODE}: “[On\\](javascript:go())”",
        f"- quizzes/bank.md:12: 'javascript:' {CODE}: “What is [asked\\](javascript:\\`)?”",
    ]


def test_a_moved_page_has_the_code_that_it_had(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It was let in before."""
    page = "---\nwas: other.md\nseen: code\n---\n\n# A page\n\n<script>go()</script>\n"
    history = begin(tmp_path, {"docs/other.md": page.replace("was: other.md\n", "")}, capsys)
    told = history.change({"docs/other.md": None, "docs/page.md": page})
    assert "## Code for the learner’s browser" not in told.parts


def test_settings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What learners notice, the order of the menu and the pass mark, in words; and what runs beside, by its name."""
    config = (
        "nav:\n  - Home: index.md\n  - A module:\n      - module/index.md\n      - module/lesson.md\n"
        "markdown_extensions:\n  - courseblocks:\n      course: one\n      pass: 80\n      report: ''\n"
    )
    history = begin(tmp_path, {"mkdocs.yml": config}, capsys)
    assert history.diff().rows == []
    first, second = "      - module/index.md\n", "      - module/lesson.md\n"
    changed = (
        config.replace(first + second, second + first).replace("pass: 80", "pass: 60").replace("''", "mailto:{item}")
    )
    told = history.change({"mkdocs.yml": f"{changed}  - tables\nextra_javascript: [a.js]\n"})
    assert (told.status, told.errors) == (0, ["No problems."])
    assert told.parts == ["**5 settings changed.**", "## Settings"]
    assert told.rows == [
        [
            "Order of the menu",
            "Home: index.md\nA module\n\u00a0\u00a0module/index.md\n\u00a0\u00a0module/lesson.md",
            "Home: index.md\nA module\n\u00a0\u00a0module/lesson.md\n\u00a0\u00a0module/index.md",
        ],
        ["markdown_extensions", "[]", "- tables"],
        ["Pass mark", "80", "60"],
        ["Where learners report mistakes", "(nothing)", "mailto:{item}"],
        ["extra_javascript", "(nothing)", "- a.js"],
    ]


def test_files_that_are_no_pages_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the course and of its theme; what runs code is told apart. What is not published is not told."""
    svg = "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>\n"
    config = "theme:\n  custom_dir: look\nexclude_docs: drafts/\n"
    old: dict[str, str | bytes] = {
        "docs/a.pdf": "1",
        "docs/b.png": "1",
        "docs/c.svg": svg.format(""),
        "mkdocs.yml": config,
    }
    history = begin(tmp_path, old, capsys)
    told = history.change(
        {
            "docs/a.pdf": None,
            "docs/b.png": "2",
            "docs/c.svg": svg.format("<script/>"),
            "docs/d ü.js": "go()",
            "docs/drafts/e.png": "1",
            "docs/.f": "1",
            "look/main.html": "A template",
            "elsewhere/g.js": "go()",
        }
    )
    assert (told.status, told.errors) == (0, ["No problems."])
    assert told.parts[0] == "**1 other file removed, 2 other files changed, 2 other files new, 3 places run code.**"
    assert told.parts[3:] == [
        f"- docs/c.svg:1: '&lt;script&gt;' {CODE}: “&lt;svg xmlns='http://www.w3.org/2000/svg'&gt;&lt;script/&gt;&lt;/svg&gt;”",
        "- docs/d ü.js:1: this whole file may run code in the learner's browser",
        "- look/main.html:1: this whole file may run code in the learner's browser",
        "## Files that are no pages",
        "- Removed: docs/a.pdf",
        "- Changed: docs/b.png",
        "- Changed: docs/c.svg",
        "- New: docs/d ü.js",
        "- New: look/main.html",
    ]


def test_an_item_that_is_quite_another_is_not_taken_for_the_old_one(longer: History) -> None:
    """Nothing is suggested that would give learners' responses to something else."""
    told = longer.change({BANK_PATH: BANK + "\n## why-smile\n\nPick.\n\n- [x] True\n- [ ] False\n\n> So.\n"})
    assert "If another item replaced it, write 'was: second-item'" in told.errors[0]


def test_an_item_deleted_for_good_is_no_error(longer: History) -> None:
    """The author said so."""
    earlier = BANK.replace("title: A bank", "title: A bank\nremoved: [older-item]")
    deleted = longer.change({BANK_PATH: earlier})
    assert deleted.errors[0] == (
        "quizzes/bank.md:8: item 'second-item' is gone, and with it what learners did under its name. "
        "If another item replaced it, write 'was: second-item' below its heading. "
        "If it was deleted for good, write 'removed: [older-item, second-item]' in the front matter."
    )
    told = longer.change({BANK_PATH: earlier.replace("[older-item]", "[older-item, second-item]")})
    assert (told.status, told.errors) == (0, ["No problems."])
    assert told.parts == [
        "**1 item removed.**",
        "## Items",
        "### Removed: `second-item` in quizzes/bank.md",
        "Single choice, key: “The one key”.",
    ]


def test_an_old_name_may_not_be_forgotten(history: History) -> None:
    """Some learners have not come back since the item was renamed."""
    renamed = BANK.replace("first-item\n\n", "second-name\n\nwas: first-item\n")
    history.write({BANK_PATH: renamed})
    history.commit()
    forgotten = renamed.replace("was: first-item\n", "").replace("second-name\n\n", "third-name\n\nwas: second-name\n")
    assert history.change({BANK_PATH: forgotten}).errors[0] == (
        "quizzes/bank.md:7: item 'third-name' has lost its old name 'first-item', and with it what learners did under "
        "that. Write 'was: second-name first-item' below its heading again. "
        "If it was deleted for good, write 'removed: [first-item]' in the front matter."
    )
    kept = forgotten.replace("was: second-name", "was: second-name first-item")
    assert history.change({BANK_PATH: kept}).status == 0


def test_items_in_another_order_stay_what_they_are(longer: History) -> None:
    """Only the order is told."""
    head, _, first = BANK.partition("## first-item")
    told = longer.change({BANK_PATH: head + SECOND.lstrip() + "\n## first-item" + first})
    assert told.status == 0
    assert told.parts == [
        "**1 bank changed.**",
        "## Lessons, pages and banks",
        "### Changed: bank “A bank” in quizzes/bank.md",
    ]
    assert [row[0] for row in told.rows] == ["Order of items"]


def test_a_renamed_bank_keeps_its_items_where_it_says_what_it_was(history: History) -> None:
    """Nothing is said of the items, for they are the same."""
    files: dict[str, str | bytes | None] = {
        BANK_PATH: None,
        "quizzes/tank.md": BANK,
        HOME: SKELETON[HOME].replace("from: bank", "from: tank"),
    }
    assert history.change(files).errors[0] == (
        "quizzes/tank.md:1: quizzes/bank.md is gone, and with it what learners did under its name. "
        "If quizzes/tank.md replaced it, write 'was: [bank]' in the front matter of that bank. "
        "If it was deleted for good, write 'removed: [quizzes/bank.md]' in the front matter of docs/index.md."
    )
    told = history.change({"quizzes/tank.md": BANK.replace("title: A bank", "title: A bank\nwas: bank")})
    assert told.status == 0
    assert told.parts == [
        "**1 page changed, 1 bank renamed.**",
        "## Lessons, pages and banks",
        "### Changed: page “Home” in docs/index.md",
        "### Renamed: bank “A bank” in quizzes/tank.md",
        "It was quizzes/bank.md; what learners did there is kept.",
    ]
    assert told.rows == [["Quiz “From the bank”: from", "bank", "tank"]]


def test_a_new_lesson_is_told_with_its_items(history: History) -> None:
    """Its text is not repeated."""
    lesson = LESSON.replace("title: A lesson", "title: Another *lesson*").replace("placed-item", "other-item")
    told = history.change({"docs/module/other lesson.md": lesson})
    assert told.status == 0
    assert told.parts == [
        "**1 lesson new, 1 item new.**",
        "## Lessons, pages and banks",
        "### New: lesson “Another \\*lesson\\*” in docs/module/other lesson.md",
        "## Items",
        "### New: `other-item` in docs/module/other lesson.md",
        "Single choice, key: “The key”.",
        "“What is asked here?”",
    ]


def test_a_removed_lesson_is_an_error_until_it_is_said_to_be_removed(history: History) -> None:
    """On the home page, since the lesson's own file is gone; the message quotes what YAML wants quoted."""
    (history.root / "docs/module/my, lesson.md").write_text(LESSON, encoding="utf-8")
    history.commit()
    bank = BANK.replace("../docs/module/lesson.md", "../docs/credits.md")
    told = history.change({"docs/module/my, lesson.md": None, LESSON_PATH: None, BANK_PATH: bank})
    first, second, total = told.errors
    assert first == (
        "docs/index.md:1: docs/module/lesson.md is gone, and with it what learners did under its name. "
        "If another page replaced it, write 'was: [module/lesson.md]' in the front matter of that page. "
        "If it was deleted for good, write 'removed: [docs/module/lesson.md]' in the front matter of docs/index.md."
    )
    assert second == (
        "docs/index.md:1: docs/module/my, lesson.md is gone, and with it what learners did under its name. "
        "If another page replaced it, write 'was: ['module/my, lesson.md']' in the front matter of that page. If it "
        "was deleted for good, write 'removed: ['docs/module/my, lesson.md']' in the front matter of docs/index.md."
    )
    assert total == "2 problems."
    removed = "---\nremoved: [docs/module/lesson.md, 'docs/module/my, lesson.md']\n---\n\n"
    told = history.change({HOME: removed + SKELETON[HOME]})
    assert (told.status, told.errors) == (0, ["No problems."])
    assert "### Removed: lesson “A lesson” in docs/module/lesson.md" in told.parts


def test_a_moved_lesson_keeps_all_that_stands_in_it(history: History) -> None:
    """Also in a file that became a folder; nothing is said of its items."""
    moved = LESSON.replace("title: A lesson", "title: A lesson\nwas: module/lesson.md")
    bank = BANK.replace("lesson.md", "lesson/index.md")
    files: dict[str, str | bytes | None] = {LESSON_PATH: None, "docs/module/lesson/index.md": moved, BANK_PATH: bank}
    told = history.change(files)
    assert told.status == 0
    assert told.parts[2:] == [
        "### Moved: page “A lesson” in docs/module/lesson/index.md",
        "It was docs/module/lesson.md; what learners did there is kept.",
        "### Changed: bank “A bank” in quizzes/bank.md",
    ]
    (history.root / "docs/module/lesson.md").mkdir()
    assert history.diff().parts == told.parts


def test_an_item_that_moves_to_another_bank_is_told_how_to_keep_its_responses(longer: History) -> None:
    """The other bank says that it was this one."""
    other = BANK.partition("\n## first-item")[0].replace("A bank", "Another bank") + SECOND
    home = SKELETON[HOME].replace("from: bank", "from: bank other")
    told = longer.change({BANK_PATH: BANK, "quizzes/other.md": other, HOME: home})
    assert told.errors[0] == (
        "quizzes/bank.md:7: item 'second-item' is gone, and with it what learners did under its name. "
        "If another item replaced it, write 'was: second-item' below its heading. "
        "If it moved to quizzes/other.md, write 'was: [bank]' in the front matter there. "
        "If it was deleted for good, write 'removed: [second-item]' in the front matter."
    )
    told = longer.change({"quizzes/other.md": other.replace("title:", "was: bank\ntitle:")})
    assert told.status == 0
    moved = told.parts.index("### Moved: `second-item` in quizzes/other.md")
    assert told.parts[moved + 1 :] == [
        "It was in quizzes/bank.md.",
        "Single choice, key: “The one key”.",
        "Kept responses stay.",
    ]


def test_cosmetic_edits_are_no_change(longer: History) -> None:
    """A byte-order mark, other line ends, comments, wrapping, list marks, spaces at line ends."""
    lesson = (LESSON + CHECKLIST).replace("A first paragraph.", "A first\nparagraph.   \n\n<!-- Ask Wim. -->")
    bank = TWO_ITEMS.replace("What is asked?", "What\nis asked?").replace("- [", "* [")
    files: dict[str, str | bytes | None] = {
        LESSON_PATH: b"\xef\xbb\xbf" + lesson.encode(),
        BANK_PATH: bank.replace("\n", "\r\n"),
    }
    told = longer.change(files)
    assert told.status == 0
    assert told.parts == ["**No lesson, page, bank or item changes:** all of them say what they said before."]


def test_how_a_quiz_is_asked_is_told(history: History) -> None:
    """What is drawn, and what passes, changes what learners meet although no item changes."""
    exam = "from: bank\nmode: exam\npick: 1 bank\nonly: single-choice recall\nleast: 1 recall, 1 objective\npass: 80 %"
    told = history.change({HOME: SKELETON[HOME].replace("from: bank", exam)})
    rules = "mode: exam\npick: 1 bank\nonly: single-choice recall\nleast: 1 recall, 1 objective\npass: 80"
    assert (told.status, told.rows) == (0, [["Quiz “From the bank”: how it is asked", "(nothing)", rules]])
    again = exam.replace("pass: 80 %", "always: first-item\nconfidence: yes")
    told = history.change({HOME: SKELETON[HOME].replace("from: bank", again)})
    rules = rules.replace("only:", "always: first-item\nonly:").replace("pass: 80", "confidence: yes")
    assert told.rows == [["Quiz “From the bank”: how it is asked", "(nothing)", rules]]


def test_a_reworded_line_of_a_checklist_loses_its_ticks(longer: History) -> None:
    """A line is known by its wording, so learners find it open."""
    told = longer.change({LESSON_PATH: LESSON + CHECKLIST.replace("the counter", "the *whole* counter")})
    assert told.status == 0
    assert told.parts[3] == "Ticks are lost on “Clear the counter”: a line of a checklist is known by its wording."
    assert told.rows == [
        [
            "Checklist “Before you open”: lines",
            "- [ ] Clear the counter\n- [ ] Read the notes",
            "- [ ] Clear the *whole* counter\n- [ ] Read the notes",
        ]
    ]
    emphasis = longer.change({LESSON_PATH: LESSON + CHECKLIST.replace("the counter", "*the* counter")})
    assert not any("Ticks" in part for part in emphasis.parts)


def test_a_block_that_goes_is_one_error_with_its_items(longer: History) -> None:
    """And one word in the front matter is enough to say that it was meant."""
    lesson = LESSON.partition("::: quiz")[0] + CHECKLIST
    told = longer.change({LESSON_PATH: lesson})
    error, total = told.errors
    assert error == (
        "docs/module/lesson.md:1: quiz 'in-place' is gone, and with it what learners did under its name. "
        "If another quiz replaced it, write 'was: in-place' below its opening line. "
        "If it was deleted for good, write 'removed: [in-place]' in the front matter."
    )
    assert total == "1 problem."
    told = longer.change({LESSON_PATH: lesson.replace("minutes: 5", "minutes: 5\nremoved: [in-place]")})
    assert (told.status, told.errors) == (0, ["No problems."])
    assert told.rows == [["Text", "::: quiz In place", "(nothing)"]]


def test_what_cannot_be_seen_is_named_in_a_change(history: History) -> None:
    """Else a reader would find the same text before and after."""
    [row] = history.change({BANK_PATH: BANK.replace("A distractor", "A dis\u00adtractor")}).rows
    assert row[1].endswith("[x] The key")
    assert row[2].endswith("[x] The key (there is a soft hyphen behind 'dis')")
    rows = history.change({BANK_PATH: BANK.replace("title: A bank", "title: A bänk")}).rows
    assert not any("there is" in text for row in rows for text in row)


def test_a_renamed_block_without_was_is_an_error(longer: History) -> None:
    """With it, what is ticked stays."""
    renamed = CHECKLIST.replace("id: opening", "id: before-opening").replace("Before you open", "Before opening")
    assert longer.change({LESSON_PATH: LESSON + renamed}).errors[0] == (
        "docs/module/lesson.md:24: checklist 'opening' is gone, and with it what learners did under its name. "
        "If 'before-opening' replaced it, write 'was: opening' below its opening line. "
        "If it was deleted for good, write 'removed: [opening]' in the front matter."
    )
    told = longer.change({LESSON_PATH: LESSON + renamed.replace("opening\n\n-", "opening\nwas: opening\n\n-")})
    assert told.status == 0
    assert told.rows == [
        ["Checklist “Before opening”: id", "opening", "before-opening"],
        ["Checklist “Before opening”: title", "Before you open", "Before opening"],
    ]


def test_a_block_that_moved_to_another_page_keeps_what_learners_did(longer: History) -> None:
    """It says where it was; without that the error names the page that has it now, and what to write there."""
    told = longer.change({LESSON_PATH: LESSON, "docs/other page.md": f"# Other\n{CHECKLIST}"})
    assert told.errors[0] == (
        "docs/module/lesson.md:13: checklist 'opening' is gone, and with it what learners did under its name. "
        "If another checklist replaced it, write 'was: opening' below its opening line. "
        "If it moved to docs/other page.md, write 'was: module/lesson.md#opening' below its opening line there. "
        "If it was deleted for good, write 'removed: [opening]' in the front matter."
    )
    renamed = CHECKLIST.replace("id: opening", "id: at-eight")
    told = longer.change({LESSON_PATH: LESSON, "docs/other page.md": f"# Other\n{renamed}"})
    assert (
        "If it moved to docs/other page.md as 'at-eight', write 'was: module/lesson.md#opening' below its opening line "
        "there. "
    ) in told.errors[0]
    moved = CHECKLIST.replace("id: opening", "id: opening\nwas: module/lesson.md#opening").replace("Read", "See")
    told = longer.change({"docs/other page.md": f"# Other\n{moved}"})
    assert (told.status, told.errors) == (0, ["No problems."])
    start = told.parts.index("## Blocks on another page")
    assert told.parts[start + 1 : start + 3] == [
        (
            "- Checklist “Before you open”: from docs/module/lesson.md to docs/other page.md; what learners did in it "
            "is kept. Ticks are lost on “Read the notes”: a line of a checklist is known by its wording."
        ),
        "## Lessons, pages and banks",
    ]
    longer.commit()
    longer.git("mv", "docs/other page.md", "docs/third.md")
    page = f"---\nwas: [other page.md]\n---\n{moved}"
    assert longer.change({"docs/third.md": page}).errors == ["No problems."]
    assert longer.change({"docs/third.md": page.replace("was: module/lesson.md#opening\n", "")}).errors[0] == (
        "docs/third.md:5: checklist 'opening' has lost its old name 'opening', and with it what learners did under "
        "that. Write 'was: module/lesson.md#opening' below its opening line again. "
        "If it was deleted for good, write 'removed: [opening]' in the front matter."
    )


def test_items_move_with_the_quiz_that_they_are_written_in(longer: History) -> None:
    """Their names follow its old page."""
    quiz = "\n" + LESSON.partition("paragraph.\n\n")[2]
    moved = quiz.replace("id: in-place", "id: here\nwas: module/lesson.md#in-place")
    lesson = LESSON.partition("::: quiz")[0] + CHECKLIST
    told = longer.change({LESSON_PATH: lesson, "docs/other.md": f"# Other\n{moved}"})
    assert (told.status, told.errors) == (0, ["No problems."])
    assert "### Moved: `placed-item` in docs/other.md" in told.parts
    assert longer.change({"docs/other.md": f"# Other\n{quiz}"}).status == 1


def test_a_block_and_an_item_with_one_id_are_two_things(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of them may vanish."""
    lesson = LESSON.replace("id: in-place", "id: placed-item")
    told = begin(tmp_path, {LESSON_PATH: lesson}, capsys).change({LESSON_PATH: LESSON})
    assert told.errors[0].startswith("docs/module/lesson.md:10: quiz 'placed-item' is gone, and with it")
    assert told.errors[1] == "1 problem."


def test_a_page_that_keeps_nothing_may_go(history: History) -> None:
    """Nobody did anything on it."""
    history.write({"docs/page.md": "# A page\n\nText.\n"})
    history.commit()
    told = history.change({"docs/page.md": None})
    assert told.status == 0
    assert told.parts[-1] == "### Removed: page “A page” in docs/page.md"


def test_a_lesson_whose_last_item_goes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its objective is tested by nothing any more."""
    history = begin(tmp_path, {"docs/module/other.md": LESSON.replace("placed-item", "other-item")}, capsys)
    lesson = LESSON.partition("::: quiz")[0].replace("minutes: 5", "minutes: 5\nremoved: [in-place]")
    told = history.change({LESSON_PATH: lesson})
    assert "## Objectives without an item" not in told.parts  # the bank tests it
    told = history.change({LESSON_PATH: lesson, BANK_PATH: BANK.replace("lesson.md", "other.md")})
    assert told.status == 0
    assert told.parts[1] == "## Objectives without an item"
    assert told.parts[2] == (
        "- docs/module/lesson.md: no item tests any more whether learners can “Tell a key from a distractor”. "
        "Write one in the lesson, or in a bank below a heading that links it."
    )
    told = history.change({LESSON_PATH: LESSON})
    assert "## Objectives without an item" not in told.parts  # the lesson itself tests it again


def test_another_course_id_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that learners did is kept under it; beside that no single name is worth a word."""
    config = "site_name: A course\nmarkdown_extensions:\n  - courseblocks:\n      course: one\n"
    history = begin(tmp_path, {"mkdocs.yml": config}, capsys)
    told = history.change({"mkdocs.yml": config.replace("one", "two"), BANK_PATH: BANK.replace("first-item", "new")})
    assert told.status == 1
    assert told.errors == [
        (
            "mkdocs.yml:4: the course id was 'one', and all that learners did is kept under that. "
            "Write 'course: one'. Only if nobody has begun to learn yet, change it in spite of this message."
        ),
        "1 problem.",
    ]


def test_the_id_of_the_sample_is_to_be_given_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has learned under it here, so that no name can be lost with it."""
    config = "markdown_extensions:\n  - courseblocks:\n      course: serving-from-the-heart\n"
    history = begin(tmp_path, {"mkdocs.yml": config}, capsys)
    own = config.replace("serving-from-the-heart", "our-course")
    told = history.change({"mkdocs.yml": own, BANK_PATH: BANK.replace("first-item", "new")})
    assert (told.status, told.errors) == (0, ["No problems."])


def test_a_summary_shows_any_text_as_it_is(history: History) -> None:
    """Pipes, HTML, code fences, blank lines: a Git host makes a table of it, and nothing else."""
    hostile = (
        "A | b <script>alert(1)</script> </td></table>\n\n```html\n<b>\n\n  # No heading\n```\n\n- *no* list &amp; `x`"
    )
    told = history.change({LESSON_PATH: LESSON.replace("A first paragraph.", hostile)})
    page = BeautifulSoup(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(told.text), "html.parser")
    assert [cell.get_text("\n") for cell in page.select("td")] == [
        "A first paragraph.",
        hostile.replace("\n\n", "\n").replace("  #", "\u00a0\u00a0#"),
    ]
    assert [part.name for part in page.select("h1, h2, h3")] == ["h1", "h2", "h2", "h3"]
    assert not page.select("script, pre, td ul, td table, b")


def test_a_summary_is_no_longer_than_git_hosts_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """GitHub would refuse a mebibyte, and show nothing."""
    files = {f"docs/page-{number}.md": f"# A page\n\n{'old words ' * 20_000}\n" for number in range(5)}
    history = begin(tmp_path, dict(files), capsys)
    told = history.change({path: text.replace("old", "new") for path, text in files.items()})
    assert told.parts[-2:] == [
        "### Changed: page “A page” in docs/page-1.md",
        "**3 more entries are left out: no longer text is shown here.**",
    ]


def test_a_title_is_shown_as_it_is(history: History) -> None:
    """In a heading, where Markdown is read."""
    title = "*One* <b>two</b> `three` | [four](five) #six & seven_eight_nine"
    told = history.change({"docs/page.md": f"---\ntitle: '{title}'\n---\n\nText.\n"})
    page = BeautifulSoup(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(told.text), "html.parser")
    assert page.select("h3")[0].get_text() == f"New: page “{title}” in docs/page.md"


def test_names_in_any_writing_are_told(history: History) -> None:
    """Of files in Git and in the folder."""
    history.write({"docs/ünïcode – größe.md": "# Über\n\nEins.\n"})
    history.commit()
    told = history.change({"docs/ünïcode – größe.md": "# Über\n\nZwei.\n", "docs/日本 語.md": "# 日本\n"})
    assert "### Changed: page “Über” in docs/ünïcode – größe.md" in told.parts
    assert "### New: page “日本” in docs/日本 語.md" in told.parts


def test_a_link_to_a_file_is_read_like_the_file(history: History) -> None:
    """As it is in the folder."""
    (history.root / "README.md").write_text("# Read me\n", encoding="utf-8")
    (history.root / "docs/readme.md").symlink_to("../README.md")
    (history.root / "docs/nowhere.md").symlink_to("../NOWHERE.md")
    history.commit()
    (history.root / "docs/nowhere.md").unlink()
    told = history.diff()
    assert told.status == 0
    assert told.parts[0].startswith("**No lesson, page, bank or item changes:**")
    assert told.parts[-1] == (
        "- docs/nowhere.md:1: this link leads out of the repository, or nowhere. Put a file in its place."
    )


def test_a_broken_course_is_mended_first(history: History) -> None:
    """Its mistakes are listed, and nothing is compared."""
    told = history.change({BANK_PATH: BANK.replace("[x]", "[ ]")})
    message = "quizzes/bank.md:7: item 'first-item' marks no option as correct. Put [x] before at least one option."
    assert told.status == 1
    assert told.parts == [
        "The course has mistakes that have to be mended before it can be compared.",
        "- " + message,
    ]
    assert told.errors == [message, "1 problem."]


def test_what_was_broken_before_is_said_not_to_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An older version may have known another grammar."""
    files: dict[str, str | bytes] = {
        BANK_PATH: TWO_ITEMS.replace("[x] The one", "[ ] The one"),
        "docs/latin.md": b"# \xe4\n",
    }
    history = begin(tmp_path, files, capsys)
    told = history.change({BANK_PATH: TWO_ITEMS, "docs/latin.md": "# ä\n"})
    assert told.status == 0
    assert told.parts[1:5] == [
        "## Not compared",
        "This could not be read in the course as it was. What stands there may be called new although it is not.",
        "- docs/latin.md:1: the file is not UTF-8 text. Save it as UTF-8 in your editor.",
        "- quizzes/bank.md:19: item 'second-item' marks no option as correct. Put [x] before at least one option.",
    ]


def test_a_course_that_was_not_there_before_is_all_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The repository may be older than the course."""
    history = begin(tmp_path, {}, capsys)
    history.git("checkout", "--quiet", "--orphan", "empty")
    history.git("rm", "-r", "--quiet", "--cached", ".")
    history.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    told = history.diff("empty")
    assert told.status == 0
    assert told.parts[0] == "**3 pages new, 1 lesson new, 1 bank new, 2 items new.**"


def test_what_others_added_meanwhile_is_no_change_of_the_branch(history: History) -> None:
    """The branch is compared with where it began."""
    history.git("checkout", "--quiet", "-b", "branch")
    history.commit("Of the branch")
    history.git("checkout", "--quiet", "main")
    history.write({BANK_PATH: TWO_ITEMS})
    history.commit("Of somebody else")
    history.git("checkout", "--quiet", "branch")
    told = history.diff("main")
    assert (told.status, told.errors) == (0, ["No problems."])
    assert told.parts[0].startswith("**No lesson, page, bank or item changes:**")


def test_a_course_in_a_folder_of_its_repository_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Paths are those below the project folder."""
    outer = begin(tmp_path, {f"training/{path}": text for path, text in SKELETON.items()}, capsys)
    outer.git("rm", "-r", "--quiet", "docs", "quizzes")
    outer.commit()
    inner = History(outer.root / "training", capsys)
    assert inner.diff().parts[0].startswith("**No lesson, page, bank or item changes:**")
    assert (
        "### Changed: `first-item` in quizzes/bank.md" in inner.change({BANK_PATH: BANK.replace("asked", "said")}).parts
    )


def test_a_submodule_is_said_not_to_be_compared(history: History, tmp_path: Path) -> None:
    """Its text is in another repository."""
    commit = history.git("rev-parse", "HEAD")
    history.git("update-index", "--add", "--cacheinfo", f"160000,{commit},docs/shared")
    history.git("commit", "--quiet", "--message", "A submodule")
    assert tmp_path == history.root
    told = history.diff()
    assert told.status == 0
    assert told.parts[-1] == (
        "- docs/shared:1: this folder is a submodule, whose text is kept elsewhere. Compare it there."
    )


def test_a_folder_that_is_a_link_is_said_not_to_be_compared(
    history: History, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It is published, and what it leads to has a history of its own."""
    shared = tmp_path_factory.mktemp("shared")
    (shared / "page.md").write_text("# A page\n", encoding="utf-8")
    (history.root / "docs/shared").symlink_to(shared)
    history.commit()
    told = history.diff()
    assert told.status == 0
    assert told.parts[-3:] == [
        "- docs/shared:1: this folder is a link, whose text is kept elsewhere. Compare it there.",
        "## Lessons, pages and banks",
        "### New: page “A page” in docs/shared/page.md",
    ]


def test_a_page_with_another_ending_is_compared(history: History) -> None:
    """As it is published."""
    history.write({"docs/other.markdown": "# A page\n\nText.\n"})
    history.commit()
    told = history.change({"docs/other.markdown": "# A page\n\nOther text.\n"})
    assert told.parts[0] == "**1 page changed.**"


@pytest.mark.parametrize("base", ["no-such-branch", "", "--version", "main:docs", "deadbeef" * 5])
def test_an_unknown_revision_is_told_with_its_remedies(history: History, base: str) -> None:
    """Most likely the clone is a shallow one."""
    done = subprocess.run(
        [sys.executable, "-m", "courseblocks", "diff", "--root", history.root, "--", base],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"There is no revision '{base}' in this clone. Fetch it with 'git fetch origin {base}' or, in GitHub Actions, "
        "with 'fetch-depth: 0' below 'uses: actions/checkout'.\n"
    )


def test_a_shallow_clone_knows_the_branch_of_its_origin(
    history: History, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As in a checkout of GitHub Actions, where `main` is there as `origin/main` only."""
    history.git("checkout", "--quiet", "-b", "branch")
    history.write({BANK_PATH: BANK.replace("What is asked?", "What is said?")})
    history.commit()
    clone = tmp_path_factory.mktemp("clone") / "course"
    history.git("clone", "--quiet", "--branch", "branch", "--depth", "1", f"file://{history.root}", str(clone))
    shallow = History(clone, history.printed)
    assert shallow.diff("main").errors[0].startswith("There is no revision 'main' in this clone.")
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    told = shallow.diff("main")
    assert told.status == 0
    assert "### Changed: `first-item` in quizzes/bank.md" in told.parts


def test_a_folder_without_git_is_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The course may have been downloaded as an archive."""
    assert main(["diff", "main", "--root", str(course)]) == 2
    assert capsys.readouterr().err == (
        f"Git cannot read {course} (fatal: not a git repository (or any of the parent directories): .git). "
        "Run this in a clone of the course.\n"
    )


def test_a_machine_without_git_is_told(
    history: History, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It needs none for anything else."""
    monkeypatch.setenv("PATH", str(history.root))
    assert main(["diff", "main", "--root", str(history.root)]) == 2
    assert capsys.readouterr().err == ("There is no program 'git' on this machine. Install Git to compare revisions.\n")


def test_in_github_actions_errors_are_annotations_too(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the other stream, so that the summary can be written to a file."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("RUNNER_TEMP", raising=False)
    told = history.change({BANK_PATH: BANK.replace("first-item", "new-name")})
    assert "::error" not in told.text
    assert told.errors[1].startswith("::error file=quizzes/bank.md,line=7::item 'first-item' is gone, and with it")
