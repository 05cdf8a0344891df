"""The review queue. The database keeps it in step with what editors decide, whoever writes it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREATE = """
    -- Quotes go in many ways, not all of them through Django.
    ALTER TABLE articles_unreviewed ADD CONSTRAINT unreviewed_quote
        FOREIGN KEY (quote_id) REFERENCES articles_quote (id) ON DELETE CASCADE;

    CREATE FUNCTION review_weight(quote bigint, speaker bigint, article bigint) RETURNS integer LANGUAGE sql STABLE AS $$
        SELECT 2 * coalesce((
            SELECT greatest(least(count(*) - 1, 10), 0) FROM articles_report r JOIN articles_report other USING (statement_id)
            WHERE r.quote_id = $1), 0)::integer
        + coalesce((
            SELECT CASE WHEN n >= 500 THEN 4 WHEN n >= 100 THEN 3 WHEN n >= 20 THEN 2 WHEN n >= 5 THEN 1 ELSE 0 END
            FROM (SELECT count(*) AS n FROM (
                SELECT 1 FROM articles_quote q WHERE q.speaker_id = $2 LIMIT 500) few) counted), 0)
        + coalesce((
            SELECT (a.published_on > (SELECT max(published_on) FROM articles_article) - 365)::integer
            FROM articles_article a WHERE a.id = $3), 0)
    $$;

    -- How the number of those waiting changed; a sum of these costs less than a count of the queue, and nobody waits
    -- for anybody to write it.
    CREATE TABLE articles_reviewtally (change bigint NOT NULL);
    CREATE TABLE articles_reviewstate (upto bigint NOT NULL);
    INSERT INTO articles_reviewstate VALUES (0);

    CREATE FUNCTION review_tally() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' THEN
            DELETE FROM articles_reviewtally;
            UPDATE articles_reviewstate SET upto = 0;
        ELSIF TG_OP = 'INSERT' THEN
            INSERT INTO articles_reviewtally SELECT count(*) FROM changed HAVING count(*) > 0;
        ELSE
            INSERT INTO articles_reviewtally SELECT -count(*) FROM changed HAVING count(*) > 0;
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER review_in AFTER INSERT ON articles_unreviewed REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION review_tally();
    CREATE TRIGGER review_out AFTER DELETE ON articles_unreviewed REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION review_tally();
    CREATE TRIGGER review_emptied AFTER TRUNCATE ON articles_unreviewed
        FOR EACH STATEMENT EXECUTE FUNCTION review_tally();

    CREATE FUNCTION review_judged() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.edited_at IS NOT NULL THEN
            DELETE FROM articles_unreviewed WHERE quote_id = NEW.id;
        ELSE
            INSERT INTO articles_unreviewed (quote_id, weight, priority, skipped_by)
            SELECT NEW.id, w, (1 - NEW.confidence) * (1 + w), '{}'
            FROM review_weight(NEW.id, NEW.speaker_id, NEW.article_id) AS w
            ON CONFLICT (quote_id) DO UPDATE SET priority = EXCLUDED.priority, weight = EXCLUDED.weight;
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER review_judged AFTER UPDATE OF edited_at ON articles_quote FOR EACH ROW
        WHEN (OLD.edited_at IS DISTINCT FROM NEW.edited_at) EXECUTE FUNCTION review_judged();

    CREATE FUNCTION review_rated() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE articles_unreviewed SET priority = (1 - NEW.confidence) * (1 + weight) WHERE quote_id = NEW.id;
        RETURN NULL;
    END $$;
    CREATE TRIGGER review_rated AFTER UPDATE OF confidence ON articles_quote FOR EACH ROW
        WHEN (OLD.confidence IS DISTINCT FROM NEW.confidence AND NEW.edited_at IS NULL)
        EXECUTE FUNCTION review_rated();

    -- The next quotes by id; what they report beside others makes those weigh more, too.
    CREATE FUNCTION review_take_in(most integer) RETURNS integer LANGUAGE plpgsql AS $$
    DECLARE
        first bigint;
        last bigint;
        seen integer;
    BEGIN
        SELECT upto INTO first FROM articles_reviewstate;
        SELECT max(id), count(*) INTO last, seen
        FROM (SELECT id FROM articles_quote WHERE id > first ORDER BY id LIMIT most) few;
        IF last IS NULL THEN
            IF (SELECT count(*) FROM articles_reviewtally) > 1000 THEN
                WITH gone AS (DELETE FROM articles_reviewtally RETURNING change)
                INSERT INTO articles_reviewtally SELECT sum(change) FROM gone;
            END IF;
            RETURN 0;
        END IF;
        INSERT INTO articles_unreviewed (quote_id, weight, priority, skipped_by)
        SELECT q.id, w, (1 - q.confidence) * (1 + w), '{}'
        FROM articles_quote q, review_weight(q.id, q.speaker_id, q.article_id) AS w
        WHERE q.id > first AND q.id <= last AND q.edited_at IS NULL
        ON CONFLICT (quote_id) DO NOTHING;
        UPDATE articles_unreviewed u SET weight = w, priority = (1 - q.confidence) * (1 + w)
        FROM articles_report mine JOIN articles_report other USING (statement_id)
            JOIN articles_quote q ON q.id = other.quote_id,
            review_weight(q.id, q.speaker_id, q.article_id) AS w
        WHERE mine.quote_id > first AND mine.quote_id <= last AND other.quote_id <= first
            AND u.quote_id = other.quote_id AND u.weight <> w;
        UPDATE articles_reviewstate SET upto = last;
        RETURN seen;
    END $$;

    CREATE FUNCTION review_weigh_anew() RETURNS bigint LANGUAGE sql AS $$
        WITH changed AS (
            UPDATE articles_unreviewed u SET weight = w, priority = (1 - q.confidence) * (1 + w)
            FROM articles_quote q, review_weight(q.id, q.speaker_id, q.article_id) AS w
            WHERE q.id = u.quote_id AND u.weight <> w RETURNING 1)
        SELECT count(*) FROM changed
    $$;

    -- "Accept all like these": the same wording for a speaker, found by the same rule.
    CREATE INDEX quote_alike ON articles_quote (speaker_mention, rule, confidence) WHERE edited_at IS NULL;

    SELECT review_take_in(2147483647);
"""
DROP = """
    DROP FUNCTION review_judged, review_rated, review_tally CASCADE;
    DROP FUNCTION review_take_in, review_weigh_anew, review_weight;
    DROP TABLE articles_reviewtally, articles_reviewstate;
    DROP INDEX quote_alike;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_places"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Unreviewed",
            fields=[
                (
                    "quote",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="waiting",
                        serialize=False,
                        to="articles.quote",
                    ),
                ),
                ("weight", models.PositiveSmallIntegerField()),
                ("priority", models.FloatField()),
                ("claimed_until", models.DateTimeField(null=True)),
                (
                    "skipped_by",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                (
                    "claimed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("priority"), descending=True), models.F("quote"), name="unreviewed_next"
                    ),
                    models.Index(
                        condition=models.Q(("claimed_until__isnull", False)),
                        fields=["claimed_until"],
                        name="unreviewed_in_hand",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
