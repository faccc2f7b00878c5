"""What the check and the browser take for the same text in a blank: one rule, written in Python and in JavaScript."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from courseblocks.items.fill_in.blanks import plain_text
from courseblocks.publish.bundles import PACKAGE

NODE = str(Path(sys.executable).parent / "node")
SCRIPT = """
import {plainText} from '%s';
let text = '';
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map(plainText)));
"""
TEXTS = [
    "equal",
    " “Equal”, ",
    "STRASSE",
    "Straße",
    "ﬁne",
    "it’s",
    "well\u2011known",
    "a\u00adb",
    "\u200fשלום\u200f",
    "ΟΔΟΣ",
    "İstanbul",
    "two\u00a0words\t here",
    "-5",
    "50%",
    "C++",
    "...",
    "(yes)!",
    "¿Qué?",
    "「はい」。",
    "a\x1cb\x85c",
    "a\ufeffb",
    "",
]
SIGNS = "aZß İﬁ“”’‐–—\u00ad\u200b\u2066\u00a0\t\n.,;:!?\"'([{)]}¿¡「」。、؟é\u0301Σς½²％\x1f\x85\u3000"


def test_both_make_the_same_of_a_text() -> None:
    """Of each of those above, and of thousands at random."""
    dice = random.Random(7)  # noqa: S311  (texts, no secrets)
    texts = TEXTS + ["".join(dice.choices(SIGNS, k=dice.randrange(12))) for _ in range(5000)]
    script = SCRIPT % (PACKAGE / "items/fill_in/same-text.js").as_uri()
    command = [NODE, "--input-type=module", "--eval", script]
    result = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    pairs = zip(texts, json.loads(result.stdout), map(plain_text, texts), strict=True)
    assert [(text, browser, check) for text, browser, check in pairs if browser != check] == []
