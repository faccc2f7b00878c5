"""A real build with MkDocs: Markdown in, a site or a message out."""

from __future__ import annotations

import json
import logging
import re
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from course_folder import BANK, LESSON, PROJECT, SKELETON, configuration
from said import say

if TYPE_CHECKING:
    from conftest import Build

PROJECT_HOOK = str(PROJECT / "hooks/course.py")


def test_an_item_is_complete_without_scripts(build_site: Build) -> None:
    """Stem, options as real controls, hint, key and feedback stand in the page."""
    bank = BANK.replace("level: recall", "level: recall\nshuffle: no") + "\n> [!TIP]\n> Think of *both*.\n"
    item = build_site({"quizzes/bank.md": bank}).soup("index.html").select_one("course-item")
    assert item
    assert item["id"] == "from-the-bank--first-item"
    assert item["data-of"] == "bank#first-item"
    stem = item.select_one(f"#{item['id']}--stem")
    assert stem
    assert stem.get_text(strip=True) == "What is asked?"
    fieldset = item.fieldset
    assert fieldset
    assert fieldset["aria-labelledby"] == stem["id"]
    assert [(i["type"], i["name"]) for i in fieldset.select("label > input")] == [("radio", item["id"])] * 2
    assert [label.get_text(strip=True) for label in fieldset.select("label")] == ["A distractor", "The key"]
    hint, key = item.select("details")
    assert hint.get_text(" ", strip=True) == f"{say('quiz.hint')} Think of both ."
    assert [li.get_text(" ", strip=True) for li in key.select("li")] == [
        say("choice.key-wrong", option="A distractor Why it is wrong."),
        say("choice.key-right", option="The key"),
    ]
    assert key.get_text(" ", strip=True).endswith("Why the key is right.")


def test_several_right_options_make_checkboxes(build_site: Build) -> None:
    """A learner may tick more than one."""
    site = build_site({"quizzes/bank.md": BANK.replace("- [ ]", "- [x]").replace("What is", "Which TWO are")})
    assert [i["type"] for i in site.soup("index.html").select("course-item input")] == ["checkbox"] * 2


def test_a_checklist_is_boxes_with_their_done_tests(build_site: Build) -> None:
    """Each box is named by its line and described by its test."""
    text = "# Page\n\n::: checklist Walk\nid: walk\nreset: daily\n\n- [ ] One *line*\n  > It is done.\n\n:::\n"
    soup = build_site({"docs/page.md": text}).soup("page/index.html")
    block = soup.select_one("course-checklist#walk")
    assert block
    assert block["data-reset"] == "daily"
    box = block.select_one("label > input[type=checkbox]")
    assert box
    assert box["id" if "id" in box.attrs else "value"]
    done = block.select_one(f"[id='{box['aria-describedby']}']")
    assert done
    assert done.get_text(" ", strip=True) == f"{say('checklist.done-means')} It is done."


def test_the_title_of_a_block_is_a_heading_below_the_one_above_it(build_site: Build) -> None:
    """Screen readers jump from heading to heading, so none is left out; none is in the table of contents."""
    quiz = "::: quiz {0}\nid: {0}\nfrom: bank\n\n:::\n"
    text = f"# Page\n\n{quiz.format('one')}\n## Section\n\n{quiz.format('two')}\n### Deeper\n\n{quiz.format('three')}"
    text += f"\n###### As deep as HTML goes\n\n{quiz.format('four')}"
    soup = build_site({"docs/page.md": text}).soup("page/index.html")
    assert [heading.name for heading in soup.select(".course-title")] == ["h2", "h3", "h4", "h6"]
    assert "two" not in {link.get_text(strip=True) for link in soup.select(".md-nav--secondary a")}


def test_a_lesson_shows_its_objective_its_minutes_and_its_sources(build_site: Build) -> None:
    """The credit strip is made from the front matter and the credits page."""
    soup = build_site({}).soup("module/lesson/index.html")
    header = soup.select_one(".course-lesson")
    assert header
    assert say("lesson.minutes", count=5) in header.get_text()
    assert "Tell a key from a distractor" in header.get_text()
    credit = header.select_one(".course-credit a")
    assert credit
    assert (credit.get_text(), credit["href"]) == ("“A post”, by its author, 2020", "../../credits/#a-post")


def test_the_header_stands_below_a_heading_of_the_page_itself(build_site: Build) -> None:
    """Whether the title comes from the front matter or from a heading."""
    text = LESSON.replace("A first paragraph.", "# A lesson\n\nA first paragraph.")
    soup = build_site({"docs/module/lesson.md": text}).soup("module/lesson/index.html")
    found = soup.select("h1, course-lesson, course-page > p")
    assert [tag.name for tag in found] == ["h1", "course-lesson", "p"]


def test_a_page_outside_a_module_has_no_header(build_site: Build) -> None:
    """The authoring guide counts for nothing."""
    soup = build_site({"docs/guide.md": LESSON.replace("minutes: 5\n", "")}).soup("guide/index.html")
    assert soup.select_one("course-quiz")
    assert not soup.select_one(".course-lesson")


def test_links_in_a_bank_work_on_every_page(build_site: Build) -> None:
    """They are relative to the bank, so that they also work on a Git host."""
    stem = "See [the lesson](../docs/module/lesson.md#in-place), ![a dot](../docs/dot.svg) and [a site](https://example.org/a)."
    files: dict[str, str | bytes] = {
        "quizzes/bank.md": BANK.replace("What is asked?", stem),
        "docs/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "docs/module/more/page.md": "# Page\n\n::: quiz Again\nid: again\nfrom: bank#first-item\n\n:::\n",
    }
    site = build_site(files)
    found = [
        [tag.get("href") or tag.get("src") for tag in site.soup(path).select(".course-stem a, .course-stem img")]
        for path in ("index.html", "module/more/page/index.html")
    ]
    assert found == [
        ["module/lesson/#in-place", "dot.svg", "https://example.org/a"],
        ["../../lesson/#in-place", "../../../dot.svg", "https://example.org/a"],
    ]


def test_links_to_blocks_and_items_are_known(build_site: Build) -> None:
    """A strict build checks anchors; those inside blocks are anchors too."""
    text = "# Page\n\n[The quiz](index.md#from-the-bank) and [an item](index.md#from-the-bank--first-item).\n"
    assert build_site({"docs/page.md": text}).soup("page/index.html").select_one("a[href$='--first-item']")


@pytest.mark.expects_warnings
def test_a_link_in_an_item_to_nowhere_stops_a_strict_build(build_site: Build, caplog: pytest.LogCaptureFixture) -> None:
    """Links in items are checked like links anywhere."""
    text = LESSON.replace("What is asked here?", "See [this](no-such-page.md).")
    with pytest.raises(Abort, match="strict mode"):
        build_site({"docs/module/lesson.md": text})
    assert "no-such-page.md" in caplog.text


def test_an_item_may_hold_what_a_page_may(build_site: Build) -> None:
    """Code, tables, quotes and pictures come through the site's own extensions."""
    stem = "```py\nprint('<b>')\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> [!NOTE]\n> A note.\n\nWhat is it?"
    bank = BANK.replace("What is asked?", stem).replace("A distractor", "`<i>` & *more* ![dot](../docs/dot.svg)")
    site = build_site({"quizzes/bank.md": bank, "docs/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    item = site.soup("index.html").select_one("course-item")
    assert item
    assert [len(item.select(f".course-stem {tag}")) for tag in ("pre", "table", ".note")] == [1, 1, 1]
    label = item.select_one("label")
    assert label
    assert label.get_text().strip() == "<i> & more"
    assert label.select_one("code, em, img")
    assert not label.select_one("p")


@pytest.mark.parametrize(
    "text", ["> 5 minutes", "# 1", "1. First", "- minus", "    indented", "`` ` ``", "<b>bold</b>"]
)
def test_an_option_is_text_whatever_it_begins_with(build_site: Build, text: str) -> None:
    """A Git host shows these behind the box as text, so they are no quote, heading or list here."""
    site = build_site({"quizzes/bank.md": BANK.replace("- [ ] A distractor", f"- [ ] {text}")})
    label = site.soup("index.html").select_one("course-item label")
    assert label
    expected = {"`` ` ``": "`", "<b>bold</b>": "bold"}.get(text, text)
    assert label.get_text(strip=True) == expected.strip()
    assert not label.select_one("blockquote, h1, li, pre, p")


def test_comments_are_never_published(build_site: Build) -> None:
    """Neither from a bank nor from a page."""
    bank = BANK.replace("What is asked?", "What is <!-- secret --> asked?\n\n<!--\nsecret\n-->")
    page = "# Page\n\nText <!-- secret --> and `<!-- code -->`.\n\n<!--\n\nsecret\n\n-->\n"
    site = build_site({"quizzes/bank.md": bank, "docs/page.md": page})
    assert "secret" not in site.html("index.html") + site.html("page/index.html")
    assert "&lt;!-- code --&gt;" in site.html("page/index.html")


def test_a_mark_for_a_plugin_is_left_on_the_page(build_site: Build) -> None:
    """A comment of one word on a line of its own, outside of blocks, is no note of the author's."""
    quiz = "::: quiz Check\nid: check\nfrom: bank\n\n<!-- more -->\n\n:::\n"
    page = f"# Page\n\nSeen.\n\n<!-- more -->\n\n{quiz}\n<!--more-->\n\nA <!-- more --> b.\n\n<!-- no more -->\n"
    bank = BANK.replace("What is asked?", "What is asked?\n\n<!-- more -->")
    site = build_site({"docs/page.md": page, "quizzes/bank.md": bank})
    assert re.findall("<!--.*?-->", str(site.soup("page/index.html").article)) == ["<!-- more -->", "<!--more-->"]


POST = """\
---
date: 2024-05-01
title: A post
---

What all see.

<!-- more -->

What only readers see.

::: quiz Check
id: check
from: bank

:::
"""


def test_a_post_of_a_blog_is_cut_where_its_author_says(build_site: Build) -> None:
    """By the mark that the blog plugin of the theme looks for."""
    site = build_site({"docs/blog/index.md": "# Blog\n", "docs/blog/posts/post.md": POST}, plugins=["blog"])
    blog = site.soup("blog/index.html")
    assert "What all see." in blog.get_text()
    assert "What only readers see." not in blog.get_text()
    assert site.soup("blog/2024/05/01/a-post/index.html").select_one("course-quiz")


def test_nothing_in_a_comment_is_read(build_site: Build) -> None:
    """Neither a block nor what it would hold, over one line or over several."""
    comments = (
        "<!-- ::: quiz Check -->\n\n<!--\n::: quiz Check\nid: check\n\n:::\n-->\n\n<!-- ::: -->\n\n<!-- # Title -->\n"
    )
    site = build_site({"docs/page.md": f"# Page\n\n{comments}\nText.\n"})
    article = site.soup("page/index.html").article
    assert article
    assert not article.select_one("course-quiz")
    assert article.get_text(" ", strip=True) == "Page Text."


def test_keys_and_items_stay_out_of_the_search(build_site: Build) -> None:
    """The index is public, and the largest file of a site."""
    site = build_site({})
    index = json.loads(site.html("search/search_index.json"))
    text = json.dumps(index)
    assert "A first paragraph" in text
    for hidden in ("What is asked", "The key", "A distractor", "Why it is wrong", "From the bank"):
        assert hidden not in text


def test_three_quizzes_on_a_page_share_no_id(build_site: Build) -> None:
    """Even with the same item in two of them."""
    quiz = "::: quiz {0}\nid: {0}\nfrom: bank\n\n:::\n\n"
    soup = build_site({"docs/page.md": "# Page\n\n" + "".join(map(quiz.format, "abc"))}).soup("page/index.html")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert [tag["id"] for tag in soup.select("course-item")] == ["a--first-item", "b--first-item", "c--first-item"]


def test_items_outside_the_pool_stand_on_no_page(build_site: Build) -> None:
    """They could not be drawn; to print them would give them away."""
    other = BANK.split("## first-item")[1].replace("recall", "apply")
    quiz = "# Page\n\n::: quiz Check\nid: check\nfrom: bank\npick: 1\nonly: recall\nexcept: second-item\n\n:::\n"
    files = {"docs/page.md": quiz, "quizzes/bank.md": f"{BANK}\n## second-item{other}\n## third-item{other}"}
    soup = build_site({**files}).soup("page/index.html")
    assert [tag["id"] for tag in soup.select("course-item")] == ["check--first-item"]


def test_tabs_and_code_in_items_share_no_id_with_those_of_the_page(build_site: Build) -> None:
    """Extensions number what they make; fragments number theirs apart."""
    tabs = '=== "One"\n\n    Text.\n\n=== "Two"\n\n    Text.\n'
    bank = BANK.replace("What is asked?", f"{tabs}\nWhat is asked?")
    tabbed = {"pymdownx.tabbed": {"alternate_style": True}}
    extensions = ["tables", tabbed, "pymdownx.superfences", {"courseblocks": {"course": "a-course"}}]
    page = (
        f"# Page\n\n{tabs}\n::: quiz Check\nid: check\nfrom: bank\n\n:::\n\n::: quiz Two\nid: two\nfrom: bank\n\n:::\n"
    )
    soup = build_site({"quizzes/bank.md": bank, "docs/page.md": page}, markdown_extensions=extensions).soup(
        "page/index.html"
    )
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    names = [tag["name"] for tag in soup.select("input[type=radio][name*=tabbed]")]
    assert len(names) == 6
    assert len(set(names)) == 3


def test_a_block_in_a_code_fence_is_code(build_site: Build) -> None:
    """The authoring guide shows blocks as source."""
    text = "# Page\n\n````markdown\n::: quiz Check\nid: check\nfrom: bank\n\n:::\n````\n\n    ::: quiz Other\n"
    soup = build_site({"docs/page.md": text}).soup("page/index.html")
    assert not soup.select_one("course-quiz")
    assert [pre.get_text().split("\n")[0] for pre in soup.select("pre")] == ["::: quiz Check", "::: quiz Other"]


@pytest.mark.parametrize("use_directory_urls", [True, False])
def test_a_course_builds_with_and_without_directory_urls(build_site: Build, *, use_directory_urls: bool) -> None:
    """For hosts that serve no index files, and for opening a copy by double-click."""
    site = build_site({}, use_directory_urls=use_directory_urls)
    path = "module/lesson/index.html" if use_directory_urls else "module/lesson.html"
    credit = site.soup(path).select_one(".course-credit a")
    sheet = site.soup(path).select_one("link[href*='assets/course.']")
    assert credit
    assert sheet
    for address in (str(credit["href"]).split("#")[0], str(sheet["href"])):
        target = (site.folder / path).parent / address
        assert (target / "index.html" if use_directory_urls and target.is_dir() else target).is_file()


@pytest.mark.expects_warnings
@pytest.mark.parametrize("strict", [True, False])
def test_a_broken_course_is_never_built(build_site: Build, caplog: pytest.LogCaptureFixture, *, strict: bool) -> None:
    """With or without --strict, and with every problem before the first page."""
    files: dict[str, str | bytes] = {
        "quizzes/bank.md": BANK.replace("[x]", "[ ]"),
        "docs/page.md": "# Page\n\n::: quizz Check\n\n:::\n",
    }
    with pytest.raises(Abort, match="The course has 2 problems; nothing was built"):
        build_site(files, strict=strict)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "docs/page.md:3: there is no block 'quizz'. Did you mean 'quiz'?",
        "quizzes/bank.md:7: item 'first-item' marks no option as correct. Put [x] before at least one option.",
    ]


@pytest.mark.expects_warnings
def test_a_warning_stops_only_a_strict_build(build_site: Build, caplog: pytest.LogCaptureFixture) -> None:
    """A reader would miss something."""
    files: dict[str, str | bytes] = {"quizzes/spare.md": BANK}
    with pytest.raises(Abort, match="strict mode"):
        build_site(files)
    assert "no quiz uses this bank" in caplog.text


def test_advice_stops_no_build(build_site: Build, caplog: pytest.LogCaptureFixture) -> None:
    """A strict one says it and goes on, since a rule of wording can be wrong."""
    caplog.set_level(logging.INFO, "mkdocs.plugins.courseblocks")
    files: dict[str, str | bytes] = {"quizzes/bank.md": BANK.split("\n> Why the key")[0] + "\n"}
    assert "course-item" in build_site(files).html("index.html")
    told = [(record.levelname, record.getMessage()) for record in caplog.records if "courseblocks" in record.name]
    advice = (
        "quizzes/bank.md:7: advice: item 'first-item' has no feedback. Say why the key is right, in a quote (> ...) "
        "below the options. If it is meant so, write 'seen: no-feedback' below the heading."
    )
    assert told == [("INFO", advice)]


@pytest.mark.expects_warnings
def test_a_page_that_a_plugin_broke_is_not_published(
    build_site: Build, caplog: pytest.LogCaptureFixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The check reads the files; what is rendered is checked again."""
    hook = tmp_path_factory.mktemp("hook") / "breaks.py"
    hook.write_text("def on_page_markdown(markdown, **_):\n    return markdown.replace('from: bank', 'from: bnak')\n")
    hooks = [str(hook), PROJECT_HOOK]
    with pytest.raises(Abort, match="The course has 1 problem"):
        build_site({}, hooks=hooks)
    assert "there is no bank 'bnak'" in caplog.text


def test_a_page_that_a_plugin_changed_is_rendered_as_changed(
    build_site: Build, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The text that MkDocs hands over counts, and the file only where they agree."""
    hook = tmp_path_factory.mktemp("hook") / "changes.py"
    hook.write_text("def on_page_markdown(markdown, **_):\n    return markdown.replace('asked here', 'meant here')\n")
    site = build_site({}, hooks=[str(hook), PROJECT_HOOK])
    stem = site.soup("module/lesson/index.html").select_one(".course-stem")
    assert stem
    assert stem.get_text(strip=True) == "What is meant here?"


def extensions(*more: object) -> list[object]:
    """Return the project's extensions, and more."""
    own = configuration()["markdown_extensions"]
    assert isinstance(own, list)
    return [*own, *more]


QUIZ = "::: quiz Brought along\nid: brought\nfrom: bank\n\n:::\n"
ITEM = "### brought-item\n\nWhat else?\n\n- [x] One\n- [ ] Two\n\n> Why.\n"
CHANGING = "def on_page_markdown(markdown, **_): return markdown.replace"
WRITING = "def on_files(files, config): files.append(File.generated(config, 'made.md', content=QUIZ))"
# Where it is told, what stands in the lesson, and the hook that brings something.
BROUGHT = {
    "a snippet": ("docs/module/lesson.md:10", '--8<-- "more.txt"', ""),
    "a plugin": ("docs/module/lesson.md:10", "BRING", f"{CHANGING}('BRING', QUIZ)"),
    "a plugin, into a quiz": ("docs/module/lesson.md:15", "", f"{CHANGING}('### placed', ITEM + '### placed')"),
    "a script that writes a page": ("docs/made.md:1", "", WRITING),
}


@pytest.mark.expects_warnings
@pytest.mark.parametrize("case", BROUGHT)
def test_a_block_from_elsewhere_is_not_published(
    build_site: Build, caplog: pytest.LogCaptureFixture, tmp_path_factory: pytest.TempPathFactory, case: str
) -> None:
    """The check reads the files of the course, and lists and compares what it finds there."""
    place, text, function = BROUGHT[case]
    hook = tmp_path_factory.mktemp("hook") / "brings.py"
    names = f"QUIZ, ITEM = {QUIZ!r}, {ITEM!r}\n"
    hook.write_text(f"from mkdocs.structure.files import File\n{names}{function}\n")
    files: dict[str, str | bytes] = {
        "docs/module/lesson.md": LESSON.replace("paragraph.\n", f"paragraph.\n\n{text}\n"),
        "more.txt": QUIZ,
    }
    with pytest.raises(Abort, match="The course has 1 problem"):
        build_site(files, hooks=[str(hook), PROJECT_HOOK], markdown_extensions=extensions("pymdownx.snippets"))
    quiz = "'in-place', or a part of it," if "into" in case else "'brought'"
    assert caplog.messages[-1] == (
        f"{place}: the quiz {quiz} does not stand in this file, so no check reads it. Write the whole block here: "
        "snippets and plugins may bring text to a page, but no blocks."
    )


def test_text_from_elsewhere_may_stand_on_a_page(build_site: Build) -> None:
    """Above and below blocks."""
    page = '# Page\n\n--8<-- "more.txt"\n\n::: quiz Check\nid: check\nfrom: bank\n\n:::\n\n--8<-- "more.txt"\n'
    files: dict[str, str | bytes] = {"docs/page.md": page, "more.txt": "Text of all pages.\n\n## More\n"}
    site = build_site(files, markdown_extensions=extensions("pymdownx.snippets"))
    assert site.soup("page/index.html").get_text().count("Text of all pages.") == 2
    assert site.soup("page/index.html").select_one("course-item")


def test_abbreviations_of_a_page_hold_in_its_blocks(build_site: Build) -> None:
    """Those written on it, and those of a glossary that is put below each page; none that stands in code."""
    glossary = {"pymdownx.snippets": {"auto_append": ["glossary.txt"]}}
    page = """\
# Page

The KPI.

```
*[FAQ]: No definition
```

::: quiz Check KPI
id: check

### first

Which KPI, RFC or FAQ?

- [x] A KPI
- [ ] An RFC

> The RFC.

:::

*[KPI]: Key performance indicator
"""
    files: dict[str, str | bytes] = {"docs/page.md": page, "glossary.txt": "*[RFC]: Request for comments\n"}
    soup = build_site(files, markdown_extensions=extensions("abbr", glossary)).soup("page/index.html")
    found = [(tag.get_text(), tag["title"]) for tag in soup.select("article abbr")]
    names = {"KPI": "Key performance indicator", "RFC": "Request for comments"}
    assert sorted(found) == sorted((name, names[name]) for name in ["KPI"] * 5 + ["RFC"] * 3)
    assert "*[" not in soup.get_text().replace("*[FAQ]: No definition", "")


@pytest.mark.expects_warnings
def test_annotations_stand_in_the_diff(
    build_site: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In GitHub Actions the same problems are printed as workflow commands, escaped as those ask."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("RUNNER_TEMP", raising=False)
    bank = BANK.replace("- [ ] A distractor", "- [ ] 100%, or so\n- [ ] 100%, or so")
    with pytest.raises(Abort):
        build_site({"quizzes/bank.md": bank})
    assert (
        "::error file=quizzes/bank.md,line=14::item 'first-item' has the same option twice: '100%25, or so'. "
        "Change or remove one; the other is on line 13." in capsys.readouterr().out.splitlines()
    )


def test_the_small_course_is_whole() -> None:
    """The tests above change one file of five."""
    assert len(SKELETON) == 5


READER = """
def on_page_context(context, page, **_):
    with open("read.txt", "a", encoding="utf-8") as file:
        file.write(page.content)
"""


def test_no_search_plugin_reads_the_items(build_site: Build, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Not even one that knows nothing of `data-search-exclude`; on the page they stand where they stood.

    Also if the author writes what looks like a mark of ours.
    """
    hook = tmp_path_factory.mktemp("hook") / "reads.py"
    hook.write_text(READER)
    quiz = "<!-- course-quiz -->\n\n::: quiz {0}\nid: {0}\nfrom: bank\n\n:::\n\nText {0}.\n\n"
    files: dict[str, str | bytes] = {"docs/page.md": "# Page\n\n" + "".join(map(quiz.format, "ab"))}
    site = build_site(files, hooks=[str(hook), PROJECT_HOOK])
    read = Path("read.txt").read_text(encoding="utf-8")
    assert "Text a." in read
    assert "What is asked" not in read
    article = site.soup("page/index.html").article
    assert article
    places = [str(tag.get("id") or tag.get_text()) for tag in article.select("course-quiz, p") if "course-quiz" not in
              {parent.name for parent in tag.parents}]  # fmt: skip
    assert places == ["a", "Text a.", "b", "Text b."]


WALKER = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_files(files, config):
    for file in files:
        assert Path(file.abs_src_path).is_file()
"""


def test_plugins_that_walk_the_files_meet_none_of_ours(
    build_site: Build, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """One that looks where each file lies comes late, as plugins for translated pages do; ours lie nowhere."""
    hook = tmp_path_factory.mktemp("hook") / "walks.py"
    hook.write_text(WALKER)
    site = build_site({}, hooks=[PROJECT_HOOK, str(hook)])
    assert site.soup("index.html").select_one("course-quiz")


class Terminal(StringIO):
    """What a terminal is to a program that writes to it."""

    def isatty(self) -> bool:
        """Say that somebody looks at it."""
        return True


@pytest.mark.parametrize(("pages", "stream"), [(100, Terminal), (101, Terminal), (101, StringIO)])
def test_a_long_build_tells_at_a_terminal_how_far_it_is(
    pages: int,
    stream: type[StringIO],
    build_site: Build,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """On one line, which is blank in the end; a shorter build is over before one asks, and a file needs no line."""
    told = stream()
    monkeypatch.setattr("sys.stderr", told)
    caplog.set_level(logging.INFO, "mkdocs")
    build_site({f"docs/more/{number}.md": "# Page\n" for number in range(pages - 4)}, theme={"name": "mkdocs"})
    shown = [line.strip() for line in told.getvalue().split("\r")]
    counts = [
        f"{done} {number} of 101 pages" if number < 101 else ""
        for done in ("Read", "Wrote")
        for number in range(1, 102)
    ]
    assert shown == ([*counts, ""] if pages > 100 and stream is Terminal else [""])
    assert "\n" not in told.getvalue()
