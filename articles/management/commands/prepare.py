"""`manage.py prepare`: bring the database's tables and its counted words up to date, one process at a time."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from articles.importing import vocabulary

# Any number will do, as long as it is always the same.
LOCK = 7_201_931


class Command(BaseCommand):
    help = "Make or update the database's tables. Several processes may ask for it at once: one does it, the rest wait."

    def handle(self, **_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                call_command("migrate", verbosity=0, interactive=False)
                vocabulary.catch_up()
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
