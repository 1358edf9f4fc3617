"""When things took place."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "date-outside-period": _(
        "%(text)s lies outside the period of the issue (%(first)s to %(last)s). Check the date, or "
        "move the item to its issue."
    ),
    "date-apart": _(
        "%(text)s lies weeks away from all other events of the issue (%(first)s to %(last)s). Check the date."
    ),
    "date-impossible": _("There is no such date: %(text)s. Correct it."),
    "date-span-reversed": _("The span %(text)s ends before it begins. Correct it."),
    "weekday-differs": _("%(text)s: that day is a %(weekday)s. Correct the date or the weekday."),
    "duration-differs": _("%(text)s, but the dates before it make %(days)s days. Correct one of them."),
    "age-differs": _("%(text)s: by the year of this issue it is %(years)s. Check the years."),
    "time-impossible": _("No clock shows %(text)s. Correct the time."),
    "date-form-irregular": _("“%(text)s” is no usual form of a day. Write it as 2025年8月12日 or 8月12日."),
    "date-relative": _("“%(text)s” means nothing in an archive. Write the date."),
    "date-without-year": _(
        "%(text)s has no year, and %(count)s of %(all)s event dates of the issue have none. Print the"
        " year at least once in each item or on the cover."
    ),
    "date-year-missing": _("%(text)s has no year, though the other items give it. Add the year."),
    "date-month-only": _(
        "%(text)s gives the month only, as %(count)s items of the issue do. Add the day where it is known."
    ),
    "date-missing": _("“%(text)s” does not say when. Add the date."),
    "date-spacing-mixed": _("%(text)s has spaces, most dates of the issue have none. Write all alike."),
    "event-differs": _(
        "The date of the item, %(event)s, is not in its text, which begins with %(text)s. Check which"
        " is right."
    ),
    "event-on-issue-date": _(
        "%(text)s is the date of the issue itself. Check that the event was over when the issue was closed."
    ),
    "event-after-issue": _("%(text)s is later than the date of the issue, %(cover)s. Check both."),
    "future-for-past": _(
        "“%(text)s” announces what is over by the date of this issue. Report what took place."
    ),
}
