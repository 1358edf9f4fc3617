from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from bulletins import urls as bulletins_urls
from editions import urls as editions_urls
from editorial import public_views
from editorial.preview import urls as preview_urls
from search import urls as search_urls
from subscriptions import urls as subscriptions_urls

from . import views

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/images/(?P<path>.+)$", views.media, name="media"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.health, name="health"),
    path("", include("django.contrib.auth.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="login", query_string=True)),  # Wagtail's own
    path("preview/", include(preview_urls)),
    path("report/", public_views.ReportView.as_view(), name="report"),
    path("report/thanks/", public_views.ReportThanksView.as_view(), name="report-thanks"),
    path("", include(bulletins_urls)),
    path("", include(editions_urls)),
    path("", include(search_urls)),
    path("", include(subscriptions_urls)),
    path("", include(wagtail_urls)),
]

handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = [*staticfiles_urlpatterns(), *urlpatterns]
