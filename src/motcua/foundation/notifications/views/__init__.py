"""Pages of `/quay/thong-bao/` and `/quan-tri/thong-bao/`."""
