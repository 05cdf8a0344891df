"""The filters of figures: how many were killed, wounded, missing or displaced."""

from django.utils.translation import gettext_lazy as _

from articles.filters.asking import ArchiveFilter, Asks
from articles.filters.fields import Choice, Day, Flag, Names, Option, WordsSought
from articles.models import Actor, Figure, Location, Outlet

KINDS = {kind: Option("of_kind", words, kind) for kind, words in Figure.KINDS}
ORDERS = {
    "newest": Option("newest_first", _("newest first")),
    "oldest": Option("oldest_first", _("oldest first")),
}


class FigureFilter(ArchiveFilter):
    """/figures/"""

    q = Asks("with_words", WordsSought(), label=_("Words"), says=_("with the words {}"))
    kind = Asks("of_kind", Choice(_("kind of figure"), KINDS), label=_("Who"), says="{}")
    from_ = Asks("published_from", Day(), label=_("From"), says=_("from {}"))
    to = Asks("published_until", Day(last=True), label=_("Until"), says=_("until {}"))
    undated = Asks("undated", Flag(), label=_("Undated only"), says=_("undated only"))
    location = Asks("at_location", Names(Location, _("place")), label=_("Place"), says=_("place: {}"))
    speaker = Asks("told_by", Names(Actor, _("speaker")), label=_("Who says so"), says=_("told by {}"))
    outlet = Asks("from_outlet", Names(Outlet, _("outlet")), label=_("Outlet"), says=_("in {}"))
    exact = Asks("dated_to_the_day", Flag(), label=_("Dated to the day"), says=_("dated to the day"), rare=True)
    order = Asks("order", Choice(_("order"), ORDERS, default="newest"), label=_("Order"))
