"""Step two: what was understood, beside the original; and every edit of it."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wagtail.admin import messages

from intake.actions.mend_intake import MendIntake, tick
from intake.mending_words import STALE, refusal_message
from intake.screen import Screen, details_form, regions_known
from intake.states import IntakeState, StaleIntakeError
from intake.tree import COVER, anchor_of, words_of
from intake.verbs import Step, carry_out, form_of
from intake.vocabularies import vocabulary_at_hand
from manuscript.mending import At, MendingError, Rank
from manuscript.mending.places import part_at
from manuscript.plain import NotPlainError

from .shown import OfOneIntake

TEMPLATES = {
    IntakeState.READING: "intake/progress.html",
    IntakeState.FAILED: "intake/failed.html",
    IntakeState.READ: "intake/mend.html",
    IntakeState.DRAFTED: "intake/drafted.html",
}


def number_in(text: str | None, otherwise: int = 0) -> int:
    """A small number as an address or a form writes it; whatever else somebody sends is none."""
    is_number = bool(text) and text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if is_number else otherwise


#: Verbs whose forms hold words that somebody typed.
TYPED = frozenset({"describe", "cover", "photo"})


def place_of(text: str | None) -> At | None:
    """The place an address or a form names; None for none, and for what is no place."""
    try:
        return At() if text == COVER else At.read(text) if text else None
    except MendingError:
        return None


class MendView(OfOneIntake):
    """One address for an intake from the first moment to the last: what stands there follows its state."""

    http_method_names = ["get", "head", "post"]

    def get(self, request, *args, **kwargs):
        return self.show(place_of(request.GET.get("at")))

    def show(self, at: At | None, bound=None, status: int = 200) -> TemplateResponse:
        context = {}
        if self.intake.state == IntakeState.READ:
            context["screen"] = self._screen(at, bound)
        return self._render(TEMPLATES[self.intake.state], status, **context)

    def _screen(self, at: At | None, bound) -> Screen:
        asked, meant = (number_in(self.request.GET.get(name)) for name in ("from", "line"))
        screen = Screen(self.intake, at, asked, bound, self.regions, meant)
        screen.load()
        return screen

    @cached_property
    def regions(self) -> list[str]:
        return regions_known()

    @property
    def step(self):
        return {IntakeState.READING: 1, IntakeState.FAILED: 1, IntakeState.READ: 2}.get(self.intake.state, 3)

    def _render(self, template: str, status: int, **context) -> TemplateResponse:
        context = self.get_context_data(**context)
        return TemplateResponse(self.request, template, context, status=status)

    def to(self, at: At | None) -> HttpResponseRedirect:
        """Back to the screen, with that place open."""
        address = reverse("intake:show", args=[self.intake.pk])
        if at is None:
            return redirect(address)
        shown = at.of(Rank.ITEM) if at.rank is Rank.BLOCK else at
        anchor = anchor_of(at) if at.rank is Rank.BLOCK else "open"
        return redirect(f"{address}?{urlencode({'at': str(shown) or COVER})}#{anchor}")


class EditView(MendView):
    """One verb. A refusal says why and changes nothing; a form that was filled in stays filled in."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if self.intake.state != IntakeState.READ:
            return self.to(None)
        at = place_of(request.POST.get("at")) or At()
        verb, _blank, to = request.POST.get("verb", "").partition(" ")
        try:
            if self.mending.version != self.intake.version:
                raise StaleIntakeError
            form = self._form(verb, at, to)
            if not form.is_valid():
                return self._refused(at, form, _("Not changed. See what is said beside the field."), 422)
            return self.to(self._carried_out(verb, at, form))
        except StaleIntakeError:
            return self._stale(verb, at, to)
        except MendingError as error:
            messages.error(request, refusal_message(error))
            return self.to(at)

    @property
    def mending(self) -> MendIntake:
        return MendIntake(self.intake.pk, self.request.user, number_in(self.request.POST.get("version"), -1))

    def _form(self, verb: str, at: At, to: str):
        data = self.request.POST.copy()
        if to:
            data["to"] = to
        form = form_of(verb, at)
        if verb != "describe":
            return form(data, auto_id="cover_%s" if verb == "cover" else "asked_%s")
        return details_form(form, self.intake.document, at, self.regions, data)

    def _carried_out(self, verb: str, at: At, form) -> At:
        names = vocabulary_at_hand()
        words = words_of(part_at(self.intake.document, at))
        return self.mending.edit(
            verb, at, words, lambda document: carry_out(verb, Step(document, at, form, names))
        )

    def _stale(self, verb: str, at: At, to: str) -> TemplateResponse:
        del self.intake  # what was loaded is what has changed
        try:
            form = self._form(verb, at, to) if verb in TYPED else None
        except MendingError:
            at, form = None, None
        return self._refused(at, form, str(STALE), 409)

    def _refused(self, at: At | None, form, sentence: str, status: int) -> TemplateResponse:
        messages.error(self.request, sentence)
        if self.intake.state != IntakeState.READ:
            return self.to(None)
        return self.show(at, form, status)


class UndoView(EditView):
    def post(self, request, *args, **kwargs):
        try:
            return self.to(self.back())
        except StaleIntakeError:
            return self._stale("", None, "")
        except (MendingError, NotPlainError):
            messages.error(request, refusal_message(MendingError("OTHER_DOCUMENT")))
            return self.to(None)

    def back(self) -> At | None:
        return self.mending.undo()


class RedoView(UndoView):
    def back(self):
        return self.mending.redo()


class TickView(MendView):
    """A notice is dealt with; unticked, it is there again."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        key = request.POST.get("key", "")[:32]
        if self.intake.state == IntakeState.READ and key:
            tick(self.intake, key, is_ticked=request.POST.get("ticked") == "1")
        address = self.to(place_of(request.POST.get("at"))).url.split("#")[0]
        anchor = "open" if request.POST.get("back") == "open" else "points"
        return redirect(f"{address}#{anchor}")
