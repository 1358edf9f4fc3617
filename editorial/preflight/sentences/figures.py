"""Figures, and whether they agree."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "balance-differs": _("%(text)s: income less expenses is %(rest)s. Check the three figures."),
    "points-as-percent": _(
        "Between two shares lie percentage points, not per cent: %(text)s. Write 个百分点."
    ),
    "figure-unsupported": _(
        "The confirmed figure “%(figure)s” is not in the text any more: %(text)s. Extract it anew, or take the "
        "confirmation back."
    ),
    "sum-differs": _("The parts %(parts)s add up to %(sum)s, the text says %(total)s. Check the figures."),
    "share-differs": _("%(part)s of %(whole)s is %(share)s, the text says %(said)s. Check the figures."),
    "growth-differs": _(
        "From %(before)s to %(after)s is a change of %(growth)s, the text says %(said)s. Check the figures."
    ),
    "metric-conflict": _(
        "%(metric)s is %(text)s here, and %(other)s in “%(place)s”. Find out which is right."
    ),
    "metric-precision-differs": _(
        "%(metric)s is %(text)s here, and %(other)s in “%(place)s”. Give the exact figure in both."
    ),
    "metric-rounded": _(
        "%(metric)s is %(text)s here, and %(other)s in “%(place)s”: they agree only by rounding. Use one."
    ),
    "metric-name-irregular": _(
        "One measure has several names: “%(text)s” here, “%(other)s” in “%(place)s”. Use one."
    ),
    "metric-scope-unclear": _(
        "%(text)s: “%(place)s” tells new and total apart (%(other)s). Say which is meant."
    ),
    "growth-missing": _("%(text)s: “%(place)s” gives the change as well (%(other)s). Add it here."),
    "title-figure-differs": _("The title says %(text)s, the text %(other)s. Find out which is right."),
    "unit-mismatch": _("One thing is counted in two units: %(text)s here, %(other)s elsewhere. Use one."),
    "conversion-differs": _("“%(text)s” gives two amounts: the first is %(right)s. Check the figures."),
    "money-scale-mixed": _("The other amounts are in 亿元: write “%(text)s” as %(right)s."),
    "money-unit-irregular": _("“%(text)s” names the currency, the other amounts do not. Write all alike."),
    "approximation-doubled": _("“%(text)s” says twice that the figure is rough. Drop one."),
    "more-than-whole": _("%(part)s cannot be out of %(whole)s: it is more. Check the figures."),
    "shares-exceed": _("The shares of “%(text)s” add up to %(sum)s. Check the figures."),
    "mean-differs": _(
        "%(whole)s over %(count)s is %(mean)s each, the text says “%(text)s”. Check the figures."
    ),
    "unit-missing": _("“%(text)s” counts something, and does not say in what. Add the unit."),
    "list-count-differs": _("The text says %(text)s, but names %(count)s. Count again."),
}
