"""The app as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """accounts."""

    name = "bangfu.web.accounts"
