import os

from motcua.config.settings.database import DATABASES as DATABASES

SECRET_KEY = "of no use"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["tiny", "procrastinate.contrib.django"]
ROOT_URLCONF = "tiny.urls"
USE_TZ = True
DEMO = os.environ.get("MOTCUA_DEMO") == "1"
