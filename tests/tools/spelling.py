"""Warn of words in lessons and banks that may be misspelt: `make spelling`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from courseblocks.core.annotations import annotate
from courseblocks.core.problems import Grade, Problem
from courseblocks.course.folders import banks_folder, docs_folder

CODESPELL = Path(sys.executable).parent / "codespell"
OWN_WORDS = ".spelling.txt"  # the organization's, among the pages; a name with a dot is not published


def misspelt(root: Path) -> Iterator[Problem]:
    """Yield a warning for each word in the course in `root` that is known as a misspelling, but for its own words."""
    docs = docs_folder(root)
    own_words = f"{docs}/{OWN_WORDS}"
    command = [str(CODESPELL), "--disable-colors", "--quiet-level=2"]
    command += ["--ignore-words", own_words] if (root / own_words).is_file() else []
    folders = [folder for folder in (docs, banks_folder(root)) if (root / folder).is_dir()]
    done = subprocess.run([*command, *folders], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 65):  # 65: it found some
        raise SystemExit(f"The words could not be looked at: {done.stderr.strip()}")
    for path, line, word, better in re.findall(r"(?m)^(.+?):(\d+): (.+?) ==> (.+)$", done.stdout):
        mend = f"Did you mean '{better}'? If it is right as it is, write it on a line of its own in {own_words}."
        yield Problem(path, int(line), f"'{word}' may be misspelt", mend, Grade.WARNING)


def main() -> None:
    """Print the warnings; none of them fails, since a name may look like a mistake."""
    found = sorted(misspelt(Path()), key=lambda problem: (problem.path, problem.line))
    print(*found, sep="\n", end="\n" * bool(found))
    annotate(found)
    print(f"Words that may be misspelt: {len(found)}.")


if __name__ == "__main__":
    main()
