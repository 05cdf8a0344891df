"""A real browser on a running archive: the Chromium on the PATH, else Playwright's own."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as project
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, Request

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Playwright runs an event loop in this thread, in which Django would refuse to touch the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return {
        **browser_type_launch_args,
        **({"executable_path": found} if found else {}),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture
def sample_archive(transactional_db, live_server) -> str:
    """The address of an archive that holds the sample articles."""
    call_command("import_articles", *(str(path) for path in sorted(project.SAMPLE_DIR.glob("*.txt"))))
    return live_server.url


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens a page with the given options of a browser context; at the end nothing may have complained,
    nothing may have failed, and no request may have left the archive."""
    complaints: list[str] = []

    def watch(**options) -> Page:
        page = new_context(**options).new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("requestfailed", lambda request: _note_failure(request, complaints))
        page.on("request", lambda request: _keep_home(page, request.url, complaints))
        return page

    yield watch
    assert complaints == []


def _note_failure(request: Request, complaints: list[str]) -> None:
    # What a page still waits for when it is left is broken off.
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"failed: {request.url}")


def _keep_home(page: Page, address: str, complaints: list[str]) -> None:
    if not address.startswith(("http://localhost:", "http://127.0.0.1:", "data:")):
        complaints.append(f"request to {address} from {page.url}")
