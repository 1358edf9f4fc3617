from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Desks are strangers to one another: that the clock of one works for the other is arranged here."""
        from editorial import clock  # noqa: PLC0415  connects at start, when the models are loaded
        from intake.actions.clear_intakes import due_intakes  # noqa: PLC0415

        clock.register("intakes", due_intakes)
