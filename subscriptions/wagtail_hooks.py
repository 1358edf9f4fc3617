from wagtail.snippets.models import register_snippet

from .viewsets import SubscriberViewSet

register_snippet(SubscriberViewSet)
