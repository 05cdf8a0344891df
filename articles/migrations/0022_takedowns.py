"""What is taken down, by whom and why, and the marks that keep sealed stories away."""


import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0021_folding_faster'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Takedown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('degree', models.CharField(choices=[('hide', 'hidden from search engines'), ('seal', 'sealed')], max_length=8)),
                ('article_number', models.BigIntegerField(db_index=True)),
                ('reason', models.TextField()),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('asked_by_name', models.CharField(max_length=150)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_by_name', models.CharField(blank=True, max_length=150)),
                ('declined_at', models.DateTimeField(null=True)),
                ('declined_by_name', models.CharField(blank=True, max_length=150)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lifted_by_name', models.CharField(blank=True, max_length=150)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('article', 'article'), ('quote', 'quote'), ('statement', 'statement'), ('file', 'file'), ('text', 'text'), ('bytes', 'bytes'), ('part', 'part'), ('decision', 'decision')], max_length=10)),
                ('key', models.CharField(max_length=400)),
                ('takedown', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='articles.takedown')),
            ],
        ),
        migrations.AddConstraint(
            model_name='takedown',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(('confirmed_by', models.F('asked_by')), _negated=True), _connector='OR'), name='takedown_takes_two'),
        ),
        migrations.AddConstraint(
            model_name='takedown',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('degree', 'seal'), _negated=True), ('lifted_at__isnull', True), _connector='OR'), name='takedown_seal_is_for_ever'),
        ),
        migrations.AddConstraint(
            model_name='sealed',
            constraint=models.UniqueConstraint(fields=('kind', 'key'), name='sealed_once'),
        ),
    ]
