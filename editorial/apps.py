from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial office")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from bulletins.bindery import register_office  # noqa: PLC0415

        from . import clock, receivers  # noqa: F401, PLC0415  connects at start, when the models are loaded
        from .bindery import EditorialOffice  # noqa: PLC0415
        from .channels import register_channels  # noqa: PLC0415
        from .due_releases import due_releases  # noqa: PLC0415
        from .journal import register_acts  # noqa: PLC0415
        from .letters import mute_wagtail  # noqa: PLC0415
        from .models import ReaderReport  # noqa: PLC0415
        from .outbox import due_deliveries  # noqa: PLC0415
        from .rights import ReportPolicy  # noqa: PLC0415

        mute_wagtail()
        register_office(EditorialOffice())
        register_acts()
        register_permission_policy(ReaderReport, ReportPolicy(ReaderReport))
        register_channels()
        clock.register("releases", due_releases)
        clock.register("deliveries", due_deliveries)
