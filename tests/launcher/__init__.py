"""The launcher under real conditions: real processes, real kills."""
