"""The database inside the embedded server: one role owns the tables, another works with the rows."""

import psycopg
from psycopg import sql

from motcua.config.launcher.postgres import DATABASE, Postgres

OWNER = "motcua_owner"
APPLICATION = "motcua_app"
EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist")

_ROLES = {OWNER: "LOGIN NOSUPERUSER NOBYPASSRLS", APPLICATION: "LOGIN NOSUPERUSER NOBYPASSRLS"}
_DATABASE_RIGHTS = (
    f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
    f"GRANT CONNECT, TEMPORARY ON DATABASE {DATABASE} TO {APPLICATION}",
)
_GRANTS = (
    "GRANT {application} TO {owner}",
    "GRANT USAGE ON SCHEMA public TO {application}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} "
    "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE, SELECT ON SEQUENCES TO {application}",
)


def prepare_database(server: Postgres) -> None:
    """Roles, database, extensions and default privileges are there; what is there already is kept."""
    with psycopg.connect(server.url(database="postgres"), autocommit=True) as connection:
        for role, rights in _ROLES.items():
            if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                connection.execute(sql.SQL(f"CREATE ROLE {{}} {rights}").format(sql.Identifier(role)))
        if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            create = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'"
            connection.execute(sql.SQL(create).format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
        for right in _DATABASE_RIGHTS:
            connection.execute(sql.SQL(right))
    furnish(server.url())


def furnish(url: str) -> None:
    """Extensions and default privileges in the database at `url`, which the superuser must open."""
    with psycopg.connect(url) as connection:
        connection.execute("SET client_min_messages = warning")
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        names = {"owner": sql.Identifier(OWNER), "application": sql.Identifier(APPLICATION)}
        for grant in _GRANTS:
            connection.execute(sql.SQL(grant).format(**names))


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None
