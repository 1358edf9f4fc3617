from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = _("Editions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bulletins.bindery import register_bindery  # noqa: PLC0415  models are loaded

        from . import acts  # noqa: F401, PLC0415  the audit log knows its words from the start
        from .binding import EditionBindery  # noqa: PLC0415

        register_bindery(EditionBindery())
