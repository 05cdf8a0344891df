"""When two findings are the same article, the same actor, the same place.

Keys are made from what the machine read and never change, so an editor may rename a row freely.
"""

import hashlib
import re

from articles.models.naming import fold
from articles.text.values import ActorFound, CleanArticle, LocationFound

KEY_LENGTH = 400
_PARTICLE = re.compile(r"\b(?:al|el|ad|as|ar|an|at|ash)[-\u2010\u2011 ](?=\w)")
_INITIAL = re.compile(r"(?<=\S)\s+\w\.?(?=\s)")
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_NOT_WORD = re.compile(r"[^\w]+")


def text_key(article: CleanArticle) -> str:
    """sha256 of outlet, title and body, spacing and Unicode form aside.

    The same words carried by two outlets are two articles; the same file under two names is one.
    """
    parts = (article.raw.outlet or "", article.title, article.body)
    return hashlib.sha256("\0".join(fold(part) for part in parts).encode("utf-8", "replace")).hexdigest()


def actor_key(actor: ActorFound, text_key: str) -> str:
    """What joins an actor across articles: a full name, an organisation's name, a spokesman's institution.

    A surname alone, and a source that no institution tells apart ("activists"), count for one article only.
    """
    words = _ARTICLE.sub("", fold(actor.name))
    if actor.kind == "person":
        words = _INITIAL.sub("", _PARTICLE.sub("", words))
    words = _NOT_WORD.sub(" ", words).strip() or fold(actor.name)
    shared = {
        "person": actor.full_name and " " in words,
        "organisation": True,
        "unnamed": _speaks_for_an_institution(actor.name),
    }[actor.kind]
    scope = "" if shared else f"@{text_key[:32]}"
    return f"{actor.kind}:{words}"[: KEY_LENGTH - len(scope)] + scope


def _speaks_for_an_institution(name: str) -> bool:
    words = _ARTICLE.sub("", name, count=1).split()
    return len(words) > 1 and words[-1].lower().startswith("spokes") and any(w[0].isupper() for w in words)


def location_key(location: LocationFound) -> str:
    return str(location.geonames_id) if location.geonames_id else f"name:{fold(location.name)}"[:200]
