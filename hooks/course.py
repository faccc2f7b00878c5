"""The hooks of the course: what concerns the whole site. The blocks themselves are a Markdown extension."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from courseblocks.publish import host


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001
    """Note whether this is a build or a preview."""
    host.start(command)


# Our templates before all other plugins, since the search reads some; then the assets, and the size of the logo.
on_config = CombinedEvent(event_priority(100)(host.add_templates), host.link_assets, host.measure_logo)

on_pre_build = host.check  # of the whole course, before the first page


@event_priority(-200)  # after other plugins: some ask each file where it lies on the disk, and ours lie nowhere
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the style sheets and the scripts, and see how many pages there are."""
    host.add_assets(files, config)
    host.expect_pages(files)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Make the ids in blocks known as targets of links, and the page's source known to its edit link."""
    host.add_anchors(html, page)
    host.encode_edit_link(page)
    host.how_far.tell("Read")


on_env = host.add_words  # so that the theme can say what learners read

# The first and the last of all that take a page before it is put into its template, the search plugin among them.
on_page_context = CombinedEvent(event_priority(100)(host.hide_quizzes), event_priority(-100)(host.show_quizzes))

on_post_page = host.tell_written

on_build_error = host.end_build
