"""What counting needs: indexes that hold all it looks at, and a number that every write changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# What counts and lists look at. A new table that a filter or a facet looks at gets the same trigger.
TABLES = (
    "articles_actor",
    "articles_actormention",
    "articles_alias",
    "articles_article",
    "articles_location",
    "articles_locationmention",
    "articles_outlet",
    "articles_quote",
)
CREATE = """
    CREATE SEQUENCE archive_version;
    CREATE FUNCTION archive_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM nextval('archive_version');
        RETURN NULL;
    END $$;
""" + "".join(
    f"CREATE TRIGGER archive_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION archive_changed();"
    for table in TABLES
)
DROP = "DROP FUNCTION archive_changed() CASCADE; DROP SEQUENCE archive_version;"


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_crowded_keys'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.AlterField(
            model_name='actormention',
            name='actor',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='articles.actor'),
        ),
        migrations.AlterField(
            model_name='actormention',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='actor_mentions', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='locationmention',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='location_mentions', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='locationmention',
            name='location',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='articles.location'),
        ),
        migrations.AlterField(
            model_name='quote',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='quote',
            name='speaker',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quotes', to='articles.actor'),
        ),
        migrations.AddIndex(
            model_name='actormention',
            index=models.Index(fields=['actor', 'article'], name='actor_mention_of_actor'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['id'], include=('published_on', 'outlet', 'language'), name='article_counting'),
        ),
        migrations.AddIndex(
            model_name='locationmention',
            index=models.Index(fields=['article', 'location'], name='location_mention_of_article'),
        ),
        migrations.AddIndex(
            model_name='locationmention',
            index=models.Index(fields=['location', 'article'], name='location_mention_of_place'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(fields=['article', 'kind', 'speaker'], name='quote_of_article'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(fields=['speaker', 'article', 'kind'], name='quote_of_speaker'),
        ),
    ]
