"""Django's PostgreSQL engine, with two things cheaper that every page pays for."""
