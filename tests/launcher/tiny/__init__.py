"""A project of one page: the launcher is tested with it, since it only needs something to launch."""
