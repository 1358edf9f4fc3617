from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubscriptionsConfig(AppConfig):
    name = "subscriptions"
    verbose_name = _("Subscriptions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from bulletins.channels import register  # noqa: PLC0415  models are loaded
        from editorial import clock  # noqa: PLC0415

        from . import receivers  # noqa: F401, PLC0415  connects at start
        from .channels import LetterChannel, ReadersChannel  # noqa: PLC0415
        from .models import Subscriber  # noqa: PLC0415
        from .rights import SubscriberPolicy  # noqa: PLC0415
        from .unconfirmed import due_clearing  # noqa: PLC0415

        register_permission_policy(Subscriber, SubscriberPolicy(Subscriber))
        register(ReadersChannel())
        register(LetterChannel())
        clock.register("subscriptions", due_clearing)
