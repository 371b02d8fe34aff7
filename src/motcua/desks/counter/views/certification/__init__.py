"""Certification at the counter: the screen, the visit, the book, the words of statements."""

from motcua.desks.counter.views.certification.book import (
    book_page,
    book_paper,
    book_print,
    book_table,
    months,
)
from motcua.desks.counter.views.certification.screen import certify
from motcua.desks.counter.views.certification.visit import receipt, visit, void
from motcua.desks.counter.views.certification.wording import wording

__all__ = [
    "book_page",
    "book_paper",
    "book_print",
    "book_table",
    "certify",
    "months",
    "receipt",
    "visit",
    "void",
    "wording",
]
