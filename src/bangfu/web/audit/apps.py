"""The app as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """留痕."""

    name = "bangfu.web.audit"
    verbose_name = "留痕"
