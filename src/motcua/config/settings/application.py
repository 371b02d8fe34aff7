"""Apps, middleware, templates."""

INSTALLED_APPS = [
    "motcua.foundation.ui",
    "motcua.foundation.accounts",
    "motcua.foundation.audit",
    "motcua.foundation.evidence",
    "motcua.foundation.files",
    "motcua.foundation.forms",
    "motcua.foundation.letters",
    "motcua.foundation.notifications",
    "motcua.foundation.numbering",
    "motcua.foundation.papers",
    "motcua.foundation.phrases",
    "motcua.foundation.versions",
    "motcua.foundation.worklists",
    "motcua.reference.organisation",
    "motcua.reference.calendars",
    "motcua.reference.instruments",
    "motcua.reference.procedures",
    "motcua.casework.dossiers",
    "motcua.casework.assistance",
    "motcua.casework.certification",
    "motcua.workplace.plans",
    "motcua.oversight.duties",
    "motcua.desks.counter",
    "motcua.desks.floor",
    "motcua.desks.portal",
    "motcua.integrations.identity",
    "motcua.integrations.messaging",
    "motcua.integrations.links",
    "motcua.integrations.population",
    "motcua.config.apps.ConfigConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.foundation.asked.remembering_answers",
    "motcua.foundation.ui.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.foundation.ui.middleware.chosen_language",
    "motcua.foundation.ui.middleware.readable_addresses",
    "motcua.foundation.ui.middleware.explained_methods",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "motcua.foundation.accounts.middleware.SignInRequired",
    "motcua.foundation.accounts.middleware.session_renewed_by_use",
    "motcua.foundation.accounts.middleware.second_factor_first",
    "motcua.config.ahead.officer_known",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.config.navigation.menu",
            ],
            "builtins": ["motcua.foundation.ui.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []
