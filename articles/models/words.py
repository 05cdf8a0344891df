"""The archive's own words: how the index folds them, what its texts are made of, and how they are found."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import TypeVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.cache import cache
from django.db import models
from django.db.models import Case, F, FloatField, Func, Q, TextField, Value, When
from django.db.models.functions import Cast

from articles.searching.likeness import SHORTEST_NAME, alike, closeness, near, skeleton
from articles.searching.parsing import Sought, parse, tsquery

MOST_WEIGHED = 200
MOST_ROWS = 500
MOST_CORRECTED = 3
SECONDS_KEPT = 5
ENOUGH = 3  # articles that hold a word which then is no slip


class Folded(Func):
    """Words as `articles.searching.folding` folds them, in the database."""

    function = "folded_words"
    arity = 1
    output_field = TextField()


class Word(models.Model):
    """A folded word of the archive's texts; ``articles`` is how many hold it, ``names`` whether it is part of a name.

    Derived from the articles: never a source of truth, and brought up to date after an import.
    """

    word = models.CharField(max_length=60, primary_key=True)
    articles = models.PositiveIntegerField(default=0)
    is_name = models.BooleanField(default=False)
    skeleton = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            # other spellings of a name that is searched
            models.Index(fields=["skeleton"], condition=models.Q(is_name=True), name="word_skeleton"),
            # "did you mean"
            GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="word_trgm"),
        ]

    def __str__(self) -> str:
        return self.word


class WordsCounted(models.Model):
    """How far the vocabulary has come: the last article, actor, alias and place whose words are in it."""

    table = models.CharField(max_length=20, primary_key=True)
    last = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.table} up to {self.last}"


Rows = TypeVar("Rows", bound=models.QuerySet)


def read(words: str | Sought) -> Sought:
    return parse(words) if isinstance(words, str) else words


def holding(rows: Rows, words: str | Sought) -> Rows:
    """Rows whose ``search`` fits; all of them where there is no word to look for."""
    sought = read(words)
    if not sought.groups:
        return rows
    if inverse := _not_held_by(sought):
        unwanted = SearchQuery(inverse, config="english", search_type="raw")
        if getattr(rows.model, "HAS_SHORT_TEXTS", False):
            return rows.filter(~Q(search=unwanted))  # costs less to read than a list of those that do not fit
        # The index finds what holds a word, never what does not.
        fitting = rows.model._default_manager.filter(search=unwanted)
        # Only where their ids are a little work does PostgreSQL see that it needs all of them; else it reads the texts.
        return rows.exclude(pk__in=fitting.order_by().values(found=F("pk") + 0).distinct())
    return rows.filter(search=query(sought))


def left_out(rows: Rows, words: str | Sought) -> Rows | None:
    """Those of the rows that a query leaves out, where it does nothing else."""
    sought = read(words)
    if not sought.groups or any(not term.excluded for group in sought.groups for term in group):
        return None
    return rows.filter(search=SearchQuery(_not_held_by(sought), config="english", search_type="raw"))


def _not_held_by(sought: Sought) -> str:
    """What to ask for to get everything that does not fit; "" where no part of a query only leaves out."""
    leaving_out = [group for group in sought.groups if all(term.excluded for term in group)]
    if not leaving_out:
        return ""
    unwanted = [
        replace(sought, groups=tuple((replace(term, excluded=False),) for term in group)) for group in leaving_out
    ]
    wanted = replace(sought, groups=tuple(group for group in sought.groups if group not in leaving_out))
    parts = [f"({tsquery(one)})" for one in unwanted]
    return " & ".join([*parts, f"!({tsquery(wanted)})"] if wanted.groups else parts)


def can_be_weighed(words: str | Sought) -> bool:
    """Whether one row can fit better than another: not where it fits by what it does not hold."""
    sought = read(words)
    return bool(sought.groups) and not _not_held_by(sought)


def weighed(rows: Rows, words: str | Sought, newest: models.QuerySet) -> Rows:
    """With ``weight``: how well each fits. Of very many only the newest are weighed, the others weigh nothing."""
    ids = newest.values("pk")[:MOST_WEIGHED]
    rank = SearchRank(F("search"), query(read(words)), cover_density=True, normalization=1)
    # In a subquery of their own: PostgreSQL must not weigh what is not asked for. In double precision, for a page's
    # cursor holds a weight that is compared with.
    return rows.annotate(
        weight=Case(When(pk__in=ids, then=Cast(rank, FloatField())), default=Value(0.0), output_field=FloatField())
    )


def query(sought: Sought) -> SearchQuery:
    return SearchQuery(tsquery(sought), config="english", search_type="raw")


MOST_SPELLINGS = 8


def spellings(sought: Sought) -> dict[str, tuple[str, ...]]:
    """For each word that is a name, or unknown here, the archive's other spellings of it (Asad: Assad)."""
    asked = {word for group in sought.groups for term in group if not term.exact for (word, *_) in term.spellings}
    keys = {word: key for word in asked if len(key := skeleton(word)) >= SHORTEST_NAME}
    if not keys:
        return {}
    # A page asks twice at most: for its articles and for its quotes.
    name = "spellings-" + hashlib.sha256(" ".join(sorted(keys)).encode()).hexdigest()
    return cache.get_or_set(name, lambda: _other_spellings(keys), SECONDS_KEPT) or {}


def _other_spellings(keys: dict[str, str]) -> dict[str, tuple[str, ...]]:
    rows = Word.objects.filter(Q(word__in=keys) | Q(is_name=True, skeleton__in=set(keys.values())))
    found = list(rows.values_list("word", "skeleton", "is_name", "articles")[:MOST_ROWS])
    ordinary = {word for word, _, is_name, _ in found if not is_name}
    return {
        word: others
        for word, key in keys.items()
        if word not in ordinary
        and (
            others := tuple(
                other
                for other, its_key, is_name, _ in sorted(found, key=lambda row: -row[3])
                if is_name and its_key == key and other != word and alike(word, other)
            )[:MOST_SPELLINGS]
        )
    }


def nearest(sought: Sought) -> list[tuple[str, str]]:
    """(word as it was asked, a word that far more articles hold and that is written nearly so), for "did you mean"."""
    asked = [one[0] for term in sought.wanted for one in term.spellings if len(one[0]) >= SHORTEST_NAME]
    asked = list(dict.fromkeys(asked))[:MOST_CORRECTED]
    if not asked:
        return []
    like = reduce(or_, (Q(word__trigram_similar=word) for word in asked), Q(word__in=asked))
    known = dict(Word.objects.filter(like).values_list("word", "articles")[: MOST_ROWS * len(asked)])
    found = []
    for word in asked:
        held = known.get(word, 0)
        rows = [other for other, n in known.items() if n > 10 * held and other != word and near(word, other)]
        if held < ENOUGH and rows:
            found.append((word, max(rows, key=lambda other: (closeness(word, other), known[other]))))
    return found
