"""An open response: the model answer that a note holds."""

from __future__ import annotations

from courseblocks.core.problems import Problems
from courseblocks.items.open_response.model import OpenResponse
from courseblocks.items.parts import Parts


def read_open_response(_name: str, parts: Parts, _problems: Problems) -> OpenResponse:
    """Return the model answer."""
    assert parts.note
    return OpenResponse(parts.note.text)
