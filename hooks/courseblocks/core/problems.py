"""What is wrong with a course: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from courseblocks.core.names import DOCS
from courseblocks.core.unseen import with_unseen_named


class Grade(Enum):
    """How bad a problem is.

    An error is what a learner would meet broken, a warning what a reader would miss; advice says how an item could be
    worded better, and never stops a course from being published.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Advice(Enum):
    """What advice is about, and the warning of code, in the word that `seen:` answers it with."""

    OTHER_OPTIONS = "all-of-the-above"
    BY_PLACE = "by-place"
    CODE = "code"
    HOW_MANY = "how-many"
    KEY_LENGTH = "key-length"
    MINUTES = "minutes"
    NEGATIVE = "negative"
    NO_FEEDBACK = "no-feedback"
    ONE_OPTION = "one-option"
    OPTION_LENGTH = "option-length"


# What is about a whole file, and what is about an item, in the words of `seen:` there.
PAGE_ADVICE = (Advice.CODE.value, Advice.MINUTES.value)
BANK_ADVICE = (Advice.CODE.value,)
ITEM_ADVICE = tuple(advice.value for advice in Advice if advice.value not in PAGE_ADVICE)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: `what` is a sentence without its full stop, `mend` one or more whole sentences.

    `advice` says what it is about if it can be answered, `reason` if another rule asks whether that was
    told.
    What authors typed may have signs in it that are not seen: where `what` quotes it, they are named behind it.
    """

    path: str
    line: int
    what: str
    mend: str
    grade: Grade = Grade.ERROR
    advice: Advice | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Make what is not seen known."""
        if not self.what.isascii():
            object.__setattr__(self, "what", with_unseen_named(self.what))

    def __str__(self) -> str:
        """Give `path:line: what. mend`, as compilers do, so that editors can jump there."""
        prefix = "" if self.grade is Grade.ERROR else f"{self.grade.value}: "
        return f"{self.path}:{self.line}: {prefix}{self.what}. {self.mend}"


class CourseError(Exception):
    """A course that cannot be published; its text lists every problem, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, so that a host can show them in its own way."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Refusal(Exception):  # noqa: N818  (nothing went wrong: the command has changed nothing)
    """A command that will not run; its text says why, and how to mend it."""


class Problems:
    """Collects the problems of one file while it is read."""

    def __init__(self, path: str, docs: str = DOCS) -> None:
        """Start with none; `path` is the file's path below the project folder, `docs` the folder of pages there."""
        self.path = path
        self.docs = docs
        self.found: list[Problem] = []

    def mark(self) -> int:
        """Return what `since` takes, to ask later what was found from now on."""
        return len(self.found)

    def since(self, mark: int) -> list[Problem]:
        """Return what was found since `mark` was given."""
        return self.found[mark:]

    def error(self, line: int, what: str, mend: str, reason: str = "") -> None:
        """Note what a learner would meet broken."""
        self.found.append(Problem(self.path, line, what, mend, reason=reason))

    def warn(self, line: int, what: str, mend: str) -> None:
        """Note what a reader would miss."""
        self.found.append(Problem(self.path, line, what, mend, Grade.WARNING))

    def advise(self, line: int, what: str, mend: str, advice: Advice | None = None) -> None:
        """Note advice; without its name nothing answers it but to take it."""
        self.found.append(Problem(self.path, line, what, mend, Grade.ADVICE, advice))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` by file and line, each of them once."""
    return sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.what))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of `problems` that stop a build."""
    return [problem for problem in problems if problem.grade is Grade.ERROR]


def without_advice(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of `problems` that stop a strict build."""
    return [problem for problem in problems if problem.grade is not Grade.ADVICE]


def count(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, in words, and how much advice."""
    number = len(without_advice(problems))
    advice = len(problems) - number
    told = f"{number or 'no'} problem{'' if number == 1 else 's'}"
    return f"{told}, {advice} piece{'' if advice == 1 else 's'} of advice" if advice else told


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was most likely meant to be, if one is near."""
    matches = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.7)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown name: the near one, or all there are."""
    known = sorted(known)
    near = nearest(word, known)
    if near:
        return f"Did you mean '{near}'?"
    return f"There are: {', '.join(known)}." if known else "There are none yet."
