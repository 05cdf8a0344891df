"""Keys by which an import and an editor find the same actor and the same place again.

They are made when a row is made and never change, so that a row may be renamed freely.
"""

import re

from articles.naming import fold

KEY_LENGTH = 400
_PARTICLE = re.compile(r"\b(?:al|el|ad|as|ar|an|at|ash)[-\u2010\u2011 ](?=\w)")
_INITIAL = re.compile(r"(?<=\S)\s+\w\.?(?=\s)")
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_NOT_WORD = re.compile(r"[^\w]+")


def actor_key(kind: str, name: str, scope: str = "") -> str:
    """What joins the spellings of one name: no article, Arabic particle, middle initial, case or accent.

    ``scope`` keeps the same words apart where they may mean somebody else (a surname alone, "activists").
    """
    words = _ARTICLE.sub("", fold(name))
    if kind == "person":
        words = _INITIAL.sub("", _PARTICLE.sub("", words))
    words = _NOT_WORD.sub(" ", words).strip() or fold(name)
    end = f"@{scope}" if scope else ""
    return f"{kind}:{words}"[: KEY_LENGTH - len(end)] + end


def location_key(geonames_id: int | None, name: str) -> str:
    return str(geonames_id) if geonames_id else f"name:{fold(name)}"[:200]


def scoped(key: str, text_key: str) -> str:
    """The key of the same name in one article only."""
    end = f"@{text_key[:32]}"
    return key if key.endswith(end) else key.partition("@")[0][: KEY_LENGTH - len(end)] + end
