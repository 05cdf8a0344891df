"""What every test runs with: static files by their plain names, originals in a folder of the test's own."""

from collections.abc import Iterator

import pytest
from django.conf import settings as project
from django.core.cache import cache
from django.utils import translation


def pytest_configure(config: pytest.Config) -> None:
    """pytest-base-url, which pytest-playwright brings, defines its fixture in a way that pytest is about to drop."""
    config.addinivalue_line(
        "filterwarnings", "ignore:Session-scoped fixtures defined as instance methods:pytest.PytestRemovedIn10Warning"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test of all begins first, or one worker waits for it at the end."""
    items.sort(key=lambda item: item.path.name != "test_bad_files.py")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes that are no text are named by how many they are: packed data may hold the hour it was packed at."""
    return (
        f"{len(val)} bytes" if isinstance(val, bytes) and not (val.isascii() and val.decode().isprintable()) else None
    )


@pytest.fixture(scope="session", autouse=True)
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder that is there, before the live server starts: WhiteNoise warns of a missing one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(project, "STATIC_ROOT", str(tmp_path_factory.mktemp("static-root")))
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """A test database that a power cut destroys is no loss, and waiting for the disk costs half the suite's time."""
    project.DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"


@pytest.fixture(autouse=True)
def language() -> None:
    """No test speaks the language that a page of another one was asked for in."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def storages(settings, tmp_path) -> None:
    """No manifest is collected in tests, no test writes into the archive's own store, nothing is left in the cache."""
    cache.clear()
    settings.STORAGES = {
        **settings.STORAGES,
        "originals": {
            "BACKEND": "articles.importing.originals.OriginalsFolder",
            "OPTIONS": {"location": tmp_path / "originals-store"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
