"""One file per figure. Each has `run(rows: int) -> Result`, or a list of them; see `result.py`."""
