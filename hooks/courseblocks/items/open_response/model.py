"""The answers of an open response."""

from __future__ import annotations

from dataclasses import dataclass

from courseblocks.core.fragment import Fragment, Text
from courseblocks.core.model import Answers


@dataclass(frozen=True, slots=True)
class OpenResponse(Answers):
    """Text of the learner's own, with the model answer that it is compared with."""

    type = "open response"
    heading = "Model answer"
    key_name = "model answer"
    model: Fragment

    @property
    def facts(self) -> str:
        """Nothing: it is never graded."""
        return "open"

    @property
    def words(self) -> str:
        """The model answer."""
        return self.model.markdown

    @property
    def key(self) -> list[str]:
        """The model answer on one line."""
        return [self.model.words]

    @property
    def longer_texts(self) -> list[Text]:
        """The model answer."""
        return [Text("the model answer", self.model)]
