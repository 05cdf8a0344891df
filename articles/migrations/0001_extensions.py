"""What the archive asks of PostgreSQL. All three are trusted extensions: the database's owner may create them."""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list = []
    operations = [TrigramExtension(), UnaccentExtension(), BtreeGinExtension()]
