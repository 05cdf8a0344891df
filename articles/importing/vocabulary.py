"""The archive's own words, counted after an import: only what is new, a stretch of articles at a time."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction

from articles.models import Actor, Alias, Article, Location, Word, WordsCounted
from articles.models.decision import lock_out_other_writers
from articles.searching.likeness import skeleton

ARTICLES_AT_A_TIME = 1000
LONGEST = 60
NAMES: dict[str, tuple[type[Actor] | type[Alias] | type[Location], str]] = {
    "actor": (Actor, "SELECT name FROM articles_actor WHERE kind = 'person' AND id > %s AND id <= %s"),
    "alias": (
        Alias,
        "SELECT l.name FROM articles_alias l JOIN articles_actor r ON r.id = l.actor_id "
        "WHERE r.kind = 'person' AND l.id > %s AND l.id <= %s",
    ),
    "location": (Location, "SELECT name FROM articles_location WHERE id > %s AND id <= %s"),
}
_COUNTED = """
    INSERT INTO articles_word AS known (word, articles, is_name, skeleton)
    SELECT word, count(*), false, '' FROM (
        SELECT DISTINCT a.id, w.word
        FROM articles_article a,
            unnest(string_to_array(folded_words(a.title || ' ' || left(a.body, 200000)), ' ')) AS w(word)
        WHERE a.id > %s AND a.id <= %s AND length(w.word) BETWEEN 3 AND 60 AND w.word !~ '[0-9]'
    ) each GROUP BY word ORDER BY word
    ON CONFLICT (word) DO UPDATE SET articles = known.articles + EXCLUDED.articles
"""
_IN_NAMES = """
    SELECT DISTINCT w.word FROM ({}) AS named(name), unnest(string_to_array(folded_words(named.name), ' ')) AS w(word)
    WHERE length(w.word) BETWEEN 3 AND 60 AND w.word !~ '[0-9]' ORDER BY w.word
"""


def catch_up() -> None:
    """Count the words of the articles and names that came since the last time. Whatever stops it, the next goes on."""
    while _next_articles():
        pass
    for table, (model, names) in NAMES.items():
        _next_names(table, model, names)


def _next_articles() -> bool:
    with transaction.atomic():
        lock_out_other_writers()
        mark, _ = WordsCounted.objects.get_or_create(table="article")
        ids = Article.objects.filter(pk__gt=mark.last).order_by("pk").values_list("pk", flat=True)
        taken = list(ids[:ARTICLES_AT_A_TIME])
        if not taken:
            return False
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED, [mark.last, taken[-1]])
        WordsCounted.objects.filter(table="article").update(last=taken[-1])
    return True


def _next_names(table: str, model: type[Actor] | type[Alias] | type[Location], names: str) -> None:
    with transaction.atomic():
        lock_out_other_writers()
        mark, _ = WordsCounted.objects.get_or_create(table=table)
        last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
        if last is None or last <= mark.last:
            return
        with connection.cursor() as cursor:
            cursor.execute(_IN_NAMES.format(names), [mark.last, last])
            _note_names([row[0] for row in cursor.fetchall()])
        WordsCounted.objects.filter(table=table).update(last=last)


def _note_names(words: Iterable[str]) -> None:
    Word.objects.bulk_create(
        [Word(word=word, is_name=True, skeleton=skeleton(word)[:LONGEST]) for word in words],
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["is_name", "skeleton"],
        batch_size=2000,
    )
