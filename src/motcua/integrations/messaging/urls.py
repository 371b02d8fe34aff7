from django.urls import path

from motcua.integrations.messaging import views

app_name = "messaging"
urlpatterns = [path("", views.channels, name="channels")]
