"""The last door: whatever screen tries to delete what is kept, the answer is a sentence and not an error page."""

from django.db.models import ProtectedError
from django.http import HttpResponse
from django.urls import reverse

from .kept import refuse_file


class KeepWhatWasSubmitted:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        in_admin = request.path.startswith(reverse("wagtailadmin_home"))
        if not in_admin or not isinstance(exception, ProtectedError):
            return None
        return refuse_file(request, exception) if request.accepts("text/html") else HttpResponse(status=409)
