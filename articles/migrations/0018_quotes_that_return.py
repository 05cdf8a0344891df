"""A quote that comes back with its old id, because its rejection was undone, is waiting again."""

import django.db.models.deletion
from django.db import migrations, models

CREATE = """
    CREATE FUNCTION review_returned() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO articles_unreviewed (quote_id, weight, priority, skipped_by)
        SELECT q.id, w, (1 - q.confidence) * (1 + w), '{}'
        FROM changed q, review_weight(q.id, q.speaker_id, q.article_id) AS w
        WHERE q.edited_at IS NULL AND q.id <= (SELECT upto FROM articles_reviewstate)
        ON CONFLICT (quote_id) DO NOTHING;
        RETURN NULL;
    END $$;
    CREATE TRIGGER review_returned AFTER INSERT ON articles_quote REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION review_returned();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_decisions")]

    operations = [
        migrations.RunSQL(CREATE, "DROP FUNCTION review_returned CASCADE;"),
        migrations.AlterField(
            model_name="unreviewed",
            name="quote",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                primary_key=True,
                related_name="waiting",
                serialize=False,
                to="articles.quote",
            ),
        ),
    ]
