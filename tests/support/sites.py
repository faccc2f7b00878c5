"""Sites for real browsers: served under a strict policy, and listened to."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.client
import http.server
import mimetypes
import re
import threading
import time
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# What WebKit makes of the requests of Material's search when a page is left before they end. Ours reject promises; of a
# file that is not there the server tells.
LEFT = r"^error: (Error: Network error|NotReadableError: The I/O read operation failed)"
NAMED_HOST = "intranet.example"  # every browser of the tests is made to find it on this machine
WATCH = """
(() => {
  const tell = text => {
    const request = new XMLHttpRequest();
    request.open('POST', '/problems', false);
    try { request.send(text) } catch {}
  };
  addEventListener('error', event => tell(`error: ${event.message}`));
  addEventListener('unhandledrejection', event => tell(`rejected: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sourceFile, lineNumber}) =>
    tell(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));
  const {error} = console;
  console.error = (...said) => { tell(`console: ${said.join(' ')}`); error.apply(console, said) };
})();
"""


class Problems:
    """What went wrong on the pages of a test, as browsers, pages and servers told it."""

    def __init__(self) -> None:
        """Begin with none, and expect none but what a page that is left may tell."""
        self._seen: list[str] = []
        self._expected = [LEFT]

    def add(self, text: str) -> None:
        """Take a problem."""
        self._seen.append(text)

    def expect(self, pattern: str) -> None:
        """Pass over the problems that `pattern` is found in; say why where you call this."""
        self._expected.append(pattern)

    def unexpected(self) -> list[str]:
        """Return all others."""
        return [text for text in self._seen if not any(re.search(pattern, text) for pattern in self._expected)]


class _Server(http.server.ThreadingHTTPServer):
    """A server on a port of its own, until it is closed."""

    def __init__(self, handler: type[http.server.BaseHTTPRequestHandler], problems: Problems) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.problems = problems
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """Say nothing: browsers drop requests when a page is left."""


class Site(_Server):
    """A folder under a policy that allows no script but its own files and what stood in its pages when built.

    `folder` may be changed, as a site is by an edit; `below` is a sub-path; `also` is a second policy; `slow` are the
    seconds for which scripts and pictures stop before their end; a page stops for twice as long in its midst. What has
    `held` in its path is not sent before that is emptied, what has `lost` in it never. The script `first` runs on each
    page before all others.
    """

    def __init__(self, folder: Path, problems: Problems, *, below: str = "", also: str = "", slow: float = 0) -> None:
        """Serve `folder`."""
        self.folder, self.below, self.also, self.slow = folder, below, also, slow
        self.held = self.lost = self.first = ""
        super().__init__(_Pages, problems)

    @property
    def address(self) -> str:
        """The address of the site's root on this machine, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.below}"

    @property
    def named(self) -> str:
        """The same by the name of a host, where browsers keep from pages what only secure ones may use."""
        return self.address.replace("127.0.0.1", NAMED_HOST)

    @property
    def policy(self) -> str:
        """The policy of every page."""
        own = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'"
        return " ".join([own, *_inline_scripts(self.folder)]) + (self.also and f", {self.also}")


class Proxy(_Server):
    """A proxy that finds the named host on this machine, and no other host."""

    def __init__(self, problems: Problems) -> None:
        """Serve."""
        super().__init__(_Forward, problems)


@lru_cache
def _inline_scripts(folder: Path) -> list[str]:
    """Return the hashes of the scripts in the pages of `folder`: all of them Material's, see `test_listener.py`."""
    pages = [page.read_text(encoding="utf-8") for page in folder.rglob("*.html")]
    scripts = {script for page in pages for script in inline_scripts(page)}
    digests = [hashlib.sha256(script.encode()).digest() for script in sorted(scripts)]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def inline_scripts(page: str) -> list[str]:
    """Return the scripts that stand in a page and run."""
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Any

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def reply(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        """Send `content`."""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.write(content)

    def write(self, content: bytes) -> None:
        """Write what is sent."""
        self.wfile.write(content)

    def body(self) -> bytes:
        """Return what was posted."""
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))


def _last_pause(content: bytes) -> int:
    """Return where a page stops: before its last item, else in the paragraph of its last picture, else at its end."""
    item, picture = content.rfind(b"<course-item"), content.rfind(b"/></p>")
    return item if item >= 0 or picture < 0 else picture + len(b"/>")


class _Pages(_Handler):
    server: Site

    def do_GET(self) -> None:
        """Send a file of the site as it is now; a page tells what goes wrong on it."""
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if path == "/watch.js":
            self.reply(200, (WATCH + self.server.first).encode(), {"Content-Type": "text/javascript"})
        elif file.is_file() and not (self.server.lost and self.server.lost in path):
            content = file.read_bytes().replace(b"<head>", b'<head><script src="/watch.js"></script>', 1)
            self.reply(200, content if file.suffix == ".html" else file.read_bytes(), self._headers(file))
        else:
            if path != "/favicon.ico":  # Firefox asks for it, whatever icon a page names
                self.server.problems.add(f"not found: {path}")
            self.reply(404, b"", {})

    def write(self, content: bytes) -> None:
        """Write it, all but the styles slowly."""
        while self.server.held and self.server.held in self.path:
            time.sleep(0.02)
        if self.server.slow and not self.path.endswith((".css", "/watch.js")):
            cut = _last_pause(content)
            self.wfile.write(content[:cut])
            time.sleep(self.server.slow if cut < 0 else 2 * self.server.slow)  # the scripts come first
            content = content[cut:]
        self.wfile.write(content)

    def do_POST(self) -> None:
        """Take a problem that a page tells."""
        self.server.problems.add(self.body().decode())
        self.reply(204, b"", {})

    def _file(self, path: str) -> Path:
        if not path.startswith(f"{self.server.below}/"):
            return self.server.folder / "outside-of-the-site"
        file = self.server.folder / path.removeprefix(f"{self.server.below}/")
        return file / "index.html" if path.endswith("/") else file

    def _headers(self, file: Path) -> dict[str, str]:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return {"Content-Type": kind, "Content-Security-Policy": self.server.policy, "Cache-Control": "no-cache"}


class _Forward(_Handler):
    def do_GET(self) -> None:
        """Ask the server on this machine for what was asked of the named host."""
        address = urlsplit(self.path)
        if address.hostname != NAMED_HOST:
            return self.do_CONNECT()
        path = f"{address.path}?{address.query}" if address.query else address.path
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", address.port)) as connection:
            connection.request(self.command, path, self.body())
            response = connection.getresponse()
            headers = {name: value for name, value in response.getheaders() if name not in {"Content-Length", "Date"}}
            return self.reply(response.status, response.read(), headers)

    do_POST = do_GET  # noqa: N815

    def do_CONNECT(self) -> None:
        """Refuse every other host."""
        self.server.problems.add(f"request to another host: {self.path}")
        self.reply(403, b"", {})
