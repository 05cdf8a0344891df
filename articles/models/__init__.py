"""What the archive keeps. Every question a reader can ask is one method on a QuerySet here."""

from articles.models.actor import Actor, ActorMention, Alias
from articles.models.article import Article, Cut, Outlet
from articles.models.location import Location, LocationMention
from articles.models.provenance import FileOutcome, FixityCheck, ImportRun, Intake, Original, Quarantined
from articles.models.quote import Quote

__all__ = [
    "Actor",
    "ActorMention",
    "Alias",
    "Article",
    "Cut",
    "FileOutcome",
    "FixityCheck",
    "ImportRun",
    "Intake",
    "Location",
    "LocationMention",
    "Original",
    "Outlet",
    "Quarantined",
    "Quote",
]
