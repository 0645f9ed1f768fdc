"""The trail as a Django app; it guards every connection from the first query on."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class TrailConfig(AppConfig):
    """留痕."""

    name = "bangfu.web.trail"
    verbose_name = "留痕"

    def ready(self) -> None:
        """Watch writes on every connection that is opened."""
        from bangfu.web.trail.guard import watch  # noqa: PLC0415 models must be ready

        connection_created.connect(watch, dispatch_uid="trail.guard")
