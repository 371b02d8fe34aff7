"""The entry of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from motcua.config.launcher.processes import die_with_parent

if os.environ.get("MOTCUA_SUPERVISED"):
    die_with_parent()  # granian killed outright would leave its workers on the port

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
application = get_wsgi_application()
