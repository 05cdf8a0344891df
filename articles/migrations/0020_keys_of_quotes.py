"""Keys are kept by quote, no longer by article, and made anew from the quotes that are here."""

from collections.abc import Iterator

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from articles.text.matching import quoted, stored_keys

BATCH = 2000


def make_keys(apps, editor):
    """Made of the quotes as `articles.importing.statements` reads them."""
    rows = apps.get_model("articles", "Quote").objects.values_list(
        "pk", "text", "speaker__key", "article", "article__published_on", "article__published_precision"
    )
    with editor.connection.cursor() as cursor:
        for first in batches(rows.order_by("pk")):
            keys = [row for quote in first for row in keys_of(*quote)]
            cursor.execute(
                "INSERT INTO articles_quotekey (key, quote_id, article_id)"
                " SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING",
                [list(values) for values in zip(*keys, strict=True)] or [[], [], []],
            )


def batches(rows) -> Iterator[list[tuple]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1][0]


def keys_of(pk, text, speaker, article, on, precision) -> Iterator[tuple[int, int, int]]:
    day = on.toordinal() if on and precision in {"day", "minute"} else None
    for key in stored_keys(quoted(text, speaker=speaker, day=day, article=article)):
        yield key, pk, article


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_unplaced_decisions")]

    operations = [
        migrations.DeleteModel("QuoteKey"),
        migrations.CreateModel(
            name="QuoteKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "quote", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "quote",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.quote",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quote_keys",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.BrinIndex(
                        fields=["article"], name="quote_key_article", pages_per_range=16
                    )
                ],
            },
        ),
        migrations.RunPython(make_keys, migrations.RunPython.noop),
    ]
