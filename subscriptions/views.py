"""订阅: asking for letters, saying yes to them, changing and leaving. All of it without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from audit.allowance import seconds_to_wait
from audit.origin import address_of

from .actions.ask import AskAction
from .actions.confirm import ConfirmAction
from .choices import keys_of, subscribe
from .forms import AskForm, ChoicesForm
from .links import read_confirmation
from .models import Subscriber

HOUR, DAY = 3600, 86_400
MOST_ASKED_AN_HOUR = 10  # from one address of the net
MOST_LETTERS_A_DAY = 3  # to one mailbox, whoever asks: nobody is to be buried in them


@method_decorator(never_cache, name="dispatch")
class PrivateView(View):
    """Its address is a key: no index, no cache, and no other site learns it."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        return response

    @staticmethod
    def gone(request: HttpRequest) -> HttpResponse:
        return render(request, "subscriptions/gone.html", status=410)


class AskView(View):
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, AskForm(initial=_asked_for(request)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AskForm(request.POST)
        if not form.is_valid():
            form.begin_anew()
            return self.show(request, form, 400)
        if not form.is_from_a_machine:
            if seconds_to_wait("subscriptions.ask", address_of(request), MOST_ASKED_AN_HOUR, HOUR):
                form.add_error(None, _("You have asked several times already. Please try again in an hour."))
                return self.show(request, form, 429)
            address = form.cleaned_data["address"]
            if not seconds_to_wait("subscriptions.letter", address, MOST_LETTERS_A_DAY, DAY):
                AskAction(address, form.keys).execute()
        return redirect("subscriptions:asked")

    @staticmethod
    def show(request: HttpRequest, form: AskForm, status: int = 200) -> HttpResponse:
        return render(request, "subscriptions/ask.html", {"form": form}, status=status)


def _asked_for(request: HttpRequest) -> dict:
    """What the page that led here is about: ?bulletin=jibao&region=kunshan&industry=3."""
    form, asked = AskForm(), request.GET
    by = {"bulletins": ("bulletin", "slug"), "regions": ("region", "slug"), "industries": ("industry", "pk")}
    found = {}
    for name, (parameter, field) in by.items():
        value = asked.get(parameter, "").replace("\0", "")[:255]
        if value and (field == "slug" or (value.isascii() and value.isdecimal() and len(value) < 10)):
            found[name] = list(
                form.fields[name].queryset.filter(**{field: value}).values_list("pk", flat=True)
            )
    return found


class AskedView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "subscriptions/asked.html")


class ConfirmView(PrivateView):
    """Programs that look into mails open every link: only the button says yes."""

    def get(self, request: HttpRequest, signed: str) -> HttpResponse:
        found = read_confirmation(signed)
        if found is None:
            return self.gone(request)
        return render(request, "subscriptions/confirm.html", {"subscriber": found[0]})

    def post(self, request: HttpRequest, signed: str) -> HttpResponse:
        found = read_confirmation(signed)
        if found is None:
            return self.gone(request)
        ConfirmAction(*found).execute()
        return redirect(f"{reverse('subscriptions:mine', args=[found[0].token])}?done=1")


class MineView(PrivateView):
    """What one gets, to be changed."""

    def get(self, request: HttpRequest, token) -> HttpResponse:
        subscriber = Subscriber.objects.confirmed().filter(token=token).first()
        if subscriber is None:
            return self.gone(request)
        chosen = {name: [int(key[1:]) for key in keys_of(subscriber) if key[0] == letter]
                  for letter, name in ChoicesForm.NAMES.items()}  # fmt: skip
        return self.show(request, subscriber, ChoicesForm(initial=chosen))

    def post(self, request: HttpRequest, token) -> HttpResponse:
        subscriber = Subscriber.objects.confirmed().filter(token=token).first()
        if subscriber is None:
            return self.gone(request)
        form = ChoicesForm(request.POST)
        if not form.is_valid():
            return self.show(request, subscriber, form, 400)
        subscribe(subscriber, form.keys, only=True)
        return redirect(f"{request.path}?done=1")

    @staticmethod
    def show(request, subscriber, form, status: int = 200) -> HttpResponse:
        facts = {"subscriber": subscriber, "form": form, "is_done": "done" in request.GET}
        return render(request, "subscriptions/mine.html", facts, status=status)


@method_decorator(csrf_exempt, name="dispatch")
class LeaveView(PrivateView):
    """One click in a program for mail is a POST without cookie or form (RFC 8058). A GET only asks."""

    def get(self, request: HttpRequest, token) -> HttpResponse:
        if not Subscriber.objects.filter(token=token).exists():
            return self.gone(request)
        return render(request, "subscriptions/leave.html", {"token": token})

    def post(self, request: HttpRequest, token) -> HttpResponse:
        """Twice is fine."""
        Subscriber.objects.filter(token=token).delete()
        return render(request, "subscriptions/left.html")
