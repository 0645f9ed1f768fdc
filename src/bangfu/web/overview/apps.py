"""The app as Django knows it."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """总览."""

    name = "bangfu.web.overview"
    verbose_name = "总览"
