"""What learners read: messages by their names, in the language of the site."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import cast

import pytest
from babel import Locale
from babel.plural import PluralRule
from bs4 import BeautifulSoup
from markupsafe import Markup

from conftest import Build, Built
from course_folder import configuration
from courseblocks.publish.bundles import PACKAGE
from courseblocks.words import words
from courseblocks.words.words import ENGLISH, Message, Words, words_in

Write = Callable[[str, dict[str, object]], None]
ENGLISH_WORDS = words_in(ENGLISH)
COUNTED = {name: message for name, message in ENGLISH_WORDS.messages.items() if not isinstance(message, str)}


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Return what writes a catalogue; the English one has one message."""

    def write(language: str, messages: dict[str, object]) -> None:
        catalogue = {"language": language, "reviewed": "no", "messages": messages}
        (tmp_path / f"{language}.json").write_text(json.dumps(catalogue), encoding="utf-8")

    monkeypatch.setattr(words, "FOLDER", tmp_path)
    words_in.cache_clear()
    write(ENGLISH, {"hello": "Hello"})
    yield write
    words_in.cache_clear()


def test_values_stand_in_the_places_of_their_names() -> None:
    """As text, unless they are HTML; what is in them is no place."""
    said = Words(ENGLISH, {"a": "<{one}> & {two}"}).say("a", one=Markup("<b>{two}</b>"), two="<i>{one}</i>")
    assert said == Markup("&lt;<b>{two}</b>&gt; &amp; &lt;i&gt;{one}&lt;/i&gt;")


def test_a_catalogue_reads_nothing_of_what_it_is_given() -> None:
    """It is data: what it says is text, and a place is a name and no more."""
    assert Words(ENGLISH, {"a": "{one.__class__} {one!r}"}).say("a", one="x") == "{one.__class__} {one!r}"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["other", "one", "other", "other", "other"]),
        ("en-GB", ["other", "one", "other", "other", "other"]),
        ("fr", ["one", "one", "other", "other", "other"]),
        ("pl", ["many", "one", "few", "many", "few"]),
        ("ja", ["other"] * 5),
        ("en-001", ["other", "one", "other", "other", "other"]),
        ("de-XX", ["other", "one", "other", "other", "other"]),
    ],
)
def test_a_number_chooses_among_the_forms_of_the_language(language: str, forms: list[str]) -> None:
    """Also in a region without rules of its own."""
    said = Words(language, {"a": {form: form for form in ("one", "few", "many", "other")}})
    assert [said.say("a", count=count) for count in (0, 1, 2, 5, 22)] == forms


def test_a_form_that_a_catalogue_lacks_is_the_general_one() -> None:
    """Browsers and Babel may be of another mind on which forms a language has."""
    assert Words("pl", {"a": {"one": "one", "other": "other"}}).say("a", count=3) == "other"


@pytest.mark.parametrize(
    ("language", "known", "said"),
    [
        ("de", "de", "Hallo"),
        ("de-AT", "de-AT", "Hallo"),
        ("pt-BR", "pt-BR", "Oi"),
        ("pt", "en", "Hello"),
        ("en-GB", "en-GB", "Hello"),
        ("fr", "en", "Hello"),
        ("custom", "en", "Hello"),
        ("de-x-y", "de", "Hallo"),
    ],
)
def test_the_words_are_those_of_the_tag_or_its_first_part(write: Write, language: str, known: str, said: str) -> None:
    """Else English; numbers and days follow the whole tag, unless that is the tag of another language, or none."""
    write("de", {"hello": "Hallo"})
    write("pt-BR", {"hello": "Oi"})
    found = words_in(language)
    assert (found.language, found.say("hello")) == (known, said)


def marked(message: Message) -> object:
    """Return a message as a translator might leave it."""
    return f"~{message}" if isinstance(message, str) else {form: f"~{text}" for form, text in message.items()}


def said_in(site: Built, text: str) -> set[str]:
    """Return whether `text` is in the site with and without the mark of a translation."""
    files = [path for ending in ("html", "js") for path in site.folder.rglob(f"*.{ending}")]
    return {found for path in files for found in re.findall(f"~?{re.escape(text)}", path.read_text(encoding="utf-8"))}


def test_a_site_says_everything_in_its_language(build_site: Build, write: Write) -> None:
    """Blocks, theme and scripts; the page says which language it is in."""
    write("eo", {name: marked(message) for name, message in ENGLISH_WORDS.messages.items()})
    site = build_site({}, theme={**cast("dict[str, object]", configuration()["theme"]), "language": "eo"})
    assert site.soup("module/lesson/index.html").select_one("html[lang=eo]")
    for name in ("lesson.objective", "quiz.check-response", "not-found.title", "quiz.changed", "exam.rules"):
        text = str(ENGLISH_WORDS.messages[name])
        assert said_in(site, text) == {f"~{text}"}
    assert "~5 minutes" in site.html("module/lesson/index.html")


def test_the_course_is_in_british_english(build_site: Build) -> None:
    """Of which Material knows only that it is English; days are written as there."""
    site = build_site({})
    page = site.soup("module/lesson/index.html")
    assert page.select_one("html[lang=en-GB]")
    assert page.select_one("a.md-skip[href='#__content']:-soup-contains('Skip to content')")
    assert '"lang": ["en"]' in site.html("search/search_index.json").replace('":[', '": [')
    [script] = site.folder.glob("assets/course.*.js")
    assert re.search(r'language"?: ?"en-GB"', script.read_text(encoding="utf-8"))


def test_a_site_in_a_language_without_a_catalogue_says_it_in_english(build_site: Build) -> None:
    """It is built all the same, and Material says what it knows."""
    site = build_site({}, theme={**cast("dict[str, object]", configuration()["theme"]), "language": "eo"})
    assert site.soup("module/lesson/index.html").select_one("html[lang=eo]")
    assert said_in(site, str(ENGLISH_WORDS.messages["lesson.objective"])) == {
        ENGLISH_WORDS.messages["lesson.objective"]
    }


def forms_of(message: Message) -> dict[str, str]:
    """Return the texts of a message by the form that they are; one that is whole has no form."""
    return {"": message} if isinstance(message, str) else dict(message)


def places(text: str) -> set[str]:
    """Return the names in braces; a brace that is none of theirs is one, too."""
    return set(re.findall(r"\{\w+\}|[{}]", text))


def fits(message: Message, english: Message, rule: PluralRule) -> bool:
    """Return whether a message has the places and forms that it should; a form for one number may leave that out."""
    own, theirs = forms_of(message), forms_of(english)
    needed = places([*theirs.values()][-1])
    if own.keys() != {*rule.tags, "other"}:
        return own.keys() == theirs.keys() == {""} and places(own[""]) == needed
    numbers = Counter(rule(number) for number in range(1000))
    may = {form: [needed, needed - {"{count}"}] if numbers[form] == 1 else [needed] for form in own}
    return "{count}" in needed and all(places(text) in may[form] for form, text in own.items())


def faults(language: str, messages: Mapping[str, Message]) -> set[str]:
    """Return the names of messages that are not in both, or whose places or forms are not those of the English ones."""
    rule, english = Locale.parse(language, sep="-").plural_form, ENGLISH_WORDS.messages
    wrong = {name for name in messages.keys() & english if not fits(messages[name], english[name], rule)}
    return wrong | (messages.keys() ^ english.keys())


@pytest.mark.parametrize("path", sorted(words.FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_every_catalogue_says_all_that_the_english_one_does(path: Path) -> None:
    """With the same places, in the forms that go with numbers in its language; it says which that is, and if read."""
    catalogue = json.loads(path.read_text(encoding="utf-8"))
    assert list(catalogue) == ["language", "reviewed", "messages"]
    assert catalogue["language"] == path.stem
    assert catalogue["reviewed"] in ("yes", "no")
    assert faults(path.stem, catalogue["messages"]) == set()


FRENCH = {"one": "{count} leçon", "many": "{count} de leçons", "other": "{count} leçons"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"module.lessons": FRENCH}, set()),
        ({"quiz.all-answered": FRENCH}, set()),  # whole in English, where no word of it goes with the number
        ({"module.lessons": {"one": "{count} leçon", "other": "{count} leçons"}}, {"module.lessons"}),
        ({"module.lessons": {**FRENCH, "few": "{count} leçons"}}, {"module.lessons"}),
        ({"module.lessons": {**FRENCH, "one": "une leçon"}}, {"module.lessons"}),
        ({"module.lessons": "{count} leçons"}, {"module.lessons"}),
        ({"quiz.check": FRENCH}, {"quiz.check"}),
        ({"lesson.completed": "Fini le {jour}."}, {"lesson.completed"}),
        ({"lesson.completed": "Fini le {date}, {name}."}, {"lesson.completed"}),
        ({"lesson.completed": "Fini le {{date}}."}, {"lesson.completed"}),
        ({"lesson.finished": "Fini."}, {"lesson.finished"}),
    ],
)
def test_what_a_catalogue_has_otherwise_is_found(changes: dict[str, Message], found: set[str]) -> None:
    """In a language with three forms."""
    forms = {name: dict.fromkeys(FRENCH, message["other"]) for name, message in COUNTED.items()}
    assert faults("fr", {**ENGLISH_WORDS.messages, **forms, **changes}) == found
    assert faults("fr", {name: text for name, text in ENGLISH_WORDS.messages.items() if name not in COUNTED}) == {
        *COUNTED
    }


def test_every_message_is_said() -> None:
    """By a script or a template."""
    sources = [path.read_text(encoding="utf-8") for ending in ("js", "html") for path in PACKAGE.rglob(f"*.{ending}")]
    said = set(re.findall(r"['\"]([\w.-]+)['\"]", "\n".join(sources)))
    assert set(words_in(ENGLISH).messages) - said == set()


def test_templates_have_no_words_of_their_own() -> None:
    """But for one that only authors see, and the name of the theme."""
    found = {}
    for path in PACKAGE.rglob("*.html"):
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        soup = BeautifulSoup(text, "html.parser")
        labels = " ".join(str(tag["aria-label"]) for tag in soup.select("[aria-label]"))
        found[path.name] = re.findall(r"[^\W\d]{2,}", f"{soup.get_text()} {labels}")
    assert len(found) > 10
    assert {name for name, said in found.items() if said} == {"broken.html"}
