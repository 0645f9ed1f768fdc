"""The app as Django knows it."""

from django.apps import AppConfig


class LeadsConfig(AppConfig):
    """leads."""

    name = "bangfu.web.leads"
