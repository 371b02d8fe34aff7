"""What each printed form needs, as values; `printed()` gives the ready texts that are printed and kept."""
