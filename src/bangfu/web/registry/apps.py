"""The app as Django knows it."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """registry."""

    name = "bangfu.web.registry"
