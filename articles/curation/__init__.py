"""The only writer of what editors decide. Each function is one decision: one transaction, one row in the log.

What an editor decided always wins: imports and re-extraction keep it, whatever a machine finds later.
Keys by which an import finds a row again never change here, whatever the row comes to be called.
"""

from articles.curation.dates import DATE_FIELDS, Dating, set_date, settle
from articles.curation.findings import NewActor, accept, correct_bounds, reattribute, reject
from articles.curation.joining import merge, split, what_moves
from articles.curation.people import (
    add_alias,
    are_kept_apart,
    keep_apart,
    name_means,
    remove_alias,
    rename,
    set_wikidata,
)
from articles.curation.places import add_location, set_location, set_reported_from
from articles.curation.placing import place_unplaced
from articles.curation.refusing import CannotUndo, Refused
from articles.curation.rows import add, correct, nearest, remove
from articles.curation.undoing import undo, what_builds_on

__all__ = [
    "DATE_FIELDS",
    "CannotUndo",
    "Dating",
    "NewActor",
    "Refused",
    "accept",
    "add",
    "add_alias",
    "add_location",
    "are_kept_apart",
    "correct",
    "correct_bounds",
    "keep_apart",
    "merge",
    "name_means",
    "nearest",
    "place_unplaced",
    "reattribute",
    "reject",
    "remove",
    "remove_alias",
    "rename",
    "set_date",
    "set_location",
    "set_reported_from",
    "set_wikidata",
    "settle",
    "split",
    "undo",
    "what_builds_on",
    "what_moves",
]
