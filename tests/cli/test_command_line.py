"""`python -m courseblocks check`: the same check without a build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from course_folder import BANK, LESSON, PROJECT, write_course
from courseblocks.__main__ import main
from project_copy import commit

SHORT = BANK.partition("\n> Why the key")[0]  # without feedback, which is advised against


def test_the_check_lists_every_item_with_its_type(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A surprise about the type is seen, by whoever asks for it; all others read of problems alone."""
    assert main(["check", "--root", str(course)]) == 0
    assert capsys.readouterr() == ("", "No problems.\n")
    assert main(["check", "--items", "--root", str(course)]) == 0
    out = capsys.readouterr()
    assert out.out.splitlines() == [
        "docs/module/lesson.md",
        "    13  placed-item                      single choice",
        "quizzes/bank.md",
        "     7  first-item                       single choice    recall",
        "2 items in 2 files, 4 pages.",
    ]
    assert out.err == "No problems.\n"


def test_the_check_lists_every_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the words that `type:` takes."""
    bodies = {
        "to-choose": "Choose TWO.\n\n- [x] One\n- [x] Two\n- [ ] Three\n\n> Why.",
        "to-order": "In order.\n\n1. One\n2. Two\n\n> Why.",
        "to-match": "Match.\n\n| This | That |\n| --- | --- |\n| a | b |\n| c | d |\n\n> Why.",
        "to-sort": "Sort.\n\n- One\n  - a\n- Two\n  - b\n\n> Why.",
        "to-fill": "It is [[equal]].\n\n> Why.",
        "to-say": "Say why.\n\n> [!NOTE]\n> So.",
    }
    head = BANK.partition("## first-item")[0]
    bank = head + "\n\n".join(f"## {name}\n\n{body}" for name, body in bodies.items())
    root = write_course(tmp_path, {"quizzes/bank.md": bank})
    assert main(["check", "--items", "--root", str(root)]) == 0
    assert [line.split(maxsplit=2)[1:] for line in capsys.readouterr().out.splitlines()[3:-1]] == [
        ["to-choose", "multiple choice"],
        ["to-order", "ordering"],
        ["to-match", "matching"],
        ["to-sort", "categorise"],
        ["to-fill", "fill-in"],
        ["to-say", "open response"],
    ]


def test_errors_fail_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is a line that editors can jump to."""
    root = write_course(tmp_path, {"quizzes/bank.md": BANK.replace("[x]", "[ ]")})
    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "quizzes/bank.md:7: item 'first-item' marks no option as correct. Put [x] before at least one option.",
        "1 problem.",
    ]


def test_warnings_fail_only_a_strict_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As with a build."""
    root = write_course(tmp_path, {"quizzes/spare.md": BANK})
    assert main(["check", "--root", str(root)]) == 0
    assert main(["check", "--strict", "--root", str(root)]) == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "quizzes/spare.md:1: warning: no quiz uses this bank. Write 'from: spare' in a quiz, or delete the file."
    )


def test_advice_fails_no_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told where it stands, and counted apart."""
    root = write_course(tmp_path, {"quizzes/bank.md": SHORT})
    assert main(["check", "--strict", "--root", str(root)]) == 0
    assert capsys.readouterr().err.splitlines()[1:] == ["No problems, 1 piece of advice."]
    again = f"{SHORT}\n## second-item{SHORT.partition('## first-item')[2]}"
    write_course(root, {"quizzes/bank.md": again, "quizzes/another.md": BANK})
    assert main(["check", "--strict", "--root", str(root)]) == 1
    *told, total = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[:2] for line in told] == [
        ["quizzes/another.md:1", "warning"],
        ["quizzes/bank.md:7", "advice"],
        ["quizzes/bank.md:17", "advice"],
    ]
    assert total == "1 problem, 2 pieces of advice."


def test_the_report_says_what_the_items_cover(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Objectives, levels and types, and items that nobody is asked, where they are asked for."""
    second = BANK.split("## first-item")[1].replace("recall", "apply")
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Home\n\n::: quiz Draw\nid: draw\nfrom: bank spare#first-item\nexcept: greeting\n\n:::\n",
        "docs/module/quiet.md": "---\ntitle: Quiet\nminutes: 5\nobjective: Wait\nsources: [a-post]\n---\n\nText.\n",
        "docs/module/vague.md": "---\ntitle: Vague\nminutes: 5\nsources: [a-post]\n---\n\nText.\n",
        "quizzes/bank.md": f"{BANK}\n## second-item\n\ntags: greeting{second}".replace(
            "greeting\n\nlevel", "greeting\nlevel"
        ),
        "quizzes/spare.md": f"{BANK}\n## spare-item\n\nWhich TWO?\n\n- [x] One\n- [x] Two\n- [ ] Six\n\n> Why.\n",
    }
    root = write_course(tmp_path, files)
    main(["check", "--root", str(root)])
    assert "Objectives" not in capsys.readouterr().out
    main(["check", "--report", "--root", str(root)])
    lines = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()) for line in lines[lines.index("") + 1 :]] == [
        "Objectives without an item: 1 of 2",
        "docs/module/quiet.md: Wait",
        "Lessons without an objective: 1",
        "docs/module/vague.md",
        "Items by type and level",
        "quizzes/bank.md recall understand apply analyse no level all",
        "single choice 1 - 1 - - 2",
        "all 1 - 1 - - 2",
        "quizzes/spare.md recall understand apply analyse no level all",
        "single choice 1 - - - - 1",
        "multiple choice - - - - 1 1",
        "all 1 - - - 1 2",
        "written in lessons recall understand apply analyse no level all",
        "single choice - - - - 1 1",
        "all - - - - 1 1",
        "Items that no quiz asks: 2 of 5",
        "quizzes/bank.md:19: second-item",
        "quizzes/spare.md:19: spare-item",
    ]


def test_the_report_says_what_has_no_place_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rows of the coverage table that no page, block or item covers, each with its idea."""
    rows = [
        ("S05", "Each *alone*"),
        ("S06", "Without [words](index.md)"),
        ("S07", ""),
        ("S08", "Slow"),
        ("S09", "Anew"),
    ]
    table = "| Row | Idea |\n|---|---|\n" + "".join(f"| {name} | {idea} |\n" for name, idea in rows)
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "markdown_extensions:\n  - courseblocks: {course: a-course, coverage: rows.md}\n",
        "docs/rows.md": f"# Rows\n\n{table}",
        "docs/module/lesson.md": LESSON.replace("minutes", "covers: [S05]\nminutes"),
        "quizzes/bank.md": BANK.replace("level: recall", "level: recall\ncovers: S08 S05"),
    }
    root = write_course(tmp_path, files)
    main(["check", "--report", "--root", str(root)])
    told = capsys.readouterr().out.partition("Rows of")[2].splitlines()
    assert told == [" the coverage table without a place: 3 of 5", "  S06: Without words", "  S07", "  S09: Anew"]
    write_course(root, {"mkdocs.yml": "markdown_extensions:\n  - courseblocks: {course: a-course}\n"})
    main(["check", "--report", "--root", str(root)])
    assert "coverage" not in capsys.readouterr().out


def test_a_folder_without_a_course_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Most likely the command runs in the wrong folder."""
    with pytest.raises(SystemExit) as ended:
        main(["check", "--root", str(tmp_path)])
    assert ended.value.code == 2
    assert "there is no docs/" in capsys.readouterr().err


def test_a_folder_of_pages_elsewhere_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rather than that there is none, or that links lead nowhere."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A course\ndocs_dir: ../kurs\n", encoding="utf-8")
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "mkdocs.yml:2: 'docs_dir: ../kurs' is not below the folder that holds quizzes/ and this file. "
        "Move the pages there, and write the path that they have then.\n1 problem.\n"
    )


def test_annotations_are_printed_in_github_actions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that they stand in the diff of a pull request."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("RUNNER_TEMP", raising=False)
    files: dict[str, str | bytes] = {
        "quizzes/bank.md": BANK.split("\n> Why the key")[0] + "\n",
        "quizzes/spare.md": BANK,
    }
    main(["check", "--root", str(write_course(tmp_path, files))])
    out = capsys.readouterr().out
    assert "::notice file=quizzes/bank.md,line=7::item 'first-item' has no feedback." in out
    assert "::warning file=quizzes/spare.md,line=1::no quiz uses this bank." in out


def annotated(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the annotations of a check in GitHub Actions."""
    main(["check", "--root", str(root)])
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]


def test_a_step_says_nothing_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The host shows ten of a kind of each step; a new problem is told by the later one, too."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path / "runner"))
    (tmp_path / "runner").mkdir()
    root = write_course(tmp_path / "course", {"quizzes/spare.md": BANK})
    assert len(annotated(root, capsys)) == 1
    assert annotated(root, capsys) == []
    write_course(root, {"quizzes/spare.md": BANK, "quizzes/other.md": BANK})
    assert [line.partition(",")[0] for line in annotated(root, capsys)] == ["::warning file=quizzes/other.md"]


@pytest.mark.parametrize(("number", "told"), [(10, []), (12, ["::warning::3 more of this kind"])])
def test_what_a_host_would_not_show_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, told: list[str]
) -> None:
    """By the last annotation that it shows; each of the others is in the log."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("RUNNER_TEMP", raising=False)
    root = write_course(tmp_path, {f"quizzes/spare-{at}.md": BANK for at in range(number)})
    lines = annotated(root, capsys)
    assert len(lines) == 10
    assert [line.partition(" stand in")[0] for line in lines if "file=" not in line] == told


@pytest.mark.parametrize("command", [("check", "--items", "--report"), ("check", "--items"), ("diff", "HEAD")])
@pytest.mark.parametrize("actions", ["true", ""])
def test_a_console_that_lacks_a_letter_ends_nothing(tmp_path: Path, command: tuple[str, ...], actions: str) -> None:
    """What it lacks is written as its number; the summary of changes is UTF-8 wherever it goes."""
    files: dict[str, str | bytes] = {
        "docs/module/урок.md": LESSON.replace("placed-item", "вопрос").replace("minutes: 5", "minutes: 0"),
        "quizzes/обед.md": BANK.replace("[x]", "[ ]"),
    }
    root = commit(write_course(tmp_path, files))
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "PYTHONIOENCODING": "cp1252"}
    environment |= {"GITHUB_ACTIONS": actions, "PYTHONUTF8": "0"}
    run = [sys.executable, "-m", "courseblocks", *command]
    done = subprocess.run(run, cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    out, told = done.stdout.decode("utf-8"), done.stderr.decode("cp1252")
    assert "Traceback" not in told
    assert "docs/module/\\u0443\\u0440\\u043e\\u043a.md:4: 'minutes:' is not a whole number above 0." in told
    assert ("docs/module/урок.md" if command[0] == "diff" else "\\u0443\\u0440\\u043e\\u043a") in out
