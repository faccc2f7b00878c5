"""What axe finds on a page, but for what no course can mend."""

from __future__ import annotations

from dataclasses import dataclass

from browsers import Tab
from course_folder import PROJECT

AXE = PROJECT / "tests/npm/node_modules/axe-core/axe.min.js"
VIOLATIONS = """
return (await axe.run(document)).violations.flatMap(({id, help, helpUrl, nodes}) =>
    nodes.map(({target, failureSummary}) => [id, `${target}`, help, failureSummary, helpUrl]))
"""
# Material's own script puts a <nav> without a name over each code block; axe advises against it, WCAG does not ask.
MATERIALS = ("landmark-unique", ".md-code__nav")


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that an element breaks, in axe's words, and the page that explains it."""

    rule: str
    element: str
    title: str
    advice: str
    link: str

    def __str__(self) -> str:
        """Give what a developer needs."""
        return f"{self.rule}: {self.element} {self.advice}"


STILL = """
for (const each of document.getAnimations())
    if (Number.isFinite(each.effect.getComputedTiming().endTime)) each.finish()
"""


def run_axe(tab: Tab) -> list[Finding]:
    """Return what axe finds on the page, with every hint open."""
    tab.js("document.querySelectorAll('article details').forEach(details => { details.open = true })")
    tab.js(STILL)  # Material's header fades over from one title to the other where a page was scrolled
    if not tab.js("return 'axe' in window"):
        tab.js(AXE.read_text(encoding="utf-8"))
    found = [Finding(*map(str, violation)) for violation in tab.js(VIOLATIONS)]
    return [one for one in found if not (one.rule == MATERIALS[0] and one.element.endswith(MATERIALS[1]))]
