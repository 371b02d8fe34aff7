"""Một Cửa: the software of a commune-level Public Administrative Service Centre."""
