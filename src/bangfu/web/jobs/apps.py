"""The app as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """任务."""

    name = "bangfu.web.jobs"
    verbose_name = "任务"
