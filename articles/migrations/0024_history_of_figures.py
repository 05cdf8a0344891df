"""Changes of figures are kept, as those of all that editors change."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_folding_initials"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("killed", "killed"),
                            ("wounded", "wounded"),
                            ("missing", "missing"),
                            ("displaced", "displaced"),
                        ],
                        max_length=9,
                    ),
                ),
                ("low", models.PositiveIntegerField(blank=True, null=True, verbose_name="at least")),
                ("high", models.PositiveIntegerField(blank=True, null=True, verbose_name="at most")),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exactly", "exactly"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("up_to", "up to"),
                            ("fewer_than", "fewer than"),
                            ("nearly", "nearly"),
                            ("about", "about"),
                            ("range", "between two numbers"),
                            ("vague", "in words only"),
                            ("none", "nobody"),
                        ],
                        default="exactly",
                        max_length=10,
                    ),
                ),
                ("wording", models.CharField(editable=False, max_length=300)),
                ("start", models.PositiveIntegerField(editable=False)),
                ("end", models.PositiveIntegerField(editable=False)),
                ("period", models.CharField(blank=True, max_length=100, verbose_name="when, as worded")),
                (
                    "edited_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="changed by an editor at"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_figureevent" ("article_id", "edited_at", "edited_by_id", "end", "high", "id", "kind", "location_id", "low", "part_of_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "speaker_id", "start", "wording") SELECT old_values."article_id", old_values."edited_at", old_values."edited_by_id", old_values."end", old_values."high", old_values."id", old_values."kind", old_values."location_id", old_values."low", old_values."part_of_id", old_values."period", _pgh_attached_context.value, CLOCK_TIMESTAMP(), \'update\', old_values."id", old_values."qualifier", old_values."speaker_id", old_values."start", old_values."wording" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."article_id" IS DISTINCT FROM (new_values."article_id") OR old_values."edited_at" IS DISTINCT FROM (new_values."edited_at") OR old_values."edited_by_id" IS DISTINCT FROM (new_values."edited_by_id") OR old_values."end" IS DISTINCT FROM (new_values."end") OR old_values."high" IS DISTINCT FROM (new_values."high") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."location_id" IS DISTINCT FROM (new_values."location_id") OR old_values."low" IS DISTINCT FROM (new_values."low") OR old_values."part_of_id" IS DISTINCT FROM (new_values."part_of_id") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."qualifier" IS DISTINCT FROM (new_values."qualifier") OR old_values."speaker_id" IS DISTINCT FROM (new_values."speaker_id") OR old_values."start" IS DISTINCT FROM (new_values."start") OR old_values."wording" IS DISTINCT FROM (new_values."wording")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="aaee7b322366789501955507319820fbe507cc52",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_712e0",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="articles_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_figureevent" ("article_id", "edited_at", "edited_by_id", "end", "high", "id", "kind", "location_id", "low", "part_of_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "speaker_id", "start", "wording") SELECT old_values."article_id", old_values."edited_at", old_values."edited_by_id", old_values."end", old_values."high", old_values."id", old_values."kind", old_values."location_id", old_values."low", old_values."part_of_id", old_values."period", _pgh_attached_context.value, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."qualifier", old_values."speaker_id", old_values."start", old_values."wording" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0849ef7b9290792f70f2ac3f4eb89b4bc4a66fce",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a410",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="articles_figure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="figureevent",
            name="article",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="figureevent",
            name="edited_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="changed by",
            ),
        ),
        migrations.AddField(
            model_name="figureevent",
            name="location",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.location",
            ),
        ),
        migrations.AddField(
            model_name="figureevent",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.figure",
            ),
        ),
        migrations.AddField(
            model_name="figureevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="figureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_article_speaker_location_part_of_kind_low_high_qualifier_wording_start_end_period_edited_at_edited_by_events",
                to="articles.figure",
            ),
        ),
        migrations.AddField(
            model_name="figureevent",
            name="speaker",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.actor",
            ),
        ),
    ]
