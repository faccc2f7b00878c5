"""What a quiz draws: what the check lets pass is drawn by the browser as it is written, whatever the seed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from course_folder import PROJECT
from courseblocks.blocks.quiz.asked import items_of
from courseblocks.blocks.quiz.draw.model import Draw
from courseblocks.blocks.quiz.draw.resolve import ResolvedDraw, resolve, with_a_way
from courseblocks.blocks.quiz.draw.search import Rules
from courseblocks.blocks.quiz.model import Quiz
from courseblocks.core.model import Bank, Item
from courseblocks.core.problems import Problems
from courseblocks.course.banks import parse_bank
from courseblocks.course.pages import parse_page

PACKAGE = PROJECT / "hooks/courseblocks"
HEAD = "---\ntitle: A bank\n---\n"
ITEM = """
## {name}

level: {level}
tags: {tag}

A visitor asks for {name}. What do you do first?

- [x] Look up
- [ ] Write on

> One look says that you heard.
"""
LEVELS = ["recall", "apply"]
TAGS = ["counter", "phone", "post"]
WORDS = [*LEVELS, *TAGS, "single-choice", "a-1", "b-2"]

ALL = [("recall", "counter", False), ("apply", "phone", False), ("apply", "post", True)]

Facts = list[tuple[str, str, bool]]
items = st.lists(st.tuples(st.sampled_from(LEVELS), st.sampled_from(TAGS), st.booleans()), min_size=3, max_size=9).map(
    lambda more: ALL + more
)
numbers = st.integers(2, 6)
parts = st.one_of(numbers.map(str), st.tuples(numbers, numbers).map(lambda two: f"{two[0]} a, {two[1]} b"))
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(" ".join)
always = st.sampled_from(["a-1", "b-2", "a-0 b#b-1", "counter"])
least = st.lists(st.sampled_from([*WORDS, "objective"]), min_size=1, max_size=4, unique=True).map(
    lambda chosen: ", ".join(f"{1 + len(word) % 2 if '-' not in word else 1} {word}" for word in chosen)
)
seldom = st.one_of(st.none(), st.none(), words)
keys = st.fixed_dictionaries(
    {
        "pick": parts,
        "always": st.one_of(st.none(), always),
        "least": st.one_of(st.none(), least),
        "only": seldom,
        "except": seldom,
    }
).map(lambda said: {key: value for key, value in said.items() if value})


COUNT = 9
some = st.sets(st.integers(0, COUNT - 1), min_size=1).map(sorted).map(tuple)
halves = st.tuples(
    st.tuples(st.integers(1, 4), st.just((0, 1, 2, 3))), st.tuples(st.integers(1, 5), st.just((4, 5, 6, 7, 8)))
)
thirds = st.tuples(*(st.tuples(st.integers(1, 3), st.just((at, at + 1, at + 2))) for at in (0, 3, 6)))
wholes = st.tuples(st.tuples(st.integers(1, COUNT), st.just(tuple(range(COUNT)))))
rules = st.builds(
    Rules,
    st.one_of(wholes, halves, thirds),
    st.sets(st.integers(0, COUNT - 1), max_size=2).map(sorted).map(tuple),
    st.lists(st.tuples(st.integers(1, 3), some), max_size=4).map(tuple),
)


def bank(name: str, facts: Facts) -> Bank:
    """Return the bank of that name with an item for each of `facts`: its level, its tag, and which lesson it tests."""
    text = HEAD
    for lesson in (False, True):
        text += f"\n# [A lesson](../docs/{'second' if lesson else 'first'}.md)\n"
        for number, (level, tag, other) in enumerate(facts):
            if other == lesson:
                text += ITEM.format(name=f"{name}-{number}", level=level, tag=tag)
    found, problems = parse_bank(f"quizzes/{name}.md", text)
    assert problems == ()
    return found


def quiz(said: dict[str, str]) -> Quiz:
    """Return the quiz over the banks a and b that has these keys."""
    lines = "".join(f"{key}: {value}\n" for key, value in said.items())
    page, problems = parse_page("page.md", f"::: quiz Check\nid: check\nfrom: a b\n{lines}\n:::\n")
    assert problems == ()
    content = page.blocks[0].content
    assert isinstance(content, Quiz)
    return content


def in_browser(drawn: list[tuple[Rules, int, str]]) -> list[list[int]]:
    """Return what the browser draws by each of the rules."""
    script = f"""
        import {{draw}} from '{(PACKAGE / "blocks/quiz/draw/draw.js").as_uri()}';
        import {{text}} from 'node:stream/consumers';
        const all = JSON.parse(await text(process.stdin));
        console.log(JSON.stringify(all.map(([rules, count, seed]) => draw(rules, count, seed))));
    """
    given_ = json.dumps([(rules.as_json(), count, seed) for rules, count, seed in drawn])
    node = str(Path(sys.executable).parent / "node")
    command = [node, "--input-type=module", "--eval", script]
    result = subprocess.run(command, input=given_, capture_output=True, text=True, check=True)
    found: list[list[int]] = json.loads(result.stdout)
    return found


def stands_for(word: str, item: Item) -> bool:
    """Whether a word of a draw means the item."""
    return word in (item.id, item.level, *item.tags, item.type.replace(" ", "-"))


def is_in_pool(said: Draw, item: Item) -> bool:
    """Whether the item may be drawn."""
    only = not said.only or any(stands_for(one.word, item) for one in said.only)
    return only and not any(stands_for(one.word, item) for one in said.without)


def groups(word: str, pool: list[Item]) -> list[list[Item]]:
    """Return the items that `least` counts, those of each lesson for `objective`."""
    if word != "objective":
        return [[item for item in pool if stands_for(word, item)]]
    return [[item for item in pool if item.lesson == lesson] for lesson in {item.lesson for item in pool}]


def broken_rules(said: Draw, all_items: list[Item], drawn: list[Item]) -> Iterator[str]:
    """Yield each rule of a draw that what was drawn does not keep."""
    pool = [item for item in all_items if is_in_pool(said, item)]
    yield from (f"pool: {item.id}" for item in drawn if item not in pool)
    for name, number in said.pick:
        if sum(not name or item.of.startswith(f"{name}#") for item in drawn) != number:
            yield f"pick: {number} {name}"
    for one in said.always:
        yield from (f"always: {item.id}" for item in pool if stands_for(one.word, item) and item not in drawn)
    for number, one in said.least:
        if any(sum(item in drawn for item in group) < number for group in groups(one.word, pool)):
            yield f"least: {number} {one.word}"


@settings(max_examples=20, deadline=None, phases=[Phase.generate])  # each example starts node: none is made smaller
@given(st.lists(st.tuples(items, items, keys, st.text(st.characters(), max_size=4)), min_size=10, max_size=20))
def test_every_draw_keeps_its_rules(cases: list[tuple[Facts, Facts, dict[str, str], str]]) -> None:
    """A draw that the check lets pass is drawn as it is written, in every browser; one that it refuses is told."""
    told: list[tuple[Draw, list[Item], ResolvedDraw, str]] = []
    for first, second, said, seed in cases:
        one = quiz(said)
        assert one.draw
        all_items = items_of(one, {"a": bank("a", first), "b": bank("b", second)})
        problems = Problems("docs/page.md")
        resolved = resolve(one.draw, all_items, problems)
        assert (resolved is None) == bool(problems.found)
        told += [(one.draw, all_items, resolved, seed)] if resolved and resolved.rules else []
    drawn = in_browser([(each.rules, len(each.items), seed) for _, _, each, seed in told if each.rules])
    for (draw, all_items, resolved, _), places in zip(told, drawn, strict=True):
        assert places == sorted(set(places))
        assert not list(broken_rules(draw, all_items, [resolved.items[at] for at in places]))


@settings(max_examples=10, deadline=None, phases=[Phase.generate])
@given(st.lists(st.tuples(rules, st.text(st.characters(), max_size=4)), min_size=20, max_size=60))
def test_the_browser_keeps_to_whatever_rules_can_be_kept(cases: list[tuple[Rules, str]]) -> None:
    """However far apart they are from what authors write."""
    told = [(found, COUNT, seed) for each, seed in cases if (found := with_a_way(each))]
    for (each, _, _), drawn in zip(told, in_browser(told), strict=True):
        assert keeps(each, set(drawn))


def test_a_draw_that_chance_does_not_find_is_the_one_that_was_found() -> None:
    """Hardly any draw makes four items that have all twelve tags together, and a learner's seed may be a bad one."""
    good = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (9, 10, 11)]
    others = [tags for tags in combinations(range(12), 3) if sum(tags) % 3 == 2 and tags[0] % 3 != 1]
    items_ = [*good, *others[:27]]
    least_ = [(1, tuple(at for at, tags in enumerate(items_) if tag in tags)) for tag in range(12)]
    alone = Rules(((4, tuple(range(len(items_)))),), least=tuple(least_))
    found = with_a_way(alone)
    assert found
    by_chance, drawn = (in_browser([(r, len(items_), str(seed)) for seed in range(30)]) for r in (alone, found))
    assert any(not keeps(alone, set(each)) for each in by_chance)
    assert all(keeps(alone, set(each)) for each in drawn)


def keeps(rules: Rules, drawn: set[int]) -> bool:
    """Whether a draw is one that the rules ask for."""
    picked = all(len(drawn.intersection(items)) == number for number, items in rules.pick)
    least = all(len(drawn.intersection(items)) >= number for number, items in rules.least)
    return picked and least and drawn.issuperset(rules.always)


@settings(max_examples=400, deadline=None)
@given(rules)
def test_a_draw_is_found_wherever_there_is_one(rules: Rules) -> None:
    """Rules are refused exactly when none of all the draws that there are keeps them."""
    size = sum(number for number, _ in rules.pick)
    possible = any(keeps(rules, set(drawn)) for drawn in combinations(range(COUNT), size))
    found = with_a_way(rules)
    assert (found is not None) == possible
    assert found is None or keeps(rules, set(found.found))


def test_a_word_means_an_item_before_a_level_a_level_before_a_type_and_that_before_a_tag() -> None:
    """Names of items and tags are free, and one may be added that was a level or a type all along."""
    named = (("recall", "apply", "single-choice"), ("second", "recall", "apply"))
    text = HEAD + "\n# [A lesson](../docs/first.md)\n"
    text += "".join(ITEM.format(name=name, level=level, tag=tag) for name, level, tag in named)
    found, problems = parse_bank("quizzes/a.md", text)
    assert problems == ()
    for word, meant in (("recall", ["recall"]), ("apply", ["recall"]), ("single-choice", ["recall", "second"])):
        draw = quiz({"pick": "1", "only": word}).draw
        assert draw
        resolved = resolve(draw, list(found.items), Problems("docs/page.md"))
        assert resolved
        assert [item.id for item in resolved.items] == meant


def test_what_the_page_carries_counts_from_the_first_item_on_it() -> None:
    """Items outside the pool do not stand on the page. What was found does where more than sizes is to be kept."""
    facts = [("recall", "post", False), ("apply", "post", False), ("apply", "phone", True)]
    one = quiz({"pick": "1 a, 1 b", "only": "apply", "always": "a#a-2", "least": "1 apply, 1 objective"})
    assert one.draw
    items_ = items_of(one, {"a": bank("a", facts), "b": bank("b", facts)})
    resolved = resolve(one.draw, items_, Problems("docs/page.md"))
    assert isinstance(resolved, ResolvedDraw)
    assert resolved.rules
    assert [item.of for item in resolved.items] == ["a#a-1", "a#a-2", "b#b-1", "b#b-2"]
    assert json.loads(json.dumps(resolved.rules.as_json())) == {
        "pick": [[1, [0, 1]], [1, [2, 3]]],
        "always": [1],
        "least": [[1, [0, 1, 2, 3]], [1, [0, 2]], [1, [1, 3]]],
        "found": [1, 2],
    }
