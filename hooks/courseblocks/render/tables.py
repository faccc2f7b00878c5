"""Tables say by classes how their cells are aligned: a policy that keeps foreign styles out refuses attributes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

_ALIGNED = re.compile(r"text-align: (left|center|right);")


def align_by_class(md: Markdown) -> None:
    """Let `md` give aligned cells a class, such as `course-align-right`, in place of the style that they have."""
    md.treeprocessors.register(_Tables(md), "courseblocks_tables", 7)  # after "attr_list" (8), which may bring a style


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            aligned = _ALIGNED.fullmatch(cell.get("style", ""))
            if aligned:
                del cell.attrib["style"]
                cell.set("class", f"{cell.get('class', '')} course-align-{aligned[1]}".strip())
