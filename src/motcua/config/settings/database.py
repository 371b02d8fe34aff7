"""PostgreSQL only. The launcher fills DATABASE_URL in when the embedded database is used."""

import sys
from urllib.parse import parse_qsl, unquote, urlsplit

from motcua.config import environment

# PostgreSQL gets values apart from the statement and keeps the plan of one it has seen before: about an eighth
# off an intake (`bench/intake`).
BINDING = {"server_side_binding": True, "prepare_threshold": 2}


def connection(url: str) -> dict[str, object]:
    """Django's settings for a postgresql:// address; a socket folder is given as ?host=/folder."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "motcua.config.database",  # a connection lost with its server is replaced before it is used
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": {**query, **BINDING},
    }


def _chosen_url() -> str:
    owner = environment.DATABASE_OWNER_URL.read()
    migrating = len(sys.argv) > 1 and sys.argv[1] in {"migrate", "makemigrations"}
    return owner if owner and migrating else environment.DATABASE_URL.read()


DATABASES = {"default": connection(_chosen_url() or "postgresql:///motcua")}
if "pytest" not in sys.modules:
    _size = int(environment.DATABASE_POOL.read())
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"]["OPTIONS"],  # type: ignore[dict-item]
        "pool": {"min_size": 1, "max_size": _size, "timeout": 10},
    }
