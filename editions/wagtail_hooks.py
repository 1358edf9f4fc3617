from wagtail.snippets.models import register_snippet

from .viewsets import BulletinStyleViewSet

register_snippet(BulletinStyleViewSet)
