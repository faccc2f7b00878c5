"""A storage that is filled up, and made empty again; and where a page tells of that."""

from __future__ import annotations

NOTICE = ".course-trouble"

FILL = """
let size = 2 ** 23
for (let i = 0; size >= 1; i++) {
    try { localStorage.setItem(`other:${i}`, 'x'.repeat(size)) } catch { size = Math.floor(size / 2) }
}
"""

EMPTY = "for (const key of Object.keys(localStorage)) if (key.startsWith('other:')) localStorage.removeItem(key)"
