"""The one site that there is, remembered."""

from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from wagtail.models import Site

from portal.middleware import OnlySite


def carried(rf):
    request = rf.get("/")
    OnlySite(lambda request: HttpResponse())(request)
    return request


def test_wagtail_still_takes_the_site_that_the_request_carries(rf, home):
    """It is handed over in an attribute that Wagtail keeps to itself: this notices when that moves."""
    request = carried(rf)
    with CaptureQueriesContext(connection) as asked:
        assert Site.find_for_request(request).root_page.specific == home
    assert not asked


def test_of_two_sites_wagtail_chooses_by_the_host(rf, home):
    Site.objects.create(hostname="elsewhere.example", root_page=home)
    assert not hasattr(carried(rf), "_wagtail_site")
