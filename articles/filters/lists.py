"""One FilterSet a list, one line a filter: query parameter = the QuerySet method that it asks.

``from_`` is the parameter ``from``: the underscore is there for Python alone.
"""

from articles.filters.asking import ArchiveFilter, Asks
from articles.filters.fields import Choice, Country, Day, Flag, Language, Names, Option, Words, WordsSought
from articles.models import Actor, Location, Outlet
from articles.models.kinds import SOURCE_KINDS

NEWEST_OR_OLDEST = {
    "newest": Option("newest_first", "newest first"),
    "oldest": Option("oldest_first", "oldest first"),
}
BY_WORDS = {**NEWEST_OR_OLDEST, "relevance": Option("best_first", "best match first")}
MOST_QUOTED_OR_NAME = {
    "quotes": Option("most_quoted_first", "most quoted first"),
    "name": Option("by_name", "by name"),
}
MOST_NAMED_OR_NAME = {
    "articles": Option("most_named_first", "most named first"),
    "name": Option("by_name", "by name"),
}
SOURCES = {
    "named": Option("by_named_speakers", "named speakers"),
    "unnamed": Option("by_unnamed_sources", "unnamed sources"),
    "none": Option("without_speaker", "no speaker found"),
}
UNNAMED_KINDS = {
    **{kind: Option("from_source_kind", words, kind) for kind, words in SOURCE_KINDS.items()},
    "unnoted": Option("from_source_without_kind", "kind not noted"),
}
SPEAKER_KINDS = {kind: Option("of_kind", words, kind) for kind, words in Actor.KINDS}
QUOTE_KINDS = {
    "marked": Option("in_marks", "in quotation marks"),
    "direct": Option("of_kind", "direct quotes", "direct"),
    "partial": Option("of_kind", "partial quotes", "partial"),
    "indirect": Option("of_kind", "reported speech only", "indirect"),
    "all": Option("with_reported_speech", "quotes and reported speech"),
}
KINDS_WITHIN = {
    "marked": Option("with_quotes_of", "with words in quotation marks", "marked"),
    "direct": Option("with_quotes_of", "with direct quotes", "direct"),
    "partial": Option("with_quotes_of", "with partial quotes", "partial"),
    "indirect": Option("with_quotes_of", "with reported speech", "indirect"),
    "all": Option("with_quotes_of", "with quotes or reported speech", "all"),
}
SOURCES_WITHIN = {
    "named": Option("quoting_source", "quoting named speakers", "named"),
    "unnamed": Option("quoting_source", "quoting unnamed sources", "unnamed"),
    "none": Option("quoting_source", "with quotes of no speaker found", "none"),
}


class ArticleFilter(ArchiveFilter):
    """/articles/"""

    q = Asks("with_words", WordsSought(), label="Words", says="with the words {}")
    from_ = Asks("published_from", Day(), label="From", says="from {}")
    to = Asks("published_until", Day(last=True), label="Until", says="until {}")
    undated = Asks("undated", Flag(), label="Undated only", says="undated only")
    speaker = Asks("quoting", Names(Actor, "speaker"), label="Speaker", says="quoting {}")
    location = Asks("naming_location", Names(Location, "place"), label="Place", says="place: {}")
    outlet = Asks("from_outlet", Names(Outlet, "outlet"), label="Outlet", says="in {}")
    kind = Asks("with_quotes_of", Choice("kind of quote", KINDS_WITHIN), label="Kind", says="{}", rare=True)
    source = Asks("quoting_source", Choice("kind of source", SOURCES_WITHIN), label="Source", says="{}", rare=True)
    language = Asks("in_language", Language(), label="Language", says="language: {}", rare=True)
    beside = Asks("quoting", Names(Actor, "speaker"), label="Also quoting", says="also quoting {}", rare=True)
    naming = Asks("naming", Names(Actor, "speaker"), label="Naming", says="naming {}", rare=True)
    unquoted = Asks(
        "naming_only", Names(Actor, "speaker"), label="Naming, not quoting", says="naming but not quoting {}", rare=True
    )
    place = Asks("naming_location", Names(Location, "place"), label="Also naming", says="also naming {}", rare=True)
    within = Asks("naming_within", Names(Location, "place"), label="Within", says="within {}", rare=True)
    happened = Asks("about_location", Names(Location, "place"), label="Happened in", says="about {}", rare=True)
    reported_from = Asks(
        "reported_from_location",
        Names(Location, "place"),
        label="Reported from",
        says="reported from {}",
        rare=True,
    )
    speaker_at = Asks(
        "with_speaker_at", Names(Location, "place"), label="Speaker was in", says="somebody spoke in {}", rare=True
    )
    exact = Asks("dated_to_the_day", Flag(), label="Dated to the day", says="dated to the day", rare=True)
    order = Asks("order", Choice("order", BY_WORDS, default="newest"), label="Order")


class QuoteFilter(ArchiveFilter):
    """/quotes/"""

    q = Asks("with_words", WordsSought(), label="Words", says="with the words {}")
    from_ = Asks("published_from", Day(), label="From", says="from {}")
    to = Asks("published_until", Day(last=True), label="Until", says="until {}")
    undated = Asks("undated", Flag(), label="Undated only", says="undated only")
    speaker = Asks("said_by", Names(Actor, "speaker"), label="Speaker", says="said by {}")
    location = Asks("reported_with_location", Names(Location, "place"), label="Place", says="place: {}")
    outlet = Asks("from_outlet", Names(Outlet, "outlet"), label="Outlet", says="in {}")
    kind = Asks("of_kind", Choice("kind of quote", QUOTE_KINDS, default="marked"), label="Kind", says="{}")
    source = Asks("source", Choice("kind of source", SOURCES), label="Source", says="source: {}")
    language = Asks("in_language", Language(), label="Language", says="language: {}", rare=True)
    source_kind = Asks(
        "from_source_kind",
        Choice("source kind", UNNAMED_KINDS),
        label="Unnamed sources",
        says="unnamed sources: {}",
        rare=True,
    )
    affiliation = Asks("from_sources_of", Words(), label="Speaking for", says="unnamed sources of {}", rare=True)
    within = Asks("reported_within", Names(Location, "place"), label="Within", says="within {}", rare=True)
    exact = Asks("dated_to_the_day", Flag(), label="Dated to the day", says="dated to the day", rare=True)
    wording = Asks("from_sources_called", Words(), label="Source called", says="unnamed sources called {}", rare=True)
    order = Asks("order", Choice("order", BY_WORDS, default="newest"), label="Order")


class QuoteOfSpeakerFilter(QuoteFilter):
    """The page of a speaker."""

    left_out = ("speaker", "source", "source_kind", "affiliation", "wording")


class QuoteOfLocationFilter(QuoteFilter):
    """The page of a place."""

    left_out = ("location",)


class SpeakerFilter(ArchiveFilter):
    """/speakers/"""

    q = Asks("called", Words(), label="Name", says="called {}")
    kind = Asks("of_kind", Choice("kind of speaker", SPEAKER_KINDS), label="Kind", says="kind: {}")
    location = Asks("speaking_at", Names(Location, "place"), label="Place", says="place: {}")
    order = Asks("order", Choice("order", MOST_QUOTED_OR_NAME, default="quotes"), label="Order")


class LocationFilter(ArchiveFilter):
    """/locations/"""

    q = Asks("called", Words(), label="Name", says="called {}")
    country = Asks("in_country", Country(), label="Country", says="in {}")
    speaker = Asks("named_by_articles_quoting", Names(Actor, "speaker"), label="Speaker", says="in articles quoting {}")
    order = Asks("order", Choice("order", MOST_NAMED_OR_NAME, default="articles"), label="Order")
