"""What learners read, by its name in the catalogue of a language. Scripts have `words.js` for the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule
from markupsafe import Markup, escape

FOLDER = Path(__file__).parent
ENGLISH = "en"

# A text, or the forms that go with a number, named as by CLDR.
Message = str | Mapping[str, str]

_PLACE = re.compile(r"\{(\w+)\}")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


class Words:
    """The messages of a catalogue; `language` is the tag that dates and plural forms go by."""

    def __init__(self, language: str, messages: Mapping[str, Message]) -> None:
        """Take the messages."""
        self.language = language
        self.messages = messages

    def say(self, name: str, /, **values: object) -> Markup:
        """Return a message as HTML with `values` in the places of their names; `count` chooses among its forms."""
        message = self.messages[name]
        text = message if isinstance(message, str) else self._form(message, int(str(values["count"])))
        parts = _parts(text)
        if len(parts) == 1:
            return parts[0]
        said = [*parts]
        said[1::2] = [escape(values[place]) for place in said[1::2]]
        return Markup("".join(said))  # noqa: S704  (all of it is escaped)

    def _form(self, forms: Mapping[str, str], count: int) -> str:
        return forms.get(self._rule(count), forms["other"])

    @cached_property
    def _rule(self) -> PluralRule:
        try:
            return Locale.parse(self.language, sep="-").plural_form
        except UnknownLocaleError:  # of a region that has no rules of its own
            return Locale.parse(self.language.partition("-")[0]).plural_form


@lru_cache(maxsize=1024)
def _parts(text: str) -> list[Markup]:
    """Return a message as HTML in parts: text, the name of a place, text, and so on; an item says some each."""
    return [Markup(part) for part in _PLACE.split(str(escape(text)))]  # noqa: S704  (all of it is escaped)


def catalogue_for(language: str) -> str:
    """Return the name of the catalogue for `language`, that of its tag or of the first part of it; '' if none is."""
    known = {path.stem for path in FOLDER.glob("*.json")}
    return next((each for each in (language, language.partition("-")[0]) if each in known), "")


@lru_cache(maxsize=8)
def words_in(language: str) -> Words:
    """Return the words of a site in `language`, the English ones where there is no catalogue for it."""
    name, first = catalogue_for(language) or ENGLISH, language.partition("-")[0]
    messages = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["messages"]
    return Words(language if first == name.partition("-")[0] and _TAG.fullmatch(language) else name, messages)
