"""Blocks for courses in Markdown: quizzes, checklists and pauses, read, checked and rendered.

Data flows one way: text --read--> model --check--> problems, model --render--> HTML. The folders stand along it, and
each imports only from those before it. What is read, what is shown and what runs in the browser of one type of item or
one block lies side by side. Read them in this order:

    core/                   what everything else speaks in: problems, the course as data, pieces of text; and Git
    runtime/                what scripts stand on
    runtime/page/           what they build on the page, and what is pressed there
    runtime/log/            the log of what a learner does: kept, joined, backed up and restored
    runtime/progress/       what the log says
    words/                  what learners read, in scripts and on pages
    source/                 Markdown and YAML, as far as they are needed: lines, segments, properties, settings
    source/slips/           what authors slip into, and what a page would do then
    render/                 fragments of Markdown -> HTML
    items/                  an item: its text -> its type -> model -> HTML, and its life on the page
    items/<type>/           a type of items, which its `kind` says all of; its docstring says what it is
    blocks/                 a `:::` block: where it stands, its properties, its HTML
    blocks/<kind>/          a kind of block, likewise
    blocks/quiz/draw/       which of its items a quiz asks
    blocks/quiz/exam/       quizzes that are handed in
    course/                 banks, pages and settings, and what must hold between files
    publish/                the extension of Python-Markdown, the hosts, and styles and scripts as the browser gets them
    publish/finished/       a look at the finished site: what its pages load, and where they lead
    bundles/                which scripts are loaded together
    theme/                  what the pages of the site have around all that
    review/                 two courses -> what differs -> Markdown, for a pull request; names that vanished
    project/                from the sample course to one's own, and from one version of this project to a newer one
    project/starter/        the course that one's own begins with
    project/thin/           what a course has besides where the generator is not in it

The command line is `python -m courseblocks`: check, diff, finish, look, begin, upgrade, new.
"""

from __future__ import annotations

from courseblocks.publish.extension import CourseExtension

makeExtension = CourseExtension  # noqa: N816  (the name that Python-Markdown looks for)
