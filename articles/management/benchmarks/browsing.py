"""What pages cost a browser: the measures of Lighthouse, taken in Chromium by way of its own protocol."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SLOWER = 4  # times, as Lighthouse takes it for a phone of the middle range
NETWORK = {
    "offline": False,
    "latency": 150,  # ms
    "downloadThroughput": 1_600_000 / 8,  # bytes a second
    "uploadThroughput": 750_000 / 8,
}
# Good by web.dev's measure; the map may bring its library.
BUDGETS = {"largest_paint": 2_500.0, "layout_shift": 0.1, "script_kb": 60.0, "elsewhere": 0.0}
WITHOUT_SCRIPT_BUDGET = ("/map/",)
WATCH = """
  window.measured = {paint: 0, shift: 0};
  new PerformanceObserver(list => { for (const e of list.getEntries()) measured.paint = e.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) measured.shift += e.value;
  }).observe({type: 'layout-shift', buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds until the largest thing is painted, the cumulative layout shift, and what came over the wire."""

    path: str
    largest_paint: float
    layout_shift: float
    script_kb: float
    all_kb: float
    requests: int
    elsewhere: int

    def missed(self) -> list[str]:
        """The budgets that the page exceeds."""
        return [
            f"{name.replace('_', ' ')} at most {most:g}"
            for name, most in BUDGETS.items()
            if getattr(self, name) > most and not (name == "script_kb" and self.path.startswith(WITHOUT_SCRIPT_BUDGET))
        ]


def costs(base: str, paths: Sequence[str]) -> Iterator[Cost]:
    """Each page opened in a browser that knows nothing yet."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for path in paths:
            yield _cost(browser, base, path)
        browser.close()


def _cost(browser: Browser, base: str, path: str) -> Cost:
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    received: dict[str, dict[str, Any]] = {}
    _listen(page, received)
    page.add_init_script(WATCH)
    page.goto(base + path, wait_until="networkidle")
    page.wait_for_timeout(300)
    measured = page.evaluate("measured")
    context.close()
    home = urlsplit(base).netloc
    return Cost(
        path=path,
        largest_paint=measured["paint"],
        layout_shift=measured["shift"],
        script_kb=sum(one["bytes"] for one in received.values() if one["kind"] == "Script") / 1000,
        all_kb=sum(one["bytes"] for one in received.values()) / 1000,
        requests=len(received),
        elsewhere=sum(one["host"] not in {home, ""} for one in received.values()),
    )


def _listen(page: Page, received: dict[str, dict[str, Any]]) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def began(event: dict[str, Any]) -> None:
        received[event["requestId"]] = {
            "host": urlsplit(event["request"]["url"]).netloc,
            "kind": event.get("type", ""),
            "bytes": 0,
        }

    def ended(event: dict[str, Any]) -> None:
        if event["requestId"] in received:
            received[event["requestId"]]["bytes"] = event["encodedDataLength"]

    session.on("Network.requestWillBeSent", began)
    session.on("Network.loadingFinished", ended)
