"""The entry of the web server."""

import gc
import os

from django.apps import apps
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connections

from motcua.config.launcher.processes import die_with_parent

if os.environ.get("MOTCUA_SUPERVISED"):
    die_with_parent()  # granian killed outright would leave its workers on the port

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
application = get_wsgi_application()

try:
    for app in apps.get_app_configs():
        if hasattr(app, "read_ahead"):
            app.read_ahead()  # what every process keeps: no visitor waits for it
except DatabaseError:
    pass  # the health page says so; each page reads what it needs
finally:
    connections.close_all()

# What was loaded stays for good: looking through it again and again for rubbish made some pages wait 0.1 s.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
