"""Django's settings, one file per concern; what an operator may change is in `environment.py`."""

from motcua.config.settings.application import *  # noqa: F403
from motcua.config.settings.database import *  # noqa: F403
from motcua.config.settings.factors import *  # noqa: F403
from motcua.config.settings.identity import *  # noqa: F403
from motcua.config.settings.language import *  # noqa: F403
from motcua.config.settings.logs import *  # noqa: F403
from motcua.config.settings.mail import *  # noqa: F403
from motcua.config.settings.security import *  # noqa: F403
from motcua.config.settings.storage import *  # noqa: F403
