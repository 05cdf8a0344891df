"""An import tells how many decisions of editors are without a place."""

from django.db import migrations, models



class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0018_quotes_that_return'),
    ]

    operations = [
        migrations.AddField(
            model_name='importrun',
            name='unplaced_decisions',
            field=models.PositiveIntegerField(db_default=0, default=0, help_text='Of editors, on what was not found in the archive at the end of this import.', verbose_name='decisions without a place'),
        ),
    ]
