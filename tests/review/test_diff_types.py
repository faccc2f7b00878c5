"""What the summary of a change says of items without options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course_folder import BANK
from histories import Told, begin

Edit = Callable[[str, str, str], Told]
HEAD = BANK.partition("level: recall")[0]
IN = "\u00a0" * 4


@pytest.fixture
def edit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Edit:
    """Return what puts other words into an item of a type, and tells what changed."""

    def change(item_type: str, old: str, new: str) -> Told:
        bank = HEAD + TYPES[item_type]
        history = begin(tmp_path, {"quizzes/bank.md": bank}, capsys)
        return history.change({"quizzes/bank.md": bank.replace(old, new)})

    return change


TYPES = {
    "ordering": "In order.\n\n1. Greet\n2. Listen\n3. Answer\n\n> Why.\n",
    "matching": "Match.\n\n| Said | Meant |\n| - | - |\n| Not me | Say who |\n| I waited | Say when |\n\n> Why.\n",
    "categorise": "Sort.\n\n- In person\n  - A nod\n- By phone\n  - A tone\n  - A pause\n\n> Why.\n",
    "fill-in": "It is [[equal|the same]].\n\n> Why.\n",
    "open": "Say why.\n\n> [!NOTE]\n> Since they waited.\n",
}
AGAIN = {
    "the lines of an ordering change places": (
        ("ordering", "1. Greet\n2. Listen", "1. Listen\n2. Greet"),
        "the right order changed",
        ["Right order", "1. Greet\n2. Listen\n3. Answer", "1. Listen\n2. Greet\n3. Answer"],
    ),
    "a line of an ordering is reworded": (
        ("ordering", "Greet", "Greet first"),
        "“Greet” is no longer a line; “Greet first” is a new line",
        ["Right order", "1. Greet\n2. Listen\n3. Answer", "1. Greet first\n2. Listen\n3. Answer"],
    ),
    "two pairs change partners": (
        ("matching", "Say who |\n| I waited | Say when", "Say when |\n| I waited | Say who"),
        "“Not me”, “I waited” have other partners now",
        [
            "Pairs",
            "Said | Meant\nNot me: Say who\nI waited: Say when",
            "Said | Meant\nNot me: Say when\nI waited: Say who",
        ],
    ),
    "a partner is reworded": (
        ("matching", "Say who", "Tell them who"),
        "“Not me” has another partner now",
        [
            "Pairs",
            "Said | Meant\nNot me: Say who\nI waited: Say when",
            "Said | Meant\nNot me: Tell them who\nI waited: Say when",
        ],
    ),
    "a pair is added": (
        ("matching", "Say when |\n", "Say when |\n| Again? | Listen |\n"),
        "“Again?” is a new row",
        [
            "Pairs",
            "Said | Meant\nNot me: Say who\nI waited: Say when",
            "Said | Meant\nNot me: Say who\nI waited: Say when\nAgain?: Listen",
        ],
    ),
    "a member changes its category": (
        ("categorise", "- By phone\n  - A tone", "  - A tone\n- By phone"),
        "“A tone” belongs to another category now",
        [
            "Categories",
            f"In person\n{IN}A nod\nBy phone\n{IN}A tone\n{IN}A pause",
            f"In person\n{IN}A nod\n{IN}A tone\nBy phone\n{IN}A pause",
        ],
    ),
    "a blank is added": (
        ("fill-in", "It is", "It [[is]]"),
        "it has 2 blanks in place of one blank",
        ["Blanks", "equal | the same", "is\nequal | the same"],
    ),
    "the type changes": (
        ("open", "Say why.\n\n> [!NOTE]\n> Since they waited.", "Say [[why]].\n\n> Why."),
        "it is fill-in now and was open response",
        ["Type", "open response", "fill-in"],
    ),
}


@pytest.mark.parametrize(("change", "reason", "row"), AGAIN.values(), ids=AGAIN)
def test_a_changed_key_of_any_type_asks_learners_again(
    edit: Edit, change: tuple[str, str, str], reason: str, row: list[str]
) -> None:
    """And says in words what changed."""
    told = edit(*change)
    assert f"**Learners are asked again:** {reason}." in told.parts
    assert row in told.rows


KEPT = {
    "a text is accepted too": (
        ("fill-in", "the same", "the same|alike"),
        "Fill-in, key: “equal | the same | alike”.",
        "Kept responses stay, and are graded by what is accepted now.",
        ["Blanks", "equal | the same", "equal | the same | alike"],
    ),
    "the stem of a fill-in changes": (
        ("fill-in", "It is", "It was"),
        "Fill-in, key: “equal | the same”.",
        "Kept responses stay.",
        ["Stem", "It is [[equal|the same]].", "It was [[equal|the same]]."],
    ),
    "the model answer changes": (
        ("open", "waited.", "waited long."),
        "Open response, model answer: “Since they waited long.”.",
        "Kept responses stay.",
        ["Model answer", "Since they waited.", "Since they waited long."],
    ),
    "the rows of a matching change places": (
        ("matching", "| Not me | Say who |\n| I waited | Say when |", "| I waited | Say when |\n| Not me | Say who |"),
        "Matching, key: “I waited: Say when”, “Not me: Say who”.",
        "Kept responses stay.",
        [
            "Pairs",
            "Said | Meant\nNot me: Say who\nI waited: Say when",
            "Said | Meant\nI waited: Say when\nNot me: Say who",
        ],
    ),
}


@pytest.mark.parametrize(("change", "key", "kept", "row"), KEPT.values(), ids=KEPT)
def test_an_edit_that_changes_no_key_keeps_the_responses(
    edit: Edit, change: tuple[str, str, str], key: str, kept: str, row: list[str]
) -> None:
    """Blanks are graded anew, so that a text that is accepted later counts."""
    told = edit(*change)
    assert told.parts[-2:] == [key, kept]
    assert row in told.rows


def test_a_long_model_answer_is_told_in_short(edit: Edit) -> None:
    """The table shows the rest."""
    told = edit("open", "waited.", "waited a long time, as they said. " * 20)
    key = next(part for part in told.parts if part.startswith("Open response"))
    assert key.endswith(" …”.")
    assert len(key) < 200


@pytest.mark.parametrize("step", [1, -1])
def test_an_item_of_another_type_is_asked_again(tmp_path: Path, capsys: pytest.CaptureFixture[str], step: int) -> None:
    """No response to the one is a response to the other."""
    bodies = {"single choice": "Which?\n\n- [ ] One\n- [x] Two\n\n> Why.\n"} | TYPES
    bodies["open response"] = bodies.pop("open")
    types = list(bodies)
    head = BANK.partition("## first-item")[0]

    def bank(shift: int) -> str:
        now = [types[(at + shift) % len(types)] for at in range(len(types))]
        return head + "\n".join(f"## item-{at}\n\n{bodies[name]}" for at, name in enumerate(now))

    told = begin(tmp_path, {"quizzes/bank.md": bank(0)}, capsys).change({"quizzes/bank.md": bank(step)})
    assert [part for part in told.parts if part.startswith("**Learners")] == [
        f"**Learners are asked again:** it is {types[(at + step) % len(types)]} now and was {name}."
        for at, name in enumerate(types)
    ]
