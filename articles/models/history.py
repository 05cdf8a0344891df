"""Every change of what editors can change, kept by the database itself: `queryset.update` and SQL by hand, too.

An event holds the row as it was before; what it became is in the next event of the row, or in the row itself. What an
import adds makes no event. The texts of articles are not in the history: nobody changes them.
"""

import pghistory

from articles.models.actor import Actor, ActorMention, Alias
from articles.models.article import Article, Outlet
from articles.models.figure import Figure
from articles.models.location import Location, LocationMention
from articles.models.quote import Quote

_MARK = ["edited_at", "edited_by"]

TRACKED: dict[type, list[str]] = {
    Article: [
        "id",
        "title",
        "outlet",
        "url",
        "byline",
        "language",
        "published_at",
        "published_on",
        "published_precision",
        "published_origin",
        "published_certain",
        "source_updated_at",
        "dateline",
        "reported_from",
        "text_key",
        *_MARK,
    ],
    Outlet: ["id", "name"],
    Actor: [
        "id",
        "kind",
        "name",
        "folded",
        "key",
        "source_kind",
        "affiliation",
        "wikidata",
        "merged_into",
        *_MARK,
    ],
    Alias: ["id", "actor", "name", "folded"],
    ActorMention: ["id", "article", "actor", "start", "end"],
    Location: [
        "id",
        "key",
        "geonames_id",
        "name",
        "folded",
        "latitude",
        "longitude",
        "country",
        "feature",
        "parent",
        *_MARK,
    ],
    LocationMention: ["id", "article", "location", "start", "end", "role"],
    Quote: [
        "id",
        "article",
        "speaker",
        "start",
        "end",
        "text",
        "kind",
        "speaker_mention",
        "mention_start",
        "mention_end",
        "cue",
        "cue_start",
        "cue_end",
        "relay",
        "rule",
        "confidence",
        *_MARK,
    ],
    Figure: [
        "id",
        "article",
        "speaker",
        "location",
        "part_of",
        "kind",
        "low",
        "high",
        "qualifier",
        "wording",
        "start",
        "end",
        "period",
        *_MARK,
    ],
}
"""The fields of each model that are kept."""

EVENTS = {
    model: pghistory.create_event_model(
        model,
        pghistory.UpdateEvent(row=pghistory.Old, level=pghistory.Statement),
        pghistory.DeleteEvent(level=pghistory.Statement),
        fields=fields,
        model_name=f"{model.__name__}Event",
        abstract=False,
    )
    for model, fields in TRACKED.items()
}
"""The model of each model's events."""
