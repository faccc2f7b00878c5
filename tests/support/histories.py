"""Real Git histories of the small course, and what `python -m courseblocks diff` prints about them."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from course_folder import write_course
from courseblocks.__main__ import main

NOBODY = {
    "GIT_AUTHOR_NAME": "A trainer",
    "GIT_AUTHOR_EMAIL": "trainer@example.org",
    "GIT_COMMITTER_NAME": "A trainer",
    "GIT_COMMITTER_EMAIL": "trainer@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the command printed, and its exit status."""

    status: int
    text: str
    errors: list[str]

    @property
    def parts(self) -> list[str]:
        """The headings of the summary and what stands below them, without tables."""
        return [line for line in self.text.splitlines() if line and not line.startswith(("<", "# ", "Compared"))]

    @property
    def rows(self) -> list[list[str]]:
        """The rows of its tables: what changed, before, and after."""
        rows = BeautifulSoup(self.text.replace("<br>", "\n"), "html.parser").select("tr")
        return [[cell.get_text() for cell in row.select("th, td")] for row in rows if row.select("td")]

    @property
    def marks(self) -> list[str]:
        """The words that are marked as old or new."""
        return [mark.get_text() for mark in BeautifulSoup(self.text, "html.parser").select("del, ins")]


@dataclass(frozen=True, slots=True)
class History:
    """A repository with the small course as its first commit on `main`, and the printed output of this process."""

    root: Path
    printed: pytest.CaptureFixture[str]

    def git(self, *arguments: str) -> str:
        """Run git in it."""
        command = ["git", "-C", str(self.root), *arguments]
        done = subprocess.run(command, env={**os.environ, **NOBODY}, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, message: str = "A commit") -> str:
        """Commit the folder as it is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def write(self, files: dict[str, str | bytes | None]) -> None:
        """Write files, and delete those that are None."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def diff(self, base: str = "main") -> Told:
        """Compare the folder with a revision."""
        self.printed.readouterr()
        status = main(["diff", base, "--root", str(self.root)])
        out, err = self.printed.readouterr()
        return Told(status, out, err.splitlines())

    def change(self, files: dict[str, str | bytes | None]) -> Told:
        """Write files, and compare the folder with the first commit."""
        self.write(files)
        return self.diff()


def begin(root: Path, files: dict[str, str | bytes], printed: pytest.CaptureFixture[str]) -> History:
    """Return a history that begins with the small course, with `files` in place of its own."""
    history = History(write_course(root, files), printed)
    history.git("init", "--quiet", "--initial-branch", "main")
    history.commit()
    return history
