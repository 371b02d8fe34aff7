"""The entry of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from motcua.config.launcher.processes import die_with_parent

if os.environ.get("MOTCUA_SUPERVISED"):
    die_with_parent()  # granian killed outright would leave its workers on the port

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
application = get_wsgi_application()

# What was loaded stays for good: looking through it again and again for rubbish made some pages wait 0.1 s.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
