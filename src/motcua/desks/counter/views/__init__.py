"""The officers' pages, by subject."""
