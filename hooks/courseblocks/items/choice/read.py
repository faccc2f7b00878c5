"""The options of a choice, from a task list."""

from __future__ import annotations

from courseblocks.core.fragment import Fragment
from courseblocks.core.problems import Problems
from courseblocks.items.choice.model import Choice, Option
from courseblocks.items.line_rules import check_picture, check_twins
from courseblocks.items.parts import Parts
from courseblocks.source.boxes import boxed_entries, nested_quotes


def read_choice(name: str, parts: Parts, problems: Problems) -> Choice:
    """Return the options that a task list says, each with its feedback."""
    whose, answers = f"item '{name}'", parts.listed
    options: list[Option] = []
    for here, entry in boxed_entries(answers, whose, problems):
        text = Fragment(here.text, here.line)
        check_picture(text, whose, "an option", problems)
        feedback = nested_quotes(entry, f"an option of {whose}", problems)
        options.append(Option(text, here.mark in ("x", "X"), feedback))
    check_twins([option.text for option in options], f"{whose} has the same option", problems)
    return Choice(tuple(options))
