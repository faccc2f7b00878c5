"""A look at the finished site: what its pages load, and where they lead, whatever put that there."""
