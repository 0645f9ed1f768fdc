"""The app as Django knows it; its tables are compared with the trail."""

from django.apps import AppConfig


class ProblemsConfig(AppConfig):
    """问题."""

    name = "bangfu.web.problems"
    verbose_name = "问题"

    def ready(self) -> None:
        """Have ``bangfu trail verify`` rebuild problems, and staff see open ones."""
        from bangfu.web.accounts import handover  # noqa: PLC0415 models must be ready
        from bangfu.web.problems.handover import (  # noqa: PLC0415
            bound_problems,
            open_problems,
            take_over,
        )
        from bangfu.web.problems.rebuild import differences  # noqa: PLC0415
        from bangfu.web.trail import rebuild  # noqa: PLC0415

        rebuild.register("问题", differences)
        handover.add_source(
            "问题", open_problems, count=bound_problems, take_over=take_over
        )
