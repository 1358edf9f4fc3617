from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial office")

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  connects at start, when the models are loaded
