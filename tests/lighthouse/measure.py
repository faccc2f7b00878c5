"""Measure every kind of page with Lighthouse, as on a phone, beside the same text in plain Material: `make lighthouse`.

Accessibility, best practices and SEO have to be 100 and nothing may move; performance wobbles, so it is only shown.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import yaml
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
LIGHTHOUSE = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
PAGES = {
    "home": "",
    "module opener": "relationships/",
    "lesson": "relationships/what-is-service/",
    "authoring guide": "trainers/writing-items/",
    "reference page": "trainers/progress/",
    "your data": "your-data/",
    "credits": "credits/",
    "changelog": "changelog/",
    "not found": "404.html",
}
GATED = ["accessibility", "best-practices", "seo"]
FLAGS = [
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    '--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"',
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


@dataclass(frozen=True, slots=True)
class Measured:
    """What Lighthouse says of a page; `lacking` are the audits that cost it points."""

    scores: dict[str, int]
    shift: float
    lacking: list[str]

    @property
    def good(self) -> bool:
        """Whether it is as it has to be."""
        return all(self.scores[name] == 100 for name in GATED) and self.shift == 0


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Serves files as hosts of static sites do: compressed, several over one connection."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of a text with what it is compressed to, of anything else as ever."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in {".css", ".html", ".js", ".json", ".svg"} or not path.is_file():
            return super().send_head()
        content = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: browsers drop requests when a page is left."""


def main() -> int:
    """Print a line for each page, and what it lacks; return 1 if one is not as it has to be."""
    print(f"{'page':16} accessibility  best practices  SEO  shift   performance (plain Material)")
    with tempfile.TemporaryDirectory() as folder:
        floor = build_floor(Path(folder))
        with served(PROJECT / "site") as ours, served(floor) as plain:
            good = [show(name, measure(f"{ours}/{path}"), measure(f"{plain}/{path}")) for name, path in PAGES.items()]
    return 0 if all(good) else 1


def build_floor(folder: Path) -> Path:
    """Build the pages of the course in `folder` without anything of ours, and return the folder of the site."""
    config: dict[str, Any] = yaml_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    del config["hooks"], config["watch"], config["theme"]["custom_dir"]
    config["markdown_extensions"] = [each for each in config["markdown_extensions"] if "courseblocks" not in each]
    config |= {"docs_dir": str(PROJECT / "docs"), "site_dir": str(folder / "site")}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [str(BIN / "mkdocs"), "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)  # it warns of links into blocks, which it does not know
    return folder / "site"


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    with _Server(("127.0.0.1", 0), functools.partial(_Pages, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def measure(address: str) -> Measured:
    """Let Lighthouse look at a page; its mobile preset is its own default."""
    options = ["--output=json", "--quiet", "--no-enable-error-reporting", f"--chrome-flags={' '.join(FLAGS)}"]
    command = [str(BIN / "node"), str(LIGHTHOUSE), address, *options]
    environment = os.environ | {"CHROME_PATH": browser()}
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return read(json.loads(result.stdout))


def read(report: dict[str, Any]) -> Measured:
    """Return what matters of a report.

    Raises:
        SystemExit: Lighthouse could not measure the page.

    """
    if "runtimeError" in report:
        raise SystemExit(report["runtimeError"]["message"])
    categories, audits = report["categories"], report["audits"]
    scores = {name: round(100 * categories[name]["score"]) for name in [*GATED, "performance"]}
    wanted = [each["id"] for name in GATED for each in categories[name]["auditRefs"] if each["weight"]]
    lacking = [f"{name}: {audits[name]['title']}" for name in wanted if audits[name]["score"] not in {1, None}]
    return Measured(scores, audits["cumulative-layout-shift"]["numericValue"], lacking)


@functools.cache
def browser() -> str:
    """Return the path of the system's Chromium, or else of Playwright's."""
    with sync_playwright() as playwright:
        return shutil.which("chromium") or shutil.which("google-chrome") or playwright.chromium.executable_path


def show(name: str, page: Measured, floor: Measured) -> bool:
    """Print what was measured, and say whether it is good."""
    accessibility, practices, seo = (page.scores[each] for each in GATED)
    speed = f"{page.scores['performance']:11} ({floor.scores['performance']})"
    print(f"{name:16} {accessibility:13} {practices:15} {seo:4} {page.shift:6.3f} {speed}", flush=True)
    for line in page.lacking:
        print(f"  {line}")
    return page.good


if __name__ == "__main__":
    sys.exit(main())
