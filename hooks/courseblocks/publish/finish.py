"""A built site made complete, for hosts that run neither hooks nor plugins: our files, and the links to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from courseblocks.core.problems import Refusal
from courseblocks.course.settings import OPTIONS, settings_from
from courseblocks.publish.bundles import Asset, every_asset
from courseblocks.publish.head import complete_head, way
from courseblocks.publish.site_settings import built_site
from courseblocks.source.configuration import EXTENSION
from courseblocks.words.words import ENGLISH

_MADE = re.compile(r"<course-|id=[\"']?__config\b")  # a page of blocks, or one that instant navigation leads from
_ASKED = re.compile(r"""\bassets/course(?:-[a-z-]+)?\.[0-9a-f]{8}\.(?:css|js)\b""")


def finish(root: Path, folder: Path | None = None, file: Path | None = None) -> list[str]:
    """Complete the site that was built into `folder` under the settings in `file`, and return what was done.

    Without them, both are where a host has them that builds in the project folder `root`.

    Raises:
        Refusal: there is no site or no such file, or it was built by another version or under other settings.

    """
    site, file, given = built_site(root, folder, file)
    settings = settings_from({name: given.get(f"{EXTENSION}.{name}") for name in OPTIONS})
    language = str(given.get("theme.language") or ENGLISH)
    assets = every_asset(settings, language)
    old = dict(_pages(site))
    if not old:
        raise Refusal(f"There is no site in {site}. Build it first.")
    top = urlsplit(str(given.get("site_url") or "/")).path
    new = {
        path: complete_head(html, settings, language, partial(_way_from, path, top=top)) for path, html in old.items()
    }
    _refuse_strangers(new, assets, file)
    written = sum(_write(site / asset.path, asset.text) for asset in assets)
    linked = sum(_write(site / path, html) for path, html in new.items())
    told = f"wrote {written} of {len(assets)} files, and linked them on {linked} of {len(new)} pages."
    return [f"{site}, by {file.name}: {told}"]


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page that a host made; a document of one's own is left as it is."""
    for file in sorted(site.rglob("*.html")):
        html = file.read_bytes().decode("utf-8", "surrogateescape")
        if _MADE.search(html):
            yield file.relative_to(site).as_posix(), html


def _way_from(page: str, path: str, *, top: str) -> str:
    """Return the way from `page` to `path`; the page that tells of a wrong address may be shown at any."""
    return f"{top.rstrip('/')}/{path}" if page == "404.html" else way(page, path)


def _refuse_strangers(pages: dict[str, str], assets: Sequence[Asset], file: Path) -> None:
    known = {asset.path for asset in assets}
    for page, html in pages.items():
        for path in _ASKED.findall(html):
            if path not in known:
                raise Refusal(
                    f"{page} asks for {path}, which is of another version of courseblocks, or of another language than "
                    f"{file.name} says. Build the whole site anew, without what its host has kept."
                )


def _write(file: Path, text: str) -> bool:
    """Write `text`, and return whether the file was another before."""
    data = text.encode("utf-8", "surrogateescape")
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return True
