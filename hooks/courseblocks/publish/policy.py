"""The policy of a page: a browser runs and loads what is of the site, and nothing else.

It stands in the page itself, since a course may lie on hosts that send no headers of one's own:
https://www.w3.org/TR/CSP3/#meta-element. Scripts and styles that stand in a page are allowed by their hashes.
Of themes, Material was tried; Zensical's script puts styles into its pages, all or none of which a policy could allow.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_OWN = (
    ("default-src", "'self'"),
    ("img-src", "'self' data:"),  # Material's icons are in its styles
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)
_HEAD = re.compile(r"<head\b[^<>]*>(?:\s*<meta charset=[^<>]*>)?", re.IGNORECASE)
_INSIDE = re.compile(r"<(script|style)\b([^<>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_FROM_A_FILE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_DATA = re.compile(r"""\stype\s*=\s*["']?(?!module|text/javascript|application/javascript)\w""", re.IGNORECASE)


def with_policy(html: str) -> str:
    """Return the page `html` with its policy, before anything that it rules; as it is if it has no head."""
    found: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for tag, attributes, text in _INSIDE.findall(html):
        if not (_FROM_A_FILE.search(attributes) or (tag.lower() == "script" and _DATA.search(attributes))):
            found[tag.lower()][_hash(text)] = None
    rules = [*_OWN, *((f"{tag}-src", " ".join(["'self'", *hashes])) for tag, hashes in found.items())]
    return _HEAD.sub(lambda head: head[0] + _meta(rules), html, count=1)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8', 'surrogateescape')).digest()).decode()}'"


def _meta(rules: Iterable[tuple[str, str]]) -> str:
    policy = "; ".join(f"{name} {value}" for name, value in rules)
    return f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
