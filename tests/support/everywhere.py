"""Every place of a course that a piece of Markdown can stand in, and HTML to put there."""

from __future__ import annotations

import re

HERE = "HERE"
FLOW = ("the introduction", "a done test", "the stem", "feedback on", "the feedback", "the hint", "the model")
MENU = ("a partner", "a category")

_CHECKLIST = "::: checklist Walk{title}\nid: walk\n\n{body}\n\n:::\n"
_NEXT = "### next\n\nNext?\n\n- [x] Yes\n- [ ] No\n\n> So.\n\n:::\n"
_QUIZ = f"::: quiz Check{{title}}\nid: quiz\n\n### item\n\n{{body}}\n\n{_NEXT}"
_CHOICE = "Which?\n\n- [x] One\n- [ ] Two"
_TABLE = "Match.\n\n| This | That{head} |\n| --- | --- |\n| a | b |\n| c{row} | d{partner} |\n\n> So."
_ITEMS = {
    "the stem": f"What is {HERE}\n\n{_CHOICE}\n\n> So.",
    "an option": f"{_CHOICE} {HERE}\n\n> So.",
    "feedback on an option": f"{_CHOICE}\n  > No {HERE}\n\n> So.",
    "the feedback": f"{_CHOICE}\n\n> So.\n>\n> And {HERE}",
    "the hint": f"{_CHOICE}\n\n> So.\n\n> [!TIP]\n> Look {HERE}",
    "a line": f"In order.\n\n1. One\n2. Two {HERE}\n\n> So.",
    "the head of a column": _TABLE.format(head=f" {HERE}", row="", partner=""),
    "something to match": _TABLE.format(head="", row=f" {HERE}", partner=""),
    "a partner": _TABLE.format(head="", row="", partner=f" {HERE}"),
    "a category": f"Sort.\n\n- One\n  - a\n- Two {HERE}\n  - b\n\n> So.",
    "a member of a category": f"Sort.\n\n- One\n  - a\n- Two\n  - b {HERE}\n\n> So.",
    "the stem ": f"It is {HERE}\n\nThat is [[equal]].\n\n> So.",
    "the model answer": f"Say it.\n\n> [!NOTE]\n> So {HERE}",
}
# By the words that name the place in a message; behind one stands a space, since it is there twice.
PLACES = {
    "the objective": f"---\nobjective: Say {HERE} well\n---\n\n# A page\n",
    "the title of the settings": f"::: settings Yours {HERE}\nid: yours\n\n:::\n",
    "the title of the checklist": _CHECKLIST.format(title=f" {HERE}", body="- [ ] A line"),
    "the introduction of the checklist": _CHECKLIST.format(title="", body=f"Before {HERE}\n\nThese:\n\n- [ ] A line"),
    "a line of the checklist": _CHECKLIST.format(title="", body=f"- [ ] A line\n- [ ] See {HERE}"),
    "a done test of the checklist": _CHECKLIST.format(title="", body=f"- [ ] A line\n  > Seen {HERE}"),
    "the title of the quiz": _QUIZ.format(title=f" {HERE}", body=f"{_CHOICE}\n\n> So."),
    **{
        f"{what.strip()} of item 'item'{' ' * what.endswith(' ')}": _QUIZ.format(title="", body=body)
        for what, body in _ITEMS.items()
    },
}

# What cannot stand in any of them, with the tag that is told.
REFUSED = {
    "<name>": "<name>",
    "List<Object>": "<Object>",
    "the <first-name> of a caller": "<first-name>",
    "<course-item>": "<course-item>",
    "<a_b>": "<a_b>",
    "a <title> of": "<title>",
    "</title>": "</title>",
    "<iframe src='a.html'></iframe>": "<iframe src='a.html'>",
    "<textarea>": "<textarea>",
    "<style>": "<style>",
    "<script>alert(1)</script>": "<script>",
    "<select>": "<select>",
    "<input type=submit>": "<input type=submit>",
    "<button>b</button>": "<button>",
    "<form>b</form>": "<form>",
    "<object>b</object>": "<object>",
    "<svg></svg>": "<svg>",
    "<body class='x'>": "<body class='x'>",
    "</fieldset>": "</fieldset>",
    "<plaintext>": "<plaintext>",
    "<video controls></video>": "<video controls>",
    "<b>b": "<b>",
    "b</b>": "</b>",
    "<b><i>b</b></i>": "<i>",
    "<b onclick='a()'>b</b>": "<b onclick='a()'>",
    "<span STYLE='color:red'>b</span>": "<span STYLE='color:red'>",
    "if a <b and c> d": "<b and c>",
    "<b/c>": "<b/c>",
    "<span/>": "<span/>",
    "`<b>` <b>b": "<b>",
    "li <li>b</li>": "<li>",
    "td <td>b</td>": "<td>",
}
# What is whole in one paragraph, or looks like code, and would not be whole in a place that may have several.
CROSSING = {
    "x <b>b\n\nc</b>": "<b>",
    "x\n\n- <b>b\n- c</b>": "<b>",
    "x\n\n| <b>b | c</b> |\n|---|---|\n| d | e |": "<b>",
    "x\n\n- <div>b\n- c</div>": "<div>",
    "x\n\n> <div>\n\nc</div>": "<div>",
    "x\n\n<div>\n\n    <title>\n\n</div>": "<title>",
    "x\n\n<div>`<title>`</div>": "<title>",
    "x\n\n<!DOCTYPE html>\n\ny": "<!DOCTYPE html>",
    "x ` b\nc `<title>` d": "<title>",
    "x\n\n<div>\n<p>b</div>": "<p>",
    "x\n\n<p>b\n\nc": "<p>",
}
# What may stand in all of them, with the text that is seen; in all but menus; where there may be several paragraphs.
PLAIN = {
    "a < b": "a < b",
    "<3": "<3",
    "</3": "</3",
    "<- or <= or <>": "<- or <= or <>",
    "a <b": "a <b",
    "&lt;name&gt;": "<name>",
    r"\<name>": "<name>",
    r"\<title> and \</b>": "<title> and </b>",
    "`<name>`": "<name>",
    "`<title>` and ``<b> ` <i>``": "<title> and <b> ` <i>",
    "R&D &amp; Co": "R&D & Co",
}
PHRASING = {
    'a <span lang="de">Haus</span>': "a Haus",
    "<span title='a > b'>c</span>": "c",
    "<bdi>אבג</bdi>": "אבג",
    "<bdo dir=rtl>abc</bdo>": "abc",
    "one<br>two<br />three": "onetwothree",
    "<kbd>Ctrl</kbd>": "Ctrl",
    "H<sub>2</sub>O, m<sup>2</sup>": "H2O, m2",
    "<abbr title='Research & \"more\"'>R</abbr>": "R",
    "<B>b <em>*i*</em></B>": "b i",
    "**<b>b</b>**": "b",
    "<mark>m</mark> <small>s</small> <u>u</u> <s>s</s> <q>q</q> <time datetime=2020>t</time>": "m s u s q t",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>": "漢(kan)",
    "<https://example.org/?a=b> and <mail@example.org>": "https://example.org/?a=b and mail@example.org",
}
BLOCKS = {
    "x\n\n<details><summary>More</summary>\n\ntext <b>b</b>\n\n</details>\n\ny": "x More text b y",
    "x\n\n<div markdown>\n\n*text* `<name>`\n\n- a\n\n</div>\n\ny": "x text <name> a y",
    "x\n\n<figure>\n<p>text</p>\n<figcaption>c</figcaption>\n</figure>": "x text c",
    "x\n\n```html\n<title>\n</div>\n```\n\ny": "x <title> </div> y",
    "x\n\n    <title>\n\ny": "x <title> y",
    "x `<a,\n<b>` y": "x <a, <b> y",
    "x\n<div>text</div>\ny": "x text y",
    "x\n\n<table><tr><td>text</td></tr></table>\n\ny": "x text y",
    "x\n\n<ul>\n<li>text</li>\n</ul>\n\ny": "x text y",
    "x\n\n<hr>\n\ny": "x y",
    "x\n\n- <b>text</b>\n- `<b>`": "x text <b>",
}
ALLOWED = {**PLAIN, **PHRASING, **BLOCKS}


def is_flow(place: str) -> bool:
    """Whether several paragraphs may stand in a place."""
    return place.startswith(FLOW)


def may_stand(fragment: str, place: str) -> bool:
    """Whether what is allowed somewhere is allowed in a place."""
    return fragment in PLAIN or (is_flow(place) if fragment in BLOCKS else not place.startswith(MENU))


def filled(place: str, fragment: str) -> str:
    """Return the page with a fragment in a place, its further lines too."""
    page = PLACES[place]
    line = next(line for line in page.split("\n") if HERE in line)
    quote = re.match(r"(?: *> )?", line)
    return page.replace(HERE, fragment.replace("\n", f"\n{quote[0] if quote else ''}"))


def page_of(fragment: str) -> str:
    """Return a lesson with a fragment in each place where it may stand, and a word in all others."""
    texts = {place: fragment if may_stand(fragment, place) else "plain" for place in PLACES}
    head = f"---\ntitle: Seen\nobjective: Say {texts.pop('the objective')} well\nminutes: 5\nsources: [a-post]\n---\n"
    blocks = [filled(place, text) for place, text in texts.items()]
    apart = [re.sub(r"^((?:id:|###) .*)$", rf"\1-{at}", block, flags=re.MULTILINE) for at, block in enumerate(blocks)]
    return "\n".join([head, *apart])
