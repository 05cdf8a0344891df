"""The backend Django loads for ``ENGINE = "archive.embedded"``."""

from functools import cache
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from archive.database import EmbeddedServer


@cache
def server(folder: str) -> EmbeddedServer:
    return EmbeddedServer(Path(folder))


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        # Started here and not with the settings, so that commands without a database start nothing.
        server(self.settings_dict["DATA_FOLDER"]).ensure_running()
        return super().get_new_connection(conn_params)
