"""The two invented stories as every format's sample must give them."""

import re
from functools import cache
from pathlib import Path

from articles.text.values import RawArticle, Refused

DATA = Path(__file__).parents[2] / "data"


@cache
def told() -> list[dict[str, str]]:
    """Title, byline, outlet, published, url and body of each."""
    stories = []
    for block in DATA.joinpath("two-stories.md").read_text().split("\n## ")[1:]:
        head, _, body = block.partition("\n\n")[2].partition("\n\n")
        stories.append(dict(re.findall(r"- (\w+): (.*)", head)) | {"body": body.strip()})
    return stories


def facts(article: RawArticle | Refused) -> dict[str, str | None]:
    assert isinstance(article, RawArticle)
    assert article.published is not None
    assert article.published.precision == "minute"
    return {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published.at.isoformat(),
        "url": article.url,
        "body": article.body,
    }
