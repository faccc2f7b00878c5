"""From the sample course to one's own, and from one version of this project to a newer one."""
