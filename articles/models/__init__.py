"""What the archive keeps. Every question a reader can ask is one method on a QuerySet here."""

from articles.models.actor import Actor, ActorMention, Alias
from articles.models.article import Article, Cut, Outlet
from articles.models.copies import Copy, CrowdedKey, TextBand, TextSignature
from articles.models.decision import Decision, KeptApart, KnownAs, PlaceRule
from articles.models.figure import Figure
from articles.models.history import EVENTS
from articles.models.location import Location, LocationMention
from articles.models.provenance import FileOutcome, FixityCheck, ImportRun, Intake, Original, Quarantined
from articles.models.quote import Quote
from articles.models.reviewing import Unreviewed
from articles.models.role import Role
from articles.models.statement import QuoteKey, Report, Statement
from articles.models.takedown import Sealed, Takedown
from articles.models.words import Word, WordsCounted

__all__ = [
    "EVENTS",
    "Actor",
    "ActorMention",
    "Alias",
    "Article",
    "Copy",
    "CrowdedKey",
    "Cut",
    "Decision",
    "Figure",
    "FileOutcome",
    "FixityCheck",
    "ImportRun",
    "Intake",
    "KeptApart",
    "KnownAs",
    "Location",
    "LocationMention",
    "Original",
    "Outlet",
    "PlaceRule",
    "Quarantined",
    "Quote",
    "QuoteKey",
    "Report",
    "Role",
    "Sealed",
    "Statement",
    "Takedown",
    "TextBand",
    "TextSignature",
    "Unreviewed",
    "Word",
    "WordsCounted",
]
