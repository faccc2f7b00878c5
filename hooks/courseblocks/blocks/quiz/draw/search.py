"""A draw that keeps all of its rules, found wherever there is one: for the check, and for when chance finds none.

Items are alike if they are of the same part and if the same unmet rules count them. What matters is only how many are
taken of each group of such items, so that is what is searched, and nothing is looked at twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import mul

_ROUNDS = 40  # of weighing one state: with fewer there are more states to look at

# How many of which items, by their indexes on the page.
Part = tuple[int, tuple[int, ...]]
# The part that the items of a group are of, and the unmet rules that count them.
Group = tuple[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a draw must keep to, in indexes of the items on the page.

    `pick` is how many of each part, `always` what is asked in any case, `least` at least how many of which others.
    `found` is a draw that keeps to them all.
    """

    pick: tuple[Part, ...]
    always: tuple[int, ...] = ()
    least: tuple[Part, ...] = ()
    found: tuple[int, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return what the page carries for the browser, which needs what was found only if chance may find nothing."""
        found = {"found": self.found} if self.least else {}
        return {"pick": self.pick, "always": self.always, "least": self.least, **found}


@dataclass(frozen=True, slots=True)
class _State:
    """What is taken, how many of each part and for each rule are still to come, and the items that may be taken."""

    taken: tuple[int, ...]
    rooms: tuple[int, ...]
    needs: tuple[int, ...]
    groups: Mapping[Group, tuple[int, ...]]

    @property
    def key(self) -> object:
        """All that decides whether a draw comes of it."""
        return self.rooms, self.needs, frozenset((group, len(items)) for group, items in self.groups.items())


def exact_draw(rules: Rules) -> tuple[int, ...] | None:
    """Return the items of a draw that keeps to `rules`, by their indexes on the page, or None if there is none."""
    states = [_start(rules)]
    seen: set[object] = set()
    while states:
        state = states.pop()
        if state.key in seen:
            continue
        seen.add(state.key)
        weights, helpful = _weighed(state)
        if helpful is not None:
            return _filled(rules, (*state.taken, *helpful))
        if weights:
            states += _branches(state, weights)
    return None


def _start(rules: Rules) -> _State:
    """Return the state in which what is always asked is taken."""
    groups: defaultdict[Group, tuple[int, ...]] = defaultdict(tuple)
    rooms, needs = [number for number, _ in rules.pick], [number for number, _ in rules.least]
    for part, (_, items) in enumerate(rules.pick):
        for item in items:
            counting = frozenset(at for at, (_, counted) in enumerate(rules.least) if item in counted)
            if item in rules.always:
                rooms[part] -= 1
                needs = _less(needs, counting)
            else:
                groups[part, counting] += (item,)
    return _state(rules.always, rooms, needs, groups)


def _less(needs: Iterable[int], counting: frozenset[int]) -> list[int]:
    """Return what is needed once an item is taken which these rules count."""
    return [need - (at in counting) for at, need in enumerate(needs)]


def _state(
    taken: tuple[int, ...], rooms: Iterable[int], needs: Iterable[int], groups: Mapping[Group, tuple[int, ...]]
) -> _State:
    """Return a state without what no longer matters: rules that are met, and items that help with no other."""
    rooms, needs = tuple(rooms), tuple(max(0, need) for need in needs)
    unmet = {at for at, need in enumerate(needs) if need}
    merged: defaultdict[Group, tuple[int, ...]] = defaultdict(tuple)
    for (part, counting), items in groups.items():
        if rooms[part] > 0 and counting & unmet and items:
            merged[part, counting & unmet] += items
    return _State(taken, rooms, needs, merged)


def _weighed(state: _State) -> tuple[list[int] | None, list[int] | None]:
    """Return how much each rule weighs for the state, and items that meet them all; None for what was not found.

    If even the heaviest items weigh less than what is needed, no draw comes of the state, and it has no weights. Else
    rules that these items do not meet gain weight, and rules that they do more than meet lose some, as in a perceptron.
    """
    weights = [1] * len(state.needs)
    for _ in range(_ROUNDS):
        chosen = _heaviest(state, weights)
        counts = Counter(rule for (_, counting), items in chosen.items() for rule in counting for _ in items)
        missing = [need - counts[rule] for rule, need in enumerate(state.needs)]
        if max(missing, default=0) <= 0:
            return weights, [item for items in chosen.values() for item in items]
        if sum(map(mul, weights, missing)) > 0:
            return None, None
        weights = [max(0, weight + number) for weight, number in zip(weights, missing, strict=True)]
    return weights, None


def _heaviest(state: _State, weights: list[int]) -> dict[Group, tuple[int, ...]]:
    """Return of each group the items that are in the heaviest draw: of each part its heaviest items."""
    rooms = list(state.rooms)
    chosen = {}
    for group in sorted(state.groups, key=lambda group: -_weight(group, weights)):
        part, _ = group
        chosen[group] = state.groups[group][: rooms[part]]
        rooms[part] -= len(chosen[group])
    return chosen


def _weight(group: Group, weights: list[int]) -> int:
    return sum(weights[rule] for rule in group[1])


def _branches(state: _State, weights: list[int]) -> list[_State]:
    """Return what follows if an item of a group is taken, which is looked at first, and if none of it is ever.

    Without it nothing of its part is taken either that helps with no more: an item of it would do as well. The group is
    the heaviest that helps with the rule that leaves the least choice.
    """
    choice = Counter(rule for (_, counting), items in state.groups.items() for rule in counting for _ in items)
    tight = min(
        (rule for rule, need in enumerate(state.needs) if need), key=lambda rule: choice[rule] - state.needs[rule]
    )
    group = max((group for group in state.groups if tight in group[1]), key=lambda group: _weight(group, weights))
    part, counting = group
    item, *others = state.groups[group]
    rooms = [room - (at == part) for at, room in enumerate(state.rooms)]
    without = {other: items for other, items in state.groups.items() if other[0] != part or not other[1] <= counting}
    return [
        _state(state.taken, state.rooms, state.needs, without),
        _state((*state.taken, item), rooms, _less(state.needs, counting), {**state.groups, group: tuple(others)}),
    ]


def _filled(rules: Rules, taken: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return what is taken and, of each part that has room, what comes next; None if a part has too many or too few."""
    drawn = set(taken)
    for number, items in rules.pick:
        room = number - len(drawn.intersection(items))
        drawn.update([item for item in items if item not in drawn][:room])
        if len(drawn.intersection(items)) != number:
            return None
    return tuple(sorted(drawn))
