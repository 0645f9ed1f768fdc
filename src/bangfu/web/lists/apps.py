"""The app as Django knows it."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """清单台账."""

    name = "bangfu.web.lists"
    verbose_name = "清单台账"
