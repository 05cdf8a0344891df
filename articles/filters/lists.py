"""One FilterSet a list, one line a filter: query parameter = the QuerySet method that it asks.

``from_`` is the parameter ``from``: the underscore is there for Python alone.
"""

from django.utils.translation import gettext_lazy as _

from articles.filters.asking import ArchiveFilter, Asks
from articles.filters.fields import Choice, Country, Day, Flag, Language, Names, Option, Words, WordsSought
from articles.models import Actor, Location, Outlet
from articles.models.kinds import SOURCE_KINDS

NEWEST_OR_OLDEST = {
    "newest": Option("newest_first", _("newest first")),
    "oldest": Option("oldest_first", _("oldest first")),
}
BY_WORDS = {**NEWEST_OR_OLDEST, "relevance": Option("best_first", _("best match first"))}
MOST_QUOTED_OR_NAME = {
    "quotes": Option("most_quoted_first", _("most quoted first")),
    "name": Option("by_name", _("by name")),
}
MOST_NAMED_OR_NAME = {
    "articles": Option("most_named_first", _("most named first")),
    "name": Option("by_name", _("by name")),
}
SOURCES = {
    "named": Option("by_named_speakers", _("named speakers")),
    "unnamed": Option("by_unnamed_sources", _("unnamed sources")),
    "none": Option("without_speaker", _("no speaker found")),
}
UNNAMED_KINDS = {
    **{kind: Option("from_source_kind", words, kind) for kind, words in SOURCE_KINDS.items()},
    "unnoted": Option("from_source_without_kind", _("kind not noted")),
}
SPEAKER_KINDS = {kind: Option("of_kind", words, kind) for kind, words in Actor.KINDS}
QUOTE_KINDS = {
    "marked": Option("in_marks", _("in quotation marks")),
    "direct": Option("of_kind", _("direct quotes"), "direct"),
    "partial": Option("of_kind", _("partial quotes"), "partial"),
    "indirect": Option("of_kind", _("reported speech only"), "indirect"),
    "all": Option("with_reported_speech", _("quotes and reported speech")),
}
KINDS_WITHIN = {
    "marked": Option("with_quotes_of", _("with words in quotation marks"), "marked"),
    "direct": Option("with_quotes_of", _("with direct quotes"), "direct"),
    "partial": Option("with_quotes_of", _("with partial quotes"), "partial"),
    "indirect": Option("with_quotes_of", _("with reported speech"), "indirect"),
    "all": Option("with_quotes_of", _("with quotes or reported speech"), "all"),
}
SOURCES_WITHIN = {
    "named": Option("quoting_source", _("quoting named speakers"), "named"),
    "unnamed": Option("quoting_source", _("quoting unnamed sources"), "unnamed"),
    "none": Option("quoting_source", _("with quotes of no speaker found"), "none"),
}


class ArticleFilter(ArchiveFilter):
    """/articles/"""

    q = Asks("with_words", WordsSought(), label=_("Words"), says=_("with the words {}"))
    from_ = Asks("published_from", Day(), label=_("From"), says=_("from {}"))
    to = Asks("published_until", Day(last=True), label=_("Until"), says=_("until {}"))
    undated = Asks("undated", Flag(), label=_("Undated only"), says=_("undated only"))
    speaker = Asks("quoting", Names(Actor, _("speaker")), label=_("Speaker"), says=_("quoting {}"))
    location = Asks("naming_location", Names(Location, _("place")), label=_("Place"), says=_("place: {}"))
    outlet = Asks("from_outlet", Names(Outlet, _("outlet")), label=_("Outlet"), says=_("in {}"))
    kind = Asks("with_quotes_of", Choice(_("kind of quote"), KINDS_WITHIN), label=_("Kind"), says="{}", rare=True)
    source = Asks(
        "quoting_source", Choice(_("kind of source"), SOURCES_WITHIN), label=_("Source"), says="{}", rare=True
    )
    language = Asks("in_language", Language(), label=_("Language"), says=_("language: {}"), rare=True)
    beside = Asks("quoting", Names(Actor, _("speaker")), label=_("Also quoting"), says=_("also quoting {}"), rare=True)
    naming = Asks("naming", Names(Actor, _("speaker")), label=_("Naming"), says=_("naming {}"), rare=True)
    unquoted = Asks(
        "naming_only",
        Names(Actor, _("speaker")),
        label=_("Naming, not quoting"),
        says=_("naming but not quoting {}"),
        rare=True,
    )
    place = Asks(
        "naming_location", Names(Location, _("place")), label=_("Also naming"), says=_("also naming {}"), rare=True
    )
    within = Asks("naming_within", Names(Location, _("place")), label=_("Within"), says=_("within {}"), rare=True)
    happened = Asks(
        "about_location", Names(Location, _("place")), label=_("Happened in"), says=_("about {}"), rare=True
    )
    reported_from = Asks(
        "reported_from_location",
        Names(Location, _("place")),
        label=_("Reported from"),
        says=_("reported from {}"),
        rare=True,
    )
    speaker_at = Asks(
        "with_speaker_at",
        Names(Location, _("place")),
        label=_("Speaker was in"),
        says=_("somebody spoke in {}"),
        rare=True,
    )
    exact = Asks("dated_to_the_day", Flag(), label=_("Dated to the day"), says=_("dated to the day"), rare=True)
    order = Asks("order", Choice(_("order"), BY_WORDS, default="newest"), label=_("Order"))


class QuoteFilter(ArchiveFilter):
    """/quotes/"""

    q = Asks("with_words", WordsSought(), label=_("Words"), says=_("with the words {}"))
    from_ = Asks("published_from", Day(), label=_("From"), says=_("from {}"))
    to = Asks("published_until", Day(last=True), label=_("Until"), says=_("until {}"))
    undated = Asks("undated", Flag(), label=_("Undated only"), says=_("undated only"))
    speaker = Asks("said_by", Names(Actor, _("speaker")), label=_("Speaker"), says=_("said by {}"))
    location = Asks("reported_with_location", Names(Location, _("place")), label=_("Place"), says=_("place: {}"))
    outlet = Asks("from_outlet", Names(Outlet, _("outlet")), label=_("Outlet"), says=_("in {}"))
    kind = Asks("of_kind", Choice(_("kind of quote"), QUOTE_KINDS, default="marked"), label=_("Kind"), says="{}")
    source = Asks("source", Choice(_("kind of source"), SOURCES), label=_("Source"), says=_("source: {}"))
    language = Asks("in_language", Language(), label=_("Language"), says=_("language: {}"), rare=True)
    source_kind = Asks(
        "from_source_kind",
        Choice(_("source kind"), UNNAMED_KINDS),
        label=_("Unnamed sources"),
        says=_("unnamed sources: {}"),
        rare=True,
    )
    affiliation = Asks("from_sources_of", Words(), label=_("Speaking for"), says=_("unnamed sources of {}"), rare=True)
    within = Asks("reported_within", Names(Location, _("place")), label=_("Within"), says=_("within {}"), rare=True)
    exact = Asks("dated_to_the_day", Flag(), label=_("Dated to the day"), says=_("dated to the day"), rare=True)
    wording = Asks(
        "from_sources_called", Words(), label=_("Source called"), says=_("unnamed sources called {}"), rare=True
    )
    order = Asks("order", Choice(_("order"), BY_WORDS, default="newest"), label=_("Order"))


class QuoteOfSpeakerFilter(QuoteFilter):
    """The page of a speaker."""

    left_out = ("speaker", "source", "source_kind", "affiliation", "wording")


class QuoteOfLocationFilter(QuoteFilter):
    """The page of a place."""

    left_out = ("location",)


class SpeakerFilter(ArchiveFilter):
    """/speakers/"""

    q = Asks("called", Words(), label=_("Name"), says=_("called {}"))
    kind = Asks("of_kind", Choice(_("kind of speaker"), SPEAKER_KINDS), label=_("Kind"), says=_("kind: {}"))
    location = Asks("speaking_at", Names(Location, _("place")), label=_("Place"), says=_("place: {}"))
    order = Asks("order", Choice(_("order"), MOST_QUOTED_OR_NAME, default="quotes"), label=_("Order"))


class LocationFilter(ArchiveFilter):
    """/locations/"""

    q = Asks("called", Words(), label=_("Name"), says=_("called {}"))
    country = Asks("in_country", Country(), label=_("Country"), says=_("in {}"))
    speaker = Asks(
        "named_by_articles_quoting", Names(Actor, _("speaker")), label=_("Speaker"), says=_("in articles quoting {}")
    )
    order = Asks("order", Choice(_("order"), MOST_NAMED_OR_NAME, default="articles"), label=_("Order"))
