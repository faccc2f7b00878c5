"""The program Git, which every other module reaches through this one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from courseblocks.core.problems import Refusal


def run_git(folder: Path, *arguments: str, need: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Return how Git ended in `folder` and what it printed, in English whatever the machine speaks.

    Raises:
        Refusal: there is no Git; `need` says what it is for.

    """
    environment = {**os.environ, "LC_ALL": "C"}
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment)  # noqa: S603
    except FileNotFoundError:
        raise Refusal(f"There is no program 'git' on this machine. {need}") from None
