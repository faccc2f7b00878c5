"""What is wrong with a finished site: what it loads from other hosts, and what leads nowhere in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from courseblocks.core.names import DOCS
from courseblocks.core.problems import Problem, Refusal
from courseblocks.publish.finished.asked import in_styles
from courseblocks.publish.finished.places import FinishedSite, Place
from courseblocks.publish.site_settings import BuiltSite, built_site

_MANY = 5  # pages: what stands on more of them was put there by no lesson

_REFUSED = "refused"  # by the policy of the page

_WHAT: Mapping[Place | str, str] = {
    Place.ELSEWHERE: "loads '{address}' from another host, which learns of each visitor",
    Place.NO_FILE: "leads to '{address}', where the site has no file",
    Place.NO_PART: "leads to '{address}', a page that has no such part",
    _REFUSED: "has an attribute '{address}', which the policy of the site takes no notice of",
}
_MEND: Mapping[Place | str, str] = {
    Place.ELSEWHERE: "Put the file below docs/ and name it there, or leave it out.",
    Place.NO_FILE: "Write where the file is, or put one there; capitals count.",
    Place.NO_PART: "Write the id of a heading or a block of that page, or leave out what is behind the #.",
    _REFUSED: "Give the element a class, and write the style for it in a file that extra_css names.",
}
_EVERYWHERE = (
    " It is on {count} pages, so look in the settings (repo_url, theme.font, extra.analytics, extra_css, "
    "extra_javascript, the options of an extension or a plugin) and in theme/."
)


def look(root: Path, folder: Path | None = None, file: Path | None = None) -> tuple[list[str], list[Problem]]:
    """Return what was looked at, and what is wrong with the site in `folder`, built by the settings in `file`.

    Without them, both are where a host has them that builds in the project folder `root`.

    Raises:
        Refusal: there is no site or no such file.

    """
    built = built_site(root, folder, file)
    site = FinishedSite(built.folder, str(built.given.get("site_url") or ""))
    if not site.pages:
        raise Refusal(f"There is no site in {built.folder}. Build it first.")
    found = [_problem(_Sources(root, built), *what, pages) for what, pages in _found(site).items()]
    return [f"Looked at {len(site.pages)} pages of {built.folder}."], found


@dataclass(frozen=True, slots=True)
class _Sources:
    """What a site was `built` from, in the project folder `root`."""

    root: Path
    built: BuiltSite

    def of(self, page: str, address: str) -> tuple[str, int]:
        """Return the file that a page was made of, and the line that has `address`; of what is no page, itself."""
        docs = self.built.file.parent / str(self.built.given.get("docs_dir") or DOCS)
        stem = page.removesuffix(".html").removesuffix("index").rstrip("/")
        for name in (page, f"{stem}.md", f"{stem}/index.md", f"{stem}/README.md"):
            file = docs / name.lstrip("/")
            if file.is_file():
                return self._told(file), _line(file, address)
        return self._told(self.built.folder / page), 1

    def of_all(self, address: str) -> tuple[str, int]:
        """Return the settings, and the line there that has `address`."""
        return self._told(self.built.file), _line(self.built.file, address)

    def _told(self, file: Path) -> str:
        return (file.relative_to(self.root) if file.is_relative_to(self.root) else file).as_posix()


def _found(site: FinishedSite) -> Mapping[tuple[Place | str, str], list[str]]:
    """Return what is wrong, each with the files that have it."""
    found: dict[tuple[Place | str, str], list[str]] = {}
    for path, page in site.pages.items():
        for attribute in dict.fromkeys(page.refused if page.has_policy else ()):
            found.setdefault((_REFUSED, attribute), []).append(path)
    for path, address, is_loaded in _addresses(site):
        place = site.place(path, address)
        if place is not Place.HERE and (is_loaded or place is not Place.ELSEWHERE):
            found.setdefault((place, address), []).append(path)
    return found


def _addresses(site: FinishedSite) -> Iterator[tuple[str, str, bool]]:
    """Yield each address with its file, once for a file, and whether a browser loads it by itself."""
    for path, page in site.pages.items():
        yield from ((path, address, True) for address in dict.fromkeys(page.loads))
        yield from ((path, address, False) for address in dict.fromkeys(page.links))
    for path in sorted(site.files):
        if path.endswith(".css"):
            yield from ((path, address, True) for address in dict.fromkeys(in_styles(site.text(path))))


def _problem(sources: _Sources, place: Place | str, address: str, pages: list[str]) -> Problem:
    what, mend = _WHAT[place].format(address=address), _MEND[place]
    if len(pages) > _MANY:
        everywhere = _EVERYWHERE.format(count=len(pages))
        return Problem(*sources.of_all(address), f"the site {what}", mend + everywhere)
    return Problem(*sources.of(pages[0], address), f"the page {what}", mend)


def _line(file: Path, address: str) -> int:
    """Return the first line of a file that has `address`; 1 if none has, or there is no file."""
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    return next((number for number, line in enumerate(text.splitlines(), 1) if address in line), 1)
