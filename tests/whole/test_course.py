"""The course itself: what a lesson and a bank have to be, beyond being readable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from course_folder import PROJECT
from courseblocks.blocks.quiz.draw.resolve import resolve
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.core.fragment import Fragment, normalise
from courseblocks.core.model import Bank, Item, Page
from courseblocks.core.problems import Problems
from courseblocks.course.check import check_course
from courseblocks.course.lessons import lessons
from courseblocks.course.minutes import words
from courseblocks.course.pages import outside_blocks
from courseblocks.items.categorise.model import Categorise
from courseblocks.items.choice.model import options_of
from courseblocks.items.fill_in.model import FillIn
from courseblocks.items.kinds import KINDS
from courseblocks.items.matching.model import Matching
from courseblocks.items.ordering.model import Ordering
from guide import WRITING, examples
from project_copy import of_the_sample

COURSE, PROBLEMS = check_course(PROJECT)
LESSONS = lessons(COURSE)
PLACED = [i for page in LESSONS for b in page.blocks if isinstance(b.content, Quiz) for i in b.content.items]
ITEMS = [item for bank in COURSE.banks for item in bank.items] + PLACED
MODULES = sorted({page.path.split("/")[0] for page in LESSONS})
NUMBERS = {5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine"}
EACH_MODULE = pytest.mark.parametrize("module", MODULES)


def bank_of(module: str) -> Sequence[Item]:
    """Return the items of the bank that has the name of the module."""
    return next(bank.items for bank in COURSE.banks if bank.name == module)


def lessons_of(module: str) -> list[Page]:
    """Return the lessons in the folder of the module."""
    return [page for page in LESSONS if page.path.startswith(f"{module}/")]


def page_at(path: str) -> Page:
    """Return the page of the course that is written in `path`."""
    return next(page for page in COURSE.pages if page.path == path)


def test_the_course_has_no_problems() -> None:
    """Not even one to be warned of; whatever course it is. The tests below are on the sample course."""
    assert list(map(str, PROBLEMS)) == []


@of_the_sample
def test_each_lesson_names_its_sources() -> None:
    """The sample draws on the work of others throughout, although a lesson may say that it does not."""
    assert [page.path for page in LESSONS if not page.front.sources] == []


@of_the_sample
@EACH_MODULE
def test_a_module_leads_to_its_lessons(module: str) -> None:
    """Its first page has a line for each, and the home page tells how many they are and how long they take."""
    there = lessons_of(module)
    named = re.findall(r"(?m)^\d\. \[.*?\]\((.*?)\)", "\n".join(page_at(f"{module}/index.md").lines))
    assert sorted(f"{module}/{name}" for name in named) == sorted(page.path for page in there)
    number, minutes = NUMBERS[len(there)], 5 * round(sum(page.front.minutes or 0 for page in there) / 5)
    home = " ".join(page_at("index.md").lines)
    [told] = re.findall(rf"\({module}/index\.md\).*?(?=\d\. \*\*|$)", home)
    assert f"{number} lessons, about {minutes} minutes" in " ".join(told.split())


@of_the_sample
def test_a_name_belongs_to_one_module() -> None:
    """Whoever returns has a first name; a customer of one module is nobody else in the next."""
    named: dict[str, set[str]] = {}
    for module in MODULES:
        files = [*(PROJECT / "docs" / module).glob("*.md"), PROJECT / f"quizzes/{module}.md"]
        text = " ".join(path.read_text(encoding="utf-8") for path in files)
        for name in re.findall(r"\b(?:Mr|Mrs|Ms)\s+(\w+)", text):
            named.setdefault(name, set()).add(module)
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}


@of_the_sample
@pytest.mark.parametrize("page", [pytest.param(page, id=page.path) for page in LESSONS])
def test_a_lesson_fits_into_a_break(page: Page) -> None:
    """450 to 700 words, five to ten minutes, one example and one that is none, items at the end."""
    text = outside_blocks(page)
    assert 450 <= words(page) <= 720
    assert page.front.minutes in range(5, 11)
    assert page.front.description
    assert "!!! example" in text
    assert "!!! failure" in text
    assert [block for block in page.blocks if isinstance(block.content, Quiz) and block.content.items]


@of_the_sample
def test_the_coverage_table_links_the_lessons_that_name_its_rows() -> None:
    """A row is met where it says, and a row that a lesson names has a link."""
    text = (PROJECT / "docs/trainers/coverage.md").read_text(encoding="utf-8")
    cells = dict(re.findall(r"(?m)^\| ([A-Z][0-9.]+) \| .+ \| (.+) \|$", text))
    linked = {row: re.findall(r"\(\.\./([^#)]+)", cell) for row, cell in cells.items()}
    named = {(row, page.path) for page in LESSONS for row in page.front.covers}
    assert len(cells) == 145
    assert {(row, path) for row, paths in linked.items() for path in paths} <= named
    assert {row for row, paths in linked.items() if paths} == {row for row, _ in named}


@of_the_sample
def test_lessons_and_the_glossary_lead_to_each_other() -> None:
    """A term has an id, and a page that teaches it; where that is a lesson, one links the term. No link is dead."""
    entries = re.findall(r"(?m)^- .*(?:\n  .*)*", "\n".join(page_at("glossary.md").lines))
    found = [re.match(r"(?s)- \*\*.+\*\*\{ #([\w-]+) \}.*\]\((.+?)\)$", entry) for entry in entries]
    terms = {match[1]: match[2] for match in found if match}
    linked = {page.path: re.findall(r"\]\([./]*glossary\.md#(.*?)\)", outside_blocks(page)) for page in COURSE.pages}
    in_lessons = {page.path: linked[page.path] for page in LESSONS}
    assert len(terms) == len(entries)
    assert set(terms.values()) <= linked.keys()
    assert set().union(*linked.values()) <= terms.keys()
    assert {term for term, path in terms.items() if path in in_lessons} <= set().union(*in_lessons.values())


@of_the_sample
@pytest.mark.parametrize("item", [pytest.param(item, id=item.of) for item in ITEMS])
def test_an_item_is_well_written(item: Item) -> None:
    """It has a level, and feedback in about 35 words; no letter names an option."""
    assert item.feedback
    assert len(item.feedback.markdown.split()) <= 45
    assert item.level
    assert not re.search(r"\b(all|none) of the above\b|\boption [A-D]\b", str(item))


@of_the_sample
@pytest.mark.parametrize("item", [pytest.param(item, id=item.of) for item in ITEMS if options_of(item)])
def test_options_are_alike(item: Item) -> None:
    """Three of them or four, all alike in length; a stem with several keys says how many; what is wrong says why."""
    lengths = [len(normalise(option.text.markdown)) for option in options_of(item)]
    assert len(options_of(item)) in ((2,) if true_or_false(item) else (3,) if item.type == "single choice" else (4, 5))
    if not true_or_false(item):
        key = [n for n, option in zip(lengths, options_of(item), strict=True) if option.correct]
        rest = [n for n, option in zip(lengths, options_of(item), strict=True) if not option.correct]
        assert max(key) <= 1.2 * max(rest)
    if item.type == "multiple choice":
        assert re.search(r"\b(TWO|THREE)\b", item.stem.markdown)
    assert [option.text.markdown for option in options_of(item) if not (option.correct or option.feedback)] == []


@of_the_sample
@pytest.mark.parametrize("item", [pytest.param(item, id=item.of) for item in ITEMS if not options_of(item)])
def test_other_answers_fit_on_a_phone(item: Item) -> None:
    """Few rows, short ones, and what is chosen from a menu still shorter; a blank takes one word."""
    match item.answers:
        case Ordering(lines):
            assert fit(lines, (3, 6), 60)
        case Matching(_, pairs):
            assert fit([left for left, _ in pairs], (3, 5), 60)
            assert fit([right for _, right in pairs], (3, 5), 28)
        case Categorise(categories):
            assert fit([name for name, _ in categories], (2, 3), 28)
            assert fit([member for _, members in categories for member in members], (4, 8), 60)
            assert len({len(members) for _, members in categories}) == 1
        case FillIn(blanks):
            assert len(blanks) <= 2
            assert [accepted[0] for accepted in blanks if " " in accepted[0]] == []


def fit(texts: Sequence[Fragment], number: tuple[int, int], longest: int) -> bool:
    """Whether there are as many of `texts` as `number` allows, none longer than `longest`."""
    least, most = number
    return least <= len(texts) <= most and max(len(normalise(text.markdown)) for text in texts) <= longest


def true_or_false(item: Item) -> bool:
    """Whether its options are those two words."""
    return {normalise(option.text.markdown) for option in options_of(item)} == {"True", "False"}


@of_the_sample
@pytest.mark.parametrize("bank", [pytest.param(bank, id=bank.name) for bank in COURSE.banks])
def test_the_place_of_the_key_varies(bank: Bank) -> None:
    """So that it cannot be guessed."""
    singles = [item for item in bank.items if item.type == "single choice" and len(options_of(item)) == 3]
    places = {next(i for i, option in enumerate(options_of(item)) if option.correct) for item in singles}
    assert places == {0, 1, 2}


@of_the_sample
@pytest.mark.parametrize("bank", [pytest.param(bank, id=bank.name) for bank in COURSE.banks])
def test_no_item_gives_a_blank_of_another_away(bank: Bank) -> None:
    """Both may be drawn for one quiz."""
    for item in bank.items:
        keys = [accepted[0] for accepted in item.answers.blanks] if isinstance(item.answers, FillIn) else []
        others = [str(other.body) for other in bank.items if other is not item]
        assert [key for key in keys for text in others if re.search(rf"\b{key}\b", text)] == []


@of_the_sample
@EACH_MODULE
def test_the_bank_of_a_module_is_mixed(module: str) -> None:
    """Twenty items of every type, few of them to recall; two are kept for the pre-check and the final."""
    items = bank_of(module)
    types = Counter("true/false" if true_or_false(item) else item.type for item in items)
    levels = Counter(item.level for item in items)
    tags = Counter(tag for item in items for tag in item.tags)
    assert len(items) == 20
    assert types.keys() == {"true/false", *(kind.word for kind in KINDS if kind.is_scored)}
    assert types.pop("single choice") == 11
    assert set(types.values()) <= {1, 2}
    assert levels["recall"] <= 3
    assert levels["apply"] >= 9
    assert tags.keys() == {"anchor", "quiz-only"}
    assert (tags["anchor"], tags["quiz-only"]) in ((2, 2), (2, 3))


@of_the_sample
@EACH_MODULE
def test_each_objective_has_its_items_and_one_is_applied(module: str) -> None:
    """Two to four; the applied one is not an anchor, so that a module quiz can draw it."""
    tested = Counter(item.lesson for item in bank_of(module))
    applied = {one.lesson for one in bank_of(module) if one.level == "apply" and "anchor" not in one.tags}
    assert tested.keys() == {f"../docs/{page.path}" for page in lessons_of(module)}
    assert set(tested.values()) <= {2, 3, 4}
    assert applied == set(tested)


@of_the_sample
@EACH_MODULE
def test_a_module_quiz_asks_ten_items_and_keeps_the_anchors(module: str) -> None:
    """One at least for each objective, five applied; eight right are a pass, and learners choose how they take it."""
    page = page_at(f"{module}/quiz.md")
    [quiz] = [block.content for block in page.blocks if isinstance(block.content, Quiz)]
    assert (quiz.mode, quiz.pass_mark) == ("choice", 80)
    drawn = resolve(quiz.draw, bank_of(module), Problems(page.path)) if quiz.draw else None
    assert drawn
    assert drawn.rules
    assert list(drawn.items) == [item for item in bank_of(module) if "anchor" not in item.tags]
    assert [number for number, _ in drawn.rules.pick] == [10]
    asked = [(number, [drawn.items[place] for place in places]) for number, places in drawn.rules.least]
    objectives = [(number, {item.lesson for item in items}) for number, items in asked]
    levels = [(number, {item.level for item in items}) for number, items in asked]
    assert [number for number, lessons in objectives if len(lessons) == 1] == [1] * len(lessons_of(module))
    assert (5, {"apply"}) in levels


@of_the_sample
def test_the_guide_shows_each_example_as_it_is_typed() -> None:
    """It stands there twice, and neither changes without the other."""
    shown = re.sub(r"(?ms)^```.*?^```$", "", WRITING)
    items = [
        re.sub("^#+", "###", item) for text in examples(WRITING) for item in re.findall(r"(?ms)^#+ [a-z-]+\n.*", text)
    ]
    assert len(items) >= 9
    assert [item for item in items if item not in shown] == []
