"""The verbs of the register: bring an annex in, record evidence, judge, put in charge, set what is wanted."""

from motcua.oversight.duties.actions.bringing import import_annex, seed

__all__ = ["import_annex", "seed"]
