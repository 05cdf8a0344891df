"""What every test runs with: static files by their plain names, originals in a folder of the test's own."""

import pytest


@pytest.fixture(autouse=True)
def storages(settings, tmp_path):
    """No manifest is collected in tests, and no test writes into the archive's own store."""
    settings.STATIC_ROOT = tmp_path / "static-root"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "originals-store"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
