"""Pictures know their size, so that nothing moves when they arrive."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from course_folder import BANK

if TYPE_CHECKING:
    from conftest import Build

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 40"><rect width="9" height="9"/></svg>'


def png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def sizes(build: Build, page: str, **files: str | bytes) -> list[tuple[str | None, str | None]]:
    """Return the width and the height of each picture on a page below a folder."""
    given = {path.replace("__", "/").replace("_dot_", "."): text for path, text in files.items()}
    site = build({"docs/module/page.md": page, "docs/assets/a b.png": png(7, 5), **given})
    found = site.soup("module/page/index.html").select("article img")
    return [(str(img.get("width")), str(img.get("height"))) for img in found]


def test_a_picture_on_a_page_has_its_size(build_site: Build) -> None:
    """A drawing that of its view box, whatever the way to the file."""
    page = (
        "# Page\n\n![A drawing](../assets/d.svg)\n\n![A picture](<../assets/a b.png>) ![Again](../assets/a%20b.png)\n"
    )
    assert sizes(build_site, page, docs__assets__d_dot_svg=DRAWING) == [("64", "40"), ("7", "5"), ("7", "5")]


def test_a_drawing_that_says_its_size_is_taken_at_its_word(build_site: Build) -> None:
    """If it says it in pixels; of other units only the view box is known."""
    page = "# Page\n\n![A drawing](../assets/d.svg)\n"
    in_pixels = DRAWING.replace("viewBox", 'width="32px" height="20" viewBox')
    assert sizes(build_site, page, docs__assets__d_dot_svg=in_pixels) == [("32", "20")]
    in_shares = DRAWING.replace("viewBox", 'width="100%" height="100%" viewBox')
    assert sizes(build_site, page, docs__assets__d_dot_svg=in_shares) == [("64", "40")]


def test_a_size_that_the_author_gave_is_kept(build_site: Build) -> None:
    """Even if it is only one of the two."""
    assert sizes(build_site, "# Page\n\n![A picture](<../assets/a b.png>){ width=70 }\n") == [("70", "None")]


def test_what_is_no_picture_of_the_course_is_left_alone(build_site: Build) -> None:
    """One that is written into its address has no file, one that cannot be read is not guessed at."""
    page = "# Page\n\n![A dot](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n\n![Broken](../assets/broken.png)\n"
    assert sizes(build_site, page, docs__assets__broken_dot_png=b"no picture") == [("None", "None")] * 2
    for broken in ("", "<svg", "<svg viewBox='0 0 a b'/>", "<svg/>"):
        page = "# Page\n\n![Broken](../assets/d.svg)\n"
        assert sizes(build_site, page, docs__assets__d_dot_svg=broken) == [("None", "None")]


def test_a_picture_in_an_item_of_a_bank_has_its_size(build_site: Build) -> None:
    """Though its way starts at the bank."""
    bank = BANK.replace("What is asked?", "What is asked?\n\n![A picture](../docs/assets/p.png)")
    site = build_site({"quizzes/bank.md": bank, "docs/assets/p.png": png(9, 4)})
    img = site.soup("index.html").select_one("course-item img")
    assert img
    assert (img["width"], img["height"]) == ("9", "4")


LABELLED = """\
# Page

::: quiz Pictures
id: pictures

### to-choose

What is ![asked](../assets/p.png)?

- [x] ![The key](../assets/p.png)
- [ ] See ![a distractor](../assets/p.png){ .wide }

> ![Why](../assets/p.png)

### to-order

In which order?

1. ![First](../assets/p.png)
2. Then ![second](../assets/p.png)

> Why.

### to-match

Which belong together?

| This | That |
|---|---|
| ![One](../assets/p.png) | Text |
| ![Two](../assets/p.png) | Other text |

> Why.

### to-sort

Where does it belong?

- Here
    - ![Three](../assets/p.png)
- There
    - ![Four](../assets/p.png)

> Why.

:::

::: checklist Walk
id: walk

- [ ] ![A line](../assets/p.png)
  > ![Done](../assets/p.png)

:::
"""


def test_a_picture_in_a_label_is_kept_from_becoming_a_link(build_site: Build) -> None:
    """A click on it chooses; the class is what the plugin that enlarges pictures passes by."""
    soup = build_site({"docs/module/page.md": LABELLED, "docs/assets/p.png": png(9, 4)}).soup("module/page/index.html")
    labelled = {str(img["alt"]) for img in soup.select("article label img")}
    assert labelled == {"The key", "a distractor", "First", "second", "One", "Two", "A line"}
    assert soup.select("article label img:not(.off-glb)") == []
    assert soup.select_one("label img.wide.off-glb")
    others = soup.select(".course-stem img, .course-feedback img, .course-done img")
    assert [str(img["alt"]) for img in others] == ["asked", "Why", "Done"]
    assert soup.select(".course-stem .off-glb, .course-feedback .off-glb, .course-done .off-glb") == []
