"""How the commands that look at a course tell what they found."""

from __future__ import annotations

import os
from collections.abc import Iterable

from courseblocks.problems import Problem


def tell(problems: Iterable[Problem]) -> None:
    """Print the problems and, in GitHub Actions, the annotations that stand beside their lines."""
    for problem in problems:
        print(problem)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(problem.annotation)
