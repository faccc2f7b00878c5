"""Advice on how items are worded, after the rules of item writing: what gives the key away, or is easily misread.

Only what is plain to see is told: nobody goes on reading advice that is often wrong, so silence is better than doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from courseblocks.core.fragment import as_read, normalise
from courseblocks.core.model import Item
from courseblocks.core.problems import Advice, Problems
from courseblocks.items.choice.model import Option, options_of

# A key is long if it is longer than every distractor by a fifth; a few short words are not compared.
_LONGER = 1.2
_SHORT = 30

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

_IN_CAPITALS = ("BOTH", *map(str.upper, _NUMBERS[2:]))
_ASKS = r"(?i:which|what|choose|select|pick|tick|mark|name|find)(?:\s+are)?(?:\s+the|\s+any)?"
_SEVERAL = re.compile(rf"\b{_ASKS}\s+({'|'.join(_IN_CAPITALS)})\b")
# What a stem in another language says is not looked into.
_ENGLISH = re.compile(r"\b(?:which|what|select|choose|pick|tick|these|those)\b", re.IGNORECASE)

_PICTURE = re.compile(r"!\[[^\]]*+\]\([^)]*+\)")
_OTHERS = re.compile(
    r"\b(?:all|any|both|each|either|none|neither|some) of the above\b"
    r"|^(?:all|both|none|neither) of (?:these|them|the others?)\W*$",
    re.IGNORECASE,
)
# Looked for first, since most texts have none of them.
_NOUNS = ("ption", "nswer", "hoice", "PTION", "NSWER", "HOICE")
_NEGATIONS = ("not", "never", "except", "n't", "n’t")
_LETTER = re.compile(r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)s? (?:[A-H]|[1-9])\b")
_PLACE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|top|bottom|middle) options?\b"
    r"|\boptions? (?:one|two|three|four|five|above|below)\b",
    re.IGNORECASE,
)

# What is quoted in a stem, or stands in a list, a table or a heading of it, does not ask.
_ASIDE = re.compile(r"^ {0,3}(?:[>|#]|[-*+] |\d+[.)] |```|~~~).*$|“[^”]*”|\"[^\"]*\"|‘[^’]*’|`[^`]*`", re.MULTILINE)
_END = re.compile(r"(?<=[.?!:])\s+|\n\s*\n")

# "Which of these is not ...", "What should you never ...", "All of these ... except", and what an option completes:
# "A good apology does not". A clause of its own, as in "Which ... a caller who does not ...", belongs to the scene.
_CLAUSE = (
    r"(?:who|whom|whose|that|(?i:which)|what|when|where|while|why|how|if|because|as|since|though|unless|until|than|or)"
    r"\b"
)
_WORDS = rf"(?:\s+(?!{_CLAUSE})[\w’'-]+)*?"
_IS = r"(?:is|are|was|were|can|could|should|would|must|may|might)"
_DOES = rf"(?:{_IS}|do|does|did|has|have|had|will)"
_SUBJECT = r"(?:\s+(?:you|we|i|they|he|she|it|(?:the|an?|this|these|your|their)\s+[\w’'-]+))?"
_NOT = rf"(?:n['’]t\b|{_SUBJECT}\s+(?:not(?!\s+(?:only|just|yet)\b)|never)\b)"
_NEGATIVE = re.compile(
    rf"(?<![\w’'-])(?i:which)\b{_WORDS}\s+{_DOES}{_NOT}|\b(?i:what|who)\s+{_IS}{_NOT}"
    r"|\b(?i:which|who)(?:\s+of\s+these)?(?:\s+\w+)?\s+never\b"
    r"|^(?>.*?\b(?i:all|each|every|any)\b).*\bexcept(?:\s+(?:for|one|which))*\W*$"
    r"|(?<!\bor)\s(?:not|never|except)[\s:…]*$"
)


def advise_on_wording(item: Item, problems: Problems) -> None:
    """Note what the rules of item writing advise against."""
    options = [(option, _seen(option.text.markdown)) for option in options_of(item)]
    if len(options) == 1:
        mend = "Add a distractor that somebody could take for the key."
        problems.advise(item.line, f"item '{item.id}' has one option only", mend, Advice.ONE_OPTION)
    if options:
        _advise_on_options(item, options, problems)
        _advise_on_length(item, options, problems)
        _advise_on_lost_feedback(item, options, problems)
        _advise_on_count(item, sum(option.correct for option, _ in options), problems)
        _advise_on_stem(item, problems)
    _advise_on_feedback(item, problems)


def _seen(markdown: str) -> str:
    return as_read(_PICTURE.sub("", markdown) if "![" in markdown else markdown)


def _advise_on_options(item: Item, options: Sequence[tuple[Option, str]], problems: Problems) -> None:
    for option, text in options:
        if " of " in text and _OTHERS.search(text):
            what = f"an option of item '{item.id}' speaks of the others: '{option.text.words}'"
            mend = (
                "Options are shuffled, and this one is right or wrong by its form. Let each say something of its own."
            )
            problems.advise(option.text.line, what, mend, Advice.OTHER_OPTIONS)


def _advise_on_length(item: Item, options: Sequence[tuple[Option, str]], problems: Problems) -> None:
    """Note keys that are all longer than every distractor, in the characters that are read."""
    key, line = min((len(text), option.text.line) for option, text in options if option.correct)
    other = max((len(text) for option, text in options if not option.correct), default=0)
    if other and key >= _SHORT and key > other * _LONGER:
        what = f"the key of item '{item.id}' is longer than every other option by more than a fifth"
        mend = f"Its {key} characters to {other} give it away. Shorten it, or say as much in the others."
        problems.advise(line, what, mend, Advice.KEY_LENGTH)


def _advise_on_lost_feedback(item: Item, options: Sequence[tuple[Option, str]], problems: Problems) -> None:
    """Note a distractor twice as long as all others that lacks the feedback which they have: it may stand in it."""
    (option, longest), *others = sorted(options, key=lambda each: -len(each[1]))
    is_long = others and len(longest) >= 2 * max(len(others[0][1]), _SHORT)
    if is_long and not option.correct and not option.feedback and any(other.feedback for other, _ in others):
        what = f"an option of item '{item.id}' is more than twice as long as every other: '{option.text.words}'"
        mend = "If its end is feedback, begin that on a line of its own with '>'."
        problems.advise(option.text.line, what, mend, Advice.OPTION_LENGTH)


def _advise_on_count(item: Item, count: int, problems: Problems) -> None:
    """Note a number of keys that the stem does not say, or one that it says where one option is right."""
    if count == 1:
        _advise_on_one(item, problems)
    elif _ENGLISH.search(item.stem.markdown) and not _states(count, item.stem.markdown):
        word = _NUMBERS[count].upper() if count < len(_NUMBERS) else str(count)
        what = f"item '{item.id}' has {count} right options, but its stem does not say so"
        mend = f"Write the number into the question: Which {word} ...?"
        problems.advise(item.stem.line, what, mend, Advice.HOW_MANY)


def _advise_on_one(item: Item, problems: Problems) -> None:
    """Warn of what no learner can do."""
    stem = item.stem.markdown
    asked = _SEVERAL.search(" ".join(_asking(stem))) if _has_any(_IN_CAPITALS, stem) else None
    if asked:
        what = f"the stem of item '{item.id}' asks for {asked[1]}, but learners can choose only the one right option"
        problems.warn(item.stem.line, what, "Put [x] before each right option, or take the number out.")


def _advise_on_stem(item: Item, problems: Problems) -> None:
    if _is_negative(item.stem.markdown):
        mend = "Write NOT, NEVER or EXCEPT in capitals, or ask for what is right."
        what = f"the stem of item '{item.id}' asks for what is wrong, and is easily misread"
        problems.advise(item.stem.line, what, mend, Advice.NEGATIVE)


def _states(count: int, stem: str) -> bool:
    words = [str(count), *_NUMBERS[count : count + 1], *(["both"] if count == 2 else [])]
    return bool(re.search(rf"\b(?:{'|'.join(words)})\b", normalise(stem), re.IGNORECASE))


def _is_negative(stem: str) -> bool:
    """Whether the question of a stem, or else its last sentence, asks for what does not hold."""
    return _has_any(_NEGATIONS, stem) and any(map(_NEGATIVE.search, _asking(stem)))


def _asking(stem: str) -> list[str]:
    """Return the questions of a stem, or else its last sentence."""
    sentences = [sentence.strip() for sentence in _END.split(_ASIDE.sub("…", stem))]
    sentences = [normalise(sentence) for sentence in sentences if sentence.strip("…")]
    return [sentence for sentence in sentences if sentence.endswith("?")] or sentences[-1:]


def _advise_on_feedback(item: Item, problems: Problems) -> None:
    quotes = [option.feedback for option in options_of(item)]
    told = [("feedback", text) for text in (*quotes, item.feedback) if text]
    told += [("hint", item.hint)] if item.hint else []
    if not _has_any(_NOUNS, "\n".join([text.markdown for _, text in told])):
        return
    place = _PLACE if item.shuffle else _LETTER
    for name, text in told:
        found = _LETTER.search(text.markdown) or place.search(text.markdown)
        if found:
            what = f"the {name} of item '{item.id}' names an option by its place: '{found[0]}'"
            mend = "Options are shuffled and have no letters: name it by what it says."
            problems.advise(text.line, what, mend, Advice.BY_PLACE)


def _has_any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)
