"""The archive's own words: how the index folds them, what its texts are made of, and their stems."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import Func, TextField

_MOST_STEMS = 200_000
_stems: dict[str, str] = {}


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


def stems(words: Iterable[str]) -> dict[str, str]:
    """What the index keeps of folded words: a stem, the word itself where it holds a digit, "" for a stop word.

    PostgreSQL says so itself, once a process and word: versions of its stemmer differ.
    """
    wanted = set(words)
    if unknown := [word for word in wanted if word not in _stems]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT w, (ts_lexize('english_stem', w))[1] FROM unnest(%s::text[]) w WHERE w !~ '[0-9]'", [unknown]
            )
            made = {word: stem or "" for word, stem in cursor.fetchall()}
        if len(_stems) > _MOST_STEMS:
            _stems.clear()
        _stems.update({word: made.get(word, word) for word in unknown})
    return {word: _stems.get(word, word) for word in wanted}
