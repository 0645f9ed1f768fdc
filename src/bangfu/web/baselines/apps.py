"""The app as Django knows it."""

from django.apps import AppConfig


class BaselinesConfig(AppConfig):
    """底数."""

    name = "bangfu.web.baselines"
    verbose_name = "底数"
