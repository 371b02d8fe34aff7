"""Files taken in, files served as they are."""

from motcua.config import environment

FILES_ROOT = environment.home() / "files"
UPLOAD_LIMIT_BYTES = int(environment.UPLOAD_MEGABYTES.read()) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served from the package itself; nothing is collected
WHITENOISE_IMMUTABLE_FILE_TEST = r"/static/build/assets/"  # names carry a hash
