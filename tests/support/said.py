"""What pages say, by the names of messages: tests ask for what is meant, however it is worded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from courseblocks.words.words import ENGLISH, words_in

WORDS = words_in(ENGLISH)


def say(name: str, /, **values: object) -> str:
    """Return a message as a learner reads it."""
    return unescape(WORDS.say(name, **values))


def start(name: str, /, **values: object) -> str:
    """Return what a message says before the first of its places that no value is given for."""
    return _around_places(name, values)[0]


def end(name: str, /, **values: object) -> str:
    """Return what a message says behind the last of them."""
    return _around_places(name, values)[-1]


def _around_places(name: str, values: Mapping[str, object]) -> list[str]:
    without = dict.fromkeys(re.findall(r"\{(\w+)\}", str(WORDS.messages[name])), "\n")
    return say(name, **{**without, **values}).split("\n")


# What tells of a response, or of the key, that it is right or not; nothing of it is to be seen where nothing is told.
VERDICTS = (
    *map(say, ("quiz.right", "quiz.wrong", "quiz.mark-right", "quiz.mark-wrong")),
    *map(start, ("choice.key-right", "choice.key-wrong")),
)


def scored(right: int, of: int) -> str:
    """Return what an exam says of so many right questions."""
    return say("exam.result", right=right, count=of, percent=100 * right // (of or 1))


def entries(count: int) -> str:
    """Return what the settings call so many entries of the log."""
    return say("settings.entries", count=count)


def responses(count: int) -> str:
    """Return what the settings call so many responses that are half done."""
    return say("settings.unchecked", count=count)
