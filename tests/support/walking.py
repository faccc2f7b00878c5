"""A walk over a page: every control that is ever seen there is pressed, whatever its block is, and what follows noted.

Who presses the same in another way, or on a page that something has rewritten, comes to the same, step by step. Else
there is a control that does not do what it says.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from browsers import Tab, until
from learner import GONE, is_new

PATIENCE = 600  # presses on a page: far more than it takes

# What is drawn by lot is the same on each walk; a page that starts again goes on with other lots.
SEEDED = """
window.name = Number(window.name) + 1
let lot = Number(window.name) * 7919
Crypto.prototype.getRandomValues = numbers => {
    for (let i = 0; i < numbers.length; i++) numbers[i] = (lot = (Math.imul(lot, 1664525) + 1013904223) >>> 0) >>> 8
    return numbers
}
"""

# As browsers translate a page: each text comes to stand in two elements, what is added later too, and what says
# `translate="no"` is left alone. Translated is a word that has a sign behind it.
TRANSLATOR = """
window.isTranslated ??= (() => {
    const done = new WeakSet()
    const font = child => {
        const made = document.createElement('font')
        made.append(child)
        return made
    }
    const translate = () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        const found = []
        while (texts.nextNode()) found.push(texts.currentNode)
        for (const text of found) {
            if (!text.data.trim() || text.parentElement.closest('script, style, textarea, [translate=no]')) continue
            const said = text.data.replace(/[\\p{L}\\p{N}]+~?/gu, word => word.endsWith('~') ? word : `${word}~`)
            if (text.data !== said) text.data = said
            if (done.has(text)) continue
            done.add(text)
            const place = document.createComment('')
            text.replaceWith(place)
            place.replaceWith(font(font(text)))
        }
    }
    new MutationObserver(translate).observe(document.body, {childList: true, characterData: true, subtree: true})
    translate()
    return true
})()
"""


def translated(text: str) -> str:
    """Return what the translator makes of a text."""
    return re.sub(r"\w+", r"\g<0>~", text)


BACKUP = """{"format": "course-backup", "version": 1, "course": "serving-from-the-heart", "events": [
    {"id": "a", "at": 1, "seq": 1, "kind": "ticked", "of": "b", "in": "c"}
]}"""

_LOOK = """
const article = document.querySelector('article')
const fields = 'input:not([type=radio], [type=checkbox]), select, textarea'
const isSeen = each => each.checkVisibility() && !each.matches(':disabled, [readonly]')
const controls = () =>
    [...article.querySelectorAll(`[data-do], label:not(:has([type=file])), summary, ${fields}`)].filter(isSeen)
const named = each => {
    const isOfItem = each.matches(`[data-do=check], label:not(.course-sure *), ${fields}`)
    const place = each.closest(isOfItem ? '[id]' : '.course-block')?.id ?? ''
    return `${place} ${each.dataset.do ?? each.type ?? each.localName}`
}
const texts = (where, accepts) => {
    const found = document.createTreeWalker(where, NodeFilter.SHOW_TEXT, text =>
        accepts(text) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP)
    const all = []
    while (found.nextNode()) all.push(found.currentNode)
    return all
}
const state = () => {
    const at = document.activeElement
    return [
        location.pathname,
        texts(article, ({parentElement}) => parentElement.checkVisibility()).map(({data}) => data).join('')
            .replaceAll('~', '').replace(/\\s+/g, ' '),
        [...article.querySelectorAll('input, select, textarea, button')].filter(isSeen)
            .map(({value, checked, ariaPressed}) => [value, checked, ariaPressed].join()).join(' '),
        `${at.closest('[id]')?.id} ${at.dataset.do ?? at.className}`
    ]
}
const look = () => [[...new Set(controls().map(named))], state()]
"""

# Presses a control; gives how many live regions spoke, or null if the page is about to start again.
_PRESS = """
const [how, backup] = args
const innermost = each => texts(each, ({data}) => data.trim())[0]?.parentElement ?? each
const click = (target, detail) =>
    target.dispatchEvent(new PointerEvent('click', {bubbles: true, cancelable: true, composed: true, detail}))
const ways = {
    once: control => click(innermost(control), 1),
    twice: control => {
        control.scrollIntoView({block: 'center'})
        const {x, y, width, height} = control.getBoundingClientRect()
        click(innermost(control), 1)
        click(document.elementFromPoint(x + width / 2, y + height / 2) ?? document.body, 2)
    },
    held: control => {
        for (const repeat of [false, true, true]) {
            const at = repeat ? document.activeElement : control
            const key = new KeyboardEvent('keydown', {key: 'Enter', repeat, bubbles: true, cancelable: true})
            if (at.dispatchEvent(key) && (!repeat || at.matches('button, a, summary'))) click(at, 0)
        }
    }
}
const put = (field, text) => {
    const files = new DataTransfer()
    files.items.add(new File([backup], 'backup.json', {type: 'application/json'}))
    if (field.type === 'file') field.files = files.files
    else if (field.matches('select')) field.selectedIndex = 1
    else field.value = text
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}))
}
const heard = new Set()
new MutationObserver(changes => changes.filter(({addedNodes}) => addedNodes.length).forEach(({target}) => {
    const region = target.closest('[role=status], [role=alert], [aria-live]')
    if (region?.checkVisibility()) heard.add(region)
})).observe(article, {childList: true, subtree: true})
const pause = () => new Promise(done => setTimeout(done, 9))
const press = async name => {
    window.isOld = true
    heard.clear()
    const [control, ...others] = controls().filter(each => named(each) === name)
    control.focus()
    if (control.matches(fields)) {
        const part = control.closest('fieldset')
        const before = part.textContent
        for (const each of [control, ...others]) put(each, 'drops')
        while (control.type === 'file' && part.textContent === before) await pause()
    } else ways[control.matches('[data-do]') ? how : 'once'](control)
    if (Object.keys(sessionStorage).some(key => key.endsWith(':chosen'))) return null
    await pause()
    return heard.size
}
"""

# Follows steps up to one after which the page starts again, or which comes to something else. The page may be gone
# before it can say which, so the session keeps it.
_FOLLOW = """
const startsAgain = place => {
    sessionStorage.setItem('followed', place)
    return [place, true]
}
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
for (const [place, [name, seen]] of args[2].entries()) {
    if (!look()[0].includes(name)) return [place, false]
    if (await press(name) === null) return startsAgain(place)
    for (let times = 0; !same(look(), seen); times++) {
        if (times > 999) return [place, false]
        await pause()
    }
}
return [args[2].length, false]
"""


@dataclass(frozen=True, slots=True)
class Way:
    """How controls are pressed, `once`, `twice` or `held`, and what is run on each page before."""

    how: str = "once"
    before: str = ""


class Seen(NamedTuple):
    """The names of the controls that can be pressed, and all that is told and chosen."""

    controls: list[str]
    state: list[str]


Step = tuple[str, Seen]


def walk(tab: Tab) -> list[Step]:
    """Press controls until none is left that was seen and not pressed; return the name of each, and what followed."""
    steps: list[Step] = []
    now = _look(tab, Way())
    counts, after, met = Counter[str](), dict[str, list[str]](), set(now.controls)
    while met - counts.keys():
        assert len(steps) < PATIENCE, met - counts.keys()
        name = _next(now.controls, after, counts)
        now = _pressed(tab, name)
        steps.append((name, now))
        counts[name] += 1
        after[name] = now.controls
        met.update(now.controls)
    return steps


def _next(names: list[str], after: dict[str, list[str]], counts: Counter[str]) -> str:
    """Return which of the controls is new, or leads to one that is, if any; else what was pressed least."""
    ways = [[name] for name in names]
    for way in ways:
        if not counts[way[-1]]:
            return way[0]
        passed = {step for other in ways for step in other}
        ways += [[*way, name] for name in after.get(way[-1], ()) if name not in passed]
    return min(names, key=lambda name: counts[name])


def _pressed(tab: Tab, name: str) -> Seen:
    """Press a control; what comes of it is told once."""
    with contextlib.suppress(*GONE):
        heard = tab.js(f"{_LOOK} {_PRESS} return await press(args[2])", "once", BACKUP, name)
        if heard is not None:
            assert heard <= 1, f"what comes of {name} is told by {heard} live regions"
            return _look(tab, Way())
    until(partial(is_new, tab))
    return _look(tab, Way())


def follow(tab: Tab, way: Way, steps: list[Step]) -> None:
    """Press what was pressed on a walk, in this way, and see each time what was seen there."""
    while steps:
        place, starts_again = _followed(tab, way, steps)
        if starts_again:
            until(partial(is_new, tab))
            until(lambda: _look(tab, way) == steps[place][1])  # noqa: B023  (called at once)
        elif place < len(steps):
            name, seen = steps[place]
            raise AssertionError(f"{name} does not do here what it does:\n{_look(tab, way)}\n{seen}")
        steps = steps[place + 1 :]


def _followed(tab: Tab, way: Way, steps: list[Step]) -> tuple[int, bool]:
    tab.js("sessionStorage.removeItem('followed')")
    try:
        place, starts_again = tab.js(f"{way.before}; {_LOOK} {_PRESS} {_FOLLOW}", way.how, BACKUP, steps)
    except GONE:
        until(partial(is_new, tab))
        place, starts_again = tab.js("return sessionStorage.getItem('followed')"), True
        if place is None:
            raise
    return int(place), bool(starts_again)


def _look(tab: Tab, way: Way) -> Seen:
    return Seen(*tab.js(f"{way.before}; {_LOOK} return look()"))
