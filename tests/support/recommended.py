"""The extensions that Material's guide recommends, with the options that it shows for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.utils.yaml import yaml_load

_RECOMMENDED = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.arithmatex:
      generic: true
  - pymdownx.betterem:
      smart_enable: all
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight:
      anchor_linenums: true
      line_spans: __span
      pygments_lang_class: true
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.snippets
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist:
      custom_checkbox: true
  - pymdownx.tilde
"""


def recommended() -> dict[str, Mapping[str, Any]]:
    """Return their names, each with its options."""
    return with_options(yaml_load(_RECOMMENDED)["markdown_extensions"])


def with_options(listed: list[Any]) -> dict[str, Mapping[str, Any]]:
    """Return the names of extensions as settings list them, each with its options."""
    return {name: options for one in listed for name, options in (one if isinstance(one, dict) else {one: {}}).items()}
