"""The app as Django knows it; it tells every run what was explained."""

from django.apps import AppConfig


class LeadsConfig(AppConfig):
    """线索."""

    name = "bangfu.web.leads"
    verbose_name = "线索"

    def ready(self) -> None:
        """Hand the registry, which comes before us, exemptions and a household's leads."""
        from bangfu.web.leads.exempt import explained  # noqa: PLC0415 models first
        from bangfu.web.leads.on_household import sections  # noqa: PLC0415
        from bangfu.web.registry import explained as registry  # noqa: PLC0415
        from bangfu.web.registry.sections import add_section  # noqa: PLC0415

        registry.add_source(explained)
        add_section(sections)
