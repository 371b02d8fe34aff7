"""To a provider of identity and back. allauth's names are kept, since its own code asks for them."""

from django.urls import path

from motcua.integrations.identity import views

urlpatterns = [
    path("<slug:provider_id>/", views.begin, name="openid_connect_login"),
    path("<slug:provider_id>/ve/", views.back, name="openid_connect_callback"),
    path("<slug:provider_id>/da-thoat/", views.left, name="identity_left"),
]
