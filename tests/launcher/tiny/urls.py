from django.urls import path

from motcua.config.health import health

urlpatterns = [path("suc-khoe/", health)]
