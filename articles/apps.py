"""The app that holds the archive."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from articles.permitting import apply_table


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Archive"

    def ready(self) -> None:
        # Behind the receiver that makes the permissions of this app: its app is installed before.
        post_migrate.connect(apply_table, sender=self, dispatch_uid="roles")
