"""When two findings are the same article, the same actor, the same place.

Keys are made from what the machine read and never change, so an editor may rename a row freely.
"""

import hashlib

from articles import keys
from articles.naming import fold
from articles.text.values import ActorFound, CleanArticle, LocationFound


def text_key(article: CleanArticle) -> str:
    """sha256 of outlet, day, title and body, spacing and Unicode form aside.

    The same words carried by two outlets, or by one on two days, are two articles; the same file under two names is
    one. A day that could be read another way does not count.
    """
    published = article.raw.published
    known = published is not None and published.certain and published.precision in ("day", "minute")
    day = "-".join(map(str, published.local_day)) if published and known else ""
    parts = (article.raw.outlet or "", day, article.title, article.body)
    return hashlib.sha256("\0".join(fold(part) for part in parts).encode("utf-8", "replace")).hexdigest()


def actor_key(actor: ActorFound, text_key: str) -> str:
    """What joins an actor across articles: a full name, an organisation's name, a spokesman's institution.

    A surname alone, a body without a name ("the ministry") and a source that no institution tells apart ("activists")
    count for one article only.
    """
    shared = {
        "person": actor.full_name and len(actor.name.split()) > 1,
        "organisation": not actor.name.islower(),
        "unnamed": _speaks_for_an_institution(actor.name),
    }[actor.kind]
    return keys.actor_key(actor.kind, actor.name, scope="" if shared else text_key[:32])


def _speaks_for_an_institution(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1].lower().startswith("spokes") and any(w[0].isupper() for w in words)


def location_key(location: LocationFound) -> str:
    return keys.location_key(location.geonames_id, location.name)
