"""Blocks for courses in Markdown: quizzes and checklists, read, checked and rendered.

Data flows one way: text --read--> model --check--> problems, model --render--> HTML. Read the modules in this order:

    console, unseen, problems, model            what everything else speaks in
    lines, markup, tags, segments, preview_gaps Markdown, as far as is needed
    properties, hidden, frontmatter, seen       words and values
    configuration, exclusions                   mkdocs.yml, and which pages it leaves out
    tasks, shapes, items, banks                 readers: text -> model and problems
    splitting, quizzes, checklists, blocks, pages, course
    settings, check                             what must hold between files
    credit, plain, fragments, shown, render, templates/
                                                model -> HTML
    assets, runtime/                            styles, as the browser gets them
    git                                         the only module that runs Git
    history                                     the course as it was, from Git
    pairs, passages, rows, changes              two courses -> what differs
    kept, orphans                               names that vanished, and learners' work with them
    contrast, summary                           what differs -> Markdown, for a pull request
    repository                                  Git, for the commands that change something
    releases, comparison, upgrade               from one version of this project to a newer one
    navigation, begin, starter/                 from the sample course to one's own
    extension                                   the Python-Markdown extension
    host                                        the only module that knows MkDocs and its successors
    __main__                                    python -m courseblocks check, diff, begin, upgrade
"""

from __future__ import annotations

from courseblocks.extension import CourseExtension

makeExtension = CourseExtension  # noqa: N816  (the name that Python-Markdown looks for)
