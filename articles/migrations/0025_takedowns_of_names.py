"""Takedowns of names: a person unlinked, or shown by initials."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0024_history_of_figures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='takedown',
            name='actor_number',
            field=models.BigIntegerField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name='takedown',
            name='decision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.decision'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='action',
            field=models.CharField(choices=[('accept', 'accepted'), ('reject', 'rejected'), ('bounds', 'words corrected'), ('reattribute', 'given another speaker'), ('date', 'dated'), ('place', 'place set'), ('place_article', 'place set in an article'), ('place_always', 'place set for a name'), ('reported_from', 'told where it was reported from'), ('rename', 'renamed'), ('add_alias', 'alias added'), ('remove_alias', 'alias removed'), ('merge', 'merged'), ('split', 'quotes put on another actor'), ('means', 'name in an article explained'), ('apart', 'kept apart'), ('wikidata', 'Wikidata id set'), ('add', 'added'), ('correct', 'corrected'), ('remove', 'removed'), ('unlink', 'name unlinked'), ('initials', 'name replaced by initials')], max_length=16),
        ),
        migrations.AlterField(
            model_name='sealed',
            name='kind',
            field=models.CharField(choices=[('article', 'article'), ('quote', 'quote'), ('statement', 'statement'), ('file', 'file'), ('speaker', 'speaker'), ('text', 'text'), ('bytes', 'bytes'), ('part', 'part'), ('decision', 'decision'), ('key', 'key'), ('full', 'full'), ('short', 'short'), ('first', 'first'), ('given', 'given'), ('frozen', 'frozen'), ('withheld', 'withheld')], max_length=10),
        ),
        migrations.AlterField(
            model_name='takedown',
            name='article_number',
            field=models.BigIntegerField(db_index=True, null=True),
        ),
        migrations.AlterField(
            model_name='takedown',
            name='degree',
            field=models.CharField(choices=[('hide', 'hidden from search engines'), ('unlink', 'name unlinked'), ('initials', 'name replaced by initials'), ('seal', 'sealed')], max_length=8),
        ),
        migrations.AddConstraint(
            model_name='takedown',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor_number__isnull', True), ('article_number__isnull', False), ('degree__in', ['hide', 'seal'])), models.Q(('actor_number__isnull', False), ('article_number__isnull', True), ('degree__in', ['unlink', 'initials'])), _connector='OR'), name='takedown_of_an_article_or_a_person'),
        ),
    ]
