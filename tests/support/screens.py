"""A page as paper and small screens show it, and what is too wide for them."""

from __future__ import annotations

# As on paper: the rules for print hold, those for the screen do not. No engine but Chromium emulates it by itself.
PRINT = """
const flip = rules => {
    for (const rule of rules) {
        if (rule instanceof CSSMediaRule) {
            const text = rule.media.mediaText
            if (/^print$/.test(text)) rule.media.mediaText = 'all'
            else if (/screen/.test(text)) rule.media.mediaText = 'not all'
        }
        if (rule.cssRules) flip(rule.cssRules)
    }
}
dispatchEvent(new Event('beforeprint'))
for (const sheet of document.styleSheets) flip(sheet.cssRules)
"""

FRAME = """
const frame = document.createElement('iframe')
frame.style.cssText = `position: fixed; inset: 0; z-index: 9; border: 0; width: ${args[1]}px; height: 600px`
frame.src = args[0]
document.body.append(frame)
await new Promise(loaded => frame.onload = loaded)
const root = frame.contentDocument.documentElement
root.style.fontSize = `${args[2] * parseFloat(getComputedStyle(root).fontSize)}px`
"""

TOO_WIDE = """
return [page.documentElement, ...page.querySelectorAll('.course-block, .course-block *')]
    .filter(each => each.clientWidth && !each.matches('.course-unseen') && each.scrollWidth > each.clientWidth + 1)
    .map(each => `${each.scrollWidth} in ${each.clientWidth}: ${each.outerHTML.slice(0, 120)}`)
"""
