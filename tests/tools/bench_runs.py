"""Builds and rebuilds of the benchmark, each in a process of its own, and the sites that they leave."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench_courses import Course, lesson_path, write

# As in use, where the first build leaves the bytecode of our modules for the next.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict")

# What `mkdocs serve` does on a save, in a process that has built the site once; prints the CPU seconds of it.
REBUILD = """
import sys, time
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config()
config.plugins.on_startup(command="serve", dirty=False)
build(config)
page = Path(sys.argv[1])
text = page.read_text(encoding="utf-8")
page.write_text(text.replace("What happened", "What changed"), encoding="utf-8")
start = time.process_time()
build(load_config())
print(time.process_time() - start)
page.write_text(text, encoding="utf-8")
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: CPU seconds (user and system) and the most memory, in MB."""

    cpu: float
    memory: float


class Sites:
    """The courses of the benchmark, each written once below a temporary folder."""

    def __init__(self, root: Path) -> None:
        """Keep everything below `root`."""
        self._root = root

    def folder(self, course: Course, variant: str) -> Path:
        """Return the folder of a course, which is written when it is asked for first."""
        name = f"{variant}-{course.lessons}x{course.items}-{course.kind}-{course.words}-{course.is_equipped}"
        folder = self._root / name
        if not folder.is_dir():
            write(folder, course, variant)
        return folder

    def lesson(self, course: Course, variant: str, number: int) -> str:
        """Return the HTML of a lesson of a course that was built."""
        return (self.folder(course, variant) / f"site/{lesson_path(number)}/index.html").read_text(encoding="utf-8")

    def index_size(self, course: Course, variant: str) -> int:
        """Return the bytes of the search index of a course that was built."""
        return (self.folder(course, variant) / "site/search/search_index.json").stat().st_size


def build(folder: Path) -> Cost:
    """Build the course in `folder` in a process of its own."""
    process = subprocess.Popen(BUILD, cwd=folder, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The build of {folder.name} failed.")
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, kilobytes elsewhere
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def rebuild(folder: Path) -> float:
    """Return the CPU seconds of a build after a save, in a process that has built the course in `folder` before."""
    command = [sys.executable, "-c", REBUILD, f"docs/{lesson_path(1)}.md"]
    result = subprocess.run(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True)
    return float(result.stdout)
