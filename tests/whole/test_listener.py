"""The tests in browsers fail on what they are there to find: seen here in each of the three engines."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from browsers import Engine, Mode, settle, until
from browsing import Courses, in_browsers
from sites import Problems, Site, inline_scripts

pytestmark = in_browsers

WRONGS = {
    "eval": "try { setTimeout('1', 0) } catch {}",
    # WebKit looks at a handler only when it would run
    "a handler in HTML": "const e = document.createElement('p'); e.innerHTML = '<b onclick=1>'; "
    "document.body.append(e); e.firstChild.click()",
    "a handler set": "document.body.setAttribute('onclick', '1'); document.body.click()",
    "an inline script": "const e = document.createElement('script'); e.textContent = '1'; document.body.append(e)",
    "a script from a blob": "const e = document.createElement('script'); "
    "e.src = URL.createObjectURL(new Blob(['1'])); document.body.append(e)",
    "a request elsewhere": "fetch('http://elsewhere.example/').catch(() => {})",
    "an image elsewhere": "new Image().src = 'http://elsewhere.example/i.png'",
    "an error": "setTimeout(() => { throw new Error('thrown') })",
    "a promise rejected": "Promise.reject(new Error('rejected'))",
    "an error told": "console.error('told')",
    "a file that is not there": "new Image().src = '/no-such.png'",
}


def test_everything_wrong_is_seen(engine: Engine, courses: Courses) -> None:
    """One after the other, since each has to be seen by itself."""
    problems = Problems()
    site, session = Site(courses(), problems), engine.start(problems, Mode())
    tab = session.tab()
    tab.open(site.address + "/credits/")
    settle(tab)
    assert problems.unexpected() == []
    unseen = []

    def told(seen: int) -> bool:
        return settle(tab) and len(problems.unexpected()) > seen

    for wrong, script in WRONGS.items():
        seen = len(problems.unexpected())
        tab.js(script)
        try:
            until(functools.partial(told, seen))
        except AssertionError:
            unseen.append(wrong)
    session.close()
    site.close()
    assert unseen == []


def test_a_page_left_while_it_loads_is_nothing_wrong(engine: Engine, courses: Courses) -> None:
    """Material asks for the index of its search after a page has loaded; WebKit calls it an error to stop that."""
    problems = Problems()
    site, session = Site(courses(), problems), engine.start(problems, Mode())
    tab = session.tab()
    tab.open(site.address + "/credits/")
    site.slow = 0.5
    for address in ("/module/lesson/", "/credits/"):
        tab.open(site.address + address)
    settle(tab)
    session.close()
    site.close()
    assert problems.unexpected() == []


def test_a_page_has_no_inline_script_but_those_of_material(courses: Courses) -> None:
    """So that the policy, which allows what stands in the pages, allows nothing of ours."""
    plain = courses(hooks=[], markdown_extensions=["toc"])
    ours, theirs = (set(scripts(folder)) for folder in (courses(), plain))
    assert ours
    assert ours <= theirs


def scripts(folder: Path) -> Iterator[str]:
    """Yield the inline scripts of a site."""
    for page in folder.rglob("*.html"):
        yield from inline_scripts(page.read_text(encoding="utf-8"))
