"""The hooks of the course: what the plugin `courseblocks` does, for a site that names this file in its place."""

from __future__ import annotations

from courseblocks.publish.host import CoursePlugin

_plugin = CoursePlugin()

on_startup = _plugin.on_startup
on_config = _plugin.on_config
on_pre_build = _plugin.on_pre_build
on_files = _plugin.on_files
on_env = _plugin.on_env
on_page_content = _plugin.on_page_content
on_page_context = _plugin.on_page_context
on_post_page = _plugin.on_post_page
on_post_template = _plugin.on_post_template
on_build_error = _plugin.on_build_error
