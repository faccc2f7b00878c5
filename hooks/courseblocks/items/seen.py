"""What `seen:` says of an item: which advice its author knows of, so that it is not said again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from courseblocks.core.problems import ITEM_ADVICE, Problem, Problems, did_you_mean
from courseblocks.source.properties import Property, word_list


def read_seen(prop: Property | None, problems: Problems) -> tuple[str, ...]:
    """Return the names of the advice that `seen:` answers; a word that is none is a problem."""
    words = word_list(prop.value) if prop else ()
    for word in words:
        if prop and word not in ITEM_ADVICE:
            problems.error(prop.line, f"'seen:' names '{word}', which is no advice", did_you_mean(word, ITEM_ADVICE))
    return words


def advise_on_seen(prop: Property | None, seen: Sequence[str], given: Sequence[Problem], problems: Problems) -> None:
    """Note what `seen:` answers although it is not among the problems that were `given`."""
    named = {problem.advice.value for problem in given if problem.advice}
    for word in seen:
        if prop and word not in named:
            problems.advise(prop.line, f"'seen: {word}' answers nothing here", "Take it out.")


def answer_advice(seen: Sequence[str], first: int, problems: Problems) -> None:
    """Take out what was answered of the problems from `first` on, and say how the rest of the advice can be."""
    told = [problem for problem in problems.found[first:] if not (problem.advice and problem.advice.value in seen)]
    problems.found[first:] = [_with_answer(problem, seen) for problem in told]


def _with_answer(problem: Problem, seen: Sequence[str]) -> Problem:
    if problem.advice is None:
        return problem
    words = " ".join((*seen, problem.advice.value))
    return replace(problem, mend=f"{problem.mend} If it is meant so, write 'seen: {words}' below the heading.")
