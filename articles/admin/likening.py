"""Who may be the same: pairs of actors with the reasons. Candidates come from indexes, never from all pairs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _
from rapidfuzz.fuzz import token_sort_ratio

from articles.models import Actor, Alias, Role

# Trigrams in common from which two names are looked at closer.
THRESHOLD = 0.3
NEARLY = 90
HARDLY = 60
MOST_PER_ACTOR = 8
NAMED = ("person", "organisation")

# Each actor's likely others through the trigram index, a surname alone through the same one, aliases through theirs.
_CANDIDATES = """
    SELECT a.id, b.id FROM articles_actor a, LATERAL (
        SELECT id FROM articles_actor b
        WHERE b.folded %% a.folded AND b.kind = a.kind AND b.id <> a.id
        ORDER BY similarity(b.folded, a.folded) DESC, id LIMIT %(most)s) b
    WHERE a.id = ANY(%(ids)s)
    UNION
    SELECT a.id, b.id FROM articles_actor a, LATERAL (
        SELECT id FROM articles_actor b WHERE b.kind = 'person'
        AND b.folded LIKE '%% ' || replace(replace(a.folded, '_', ''), '%%', '') LIMIT %(most)s) b
    WHERE a.id = ANY(%(ids)s) AND a.kind = 'person' AND position(' ' in a.folded) = 0 AND length(a.folded) > 2
    UNION
    SELECT a.id, l.actor_id FROM articles_actor a JOIN articles_alias l ON l.folded = a.folded AND l.actor_id <> a.id
    WHERE a.id = ANY(%(ids)s)
    UNION
    SELECT l.actor_id, b.id FROM articles_alias l JOIN articles_actor b ON b.folded = l.folded AND l.actor_id <> b.id
    WHERE l.actor_id = ANY(%(ids)s)
"""
_SPELLINGS = (
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("dj", "j"),
    ("zh", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("g", "k"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
)
_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|an|ar|as|at|az)[- ]")
_VOWELS = re.compile(r"(?<=.)[aeiouyh'’`]+")
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` orders suggestions: the more and the stronger the reasons, the higher."""

    one: Actor
    other: Actor
    reasons: tuple[str, ...]
    score: int


def likenesses(actors: Sequence[Actor], apart: Iterable[frozenset[int]] = ()) -> list[Likeness]:
    """Those who may be the same as one of the actors, likeliest first; ``apart`` are pairs known to be two."""
    pairs = _pairs([actor.pk for actor in actors if actor.kind in NAMED]) - set(apart)
    ids = {pk for pair in pairs for pk in pair}
    rows = Actor.objects.in_bulk(ids)
    names, offices = _names(ids), _offices(ids)
    found = []
    for pair in pairs:
        one, other = (rows[pk] for pk in sorted(pair) if pk in rows)
        if one.kind not in NAMED or other.kind not in NAMED:
            continue
        told = _reasons(one, other, names, offices)
        if told:
            found.append(Likeness(one, other, tuple(words for _score, words in told), sum(n for n, _words in told)))
    return sorted(found, key=lambda like: (-like.score, -like.other.pk, like.one.pk))


def _pairs(ids: list[int]) -> set[frozenset[int]]:
    if not ids:
        return set()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(THRESHOLD)])
        cursor.execute(_CANDIDATES, {"ids": ids, "most": MOST_PER_ACTOR})
        return {frozenset(pair) for pair in cursor.fetchall()}


def _names(ids: set[int]) -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    for pk, folded in Alias.objects.filter(actor__in=ids).order_by().values_list("actor", "folded"):
        names[pk].add(folded)
    return names


def _offices(ids: set[int]) -> dict[int, dict[str, str]]:
    offices: dict[int, dict[str, str]] = defaultdict(dict)
    for pk, wording in Role.objects.filter(actor__in=ids).order_by().values_list("actor", "wording").distinct():
        offices[pk][wording.casefold()] = wording
    return offices


def _reasons(
    one: Actor, other: Actor, names: dict[int, set[str]], offices: dict[int, dict[str, str]]
) -> list[tuple[int, str]]:
    """(how much it counts, in words) of each reason; none where only an office is shared."""
    found = []
    ratio = token_sort_ratio(one.folded, other.folded)
    if one.folded == other.folded:
        found.append((60, _("the same full name")))
    elif ratio >= HARDLY and skeleton(one.folded) == skeleton(other.folded):
        found.append((45, _("the same name, spelt from another script (transliteration)")))
    elif ratio >= NEARLY:
        found.append((int(ratio) - 60, _("nearly the same spelling ({share} %)").format(share=round(ratio))))
    elif is_surname(one.folded, other.folded) or is_surname(other.folded, one.folded):
        found.append((15, _("one is known by the other’s surname alone")))
    if one.folded in names[other.pk] or other.folded in names[one.pk]:
        found.append((40, _("the name of one is an alias of the other")))
    elif shared := names[one.pk] & names[other.pk]:
        found.append((20, _("both go by “{name}”").format(name=min(shared))))
    if found and (office := offices[one.pk].keys() & offices[other.pk].keys()):
        found.append((25, _("the same role: {role}").format(role=offices[one.pk][min(office)])))
    return found


def skeleton(folded: str) -> str:
    """What stays of a name however it was brought into Latin letters: its consonants, roughly, without the article."""
    plain = _ARTICLE.sub("", folded)
    for written, heard in _SPELLINGS:
        plain = plain.replace(written, heard)
    words = (_TWICE.sub(r"\1", _VOWELS.sub("", word)) for word in re.split(r"[\s-]+", plain) if word)
    return " ".join(words)


def is_surname(short: str, full: str) -> bool:
    return " " not in short and " " in full and full.endswith(f" {short}")
