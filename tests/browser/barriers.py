"""What axe and the page's own width find to stand in a reader's way."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The markup is the same in light and dark: only what looks at colours can find something else there.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
EVERY_RULE = {"runOnly": TAGS, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": OF_COLOURS}, "resultTypes": ["violations"]}


def barriers(page: Page, rules: dict = EVERY_RULE) -> list[tuple]:
    """What breaks a rule on the page as it stands: the rule, the element and what axe says of it."""
    page.wait_for_load_state()
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate("async rules => (await axe.run(document, rules)).violations", rules)
    found = [(v["id"], node["target"], node["failureSummary"][:300]) for v in violations for node in v["nodes"]]
    return [*found, *((trouble,) for trouble in sideways(page))]


def sideways(page: Page) -> list[str]:
    return ["scrolls sideways"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
