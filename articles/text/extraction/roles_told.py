"""Who holds an office by what the text tells of it: "Bell is the director", "as director", "named Bell director"."""

from articles.text.extraction.ground import Ground
from articles.text.extraction.lexicon import word_set
from articles.text.extraction.skeleton import Mention

BEING = word_set("is was became becomes remains remained")
NAMING = word_set("named appointed elected made nominated confirmed chosen picked hired sworn")
BETWEEN = word_set("now also then still once later currently previously formerly already in been has had was is being")
REACH = 8  # items from the person to "as"


def holder(ground: Ground, office: Mention) -> Mention | None:
    """The person whom the sentence says to hold the office that ``office`` describes, where that is told plainly."""
    items = ground.items
    at = office.first - 1
    if at < 1 or items[at].sentence != items[office.first].sentence:
        return None
    before = ground.ending.get(at)
    if before is not None and before.kind == "person":
        return before if items[before.first - 1].lower in NAMING else None
    if items[at].lower == "as":
        return _near(ground, at)
    if items[at].lower not in BEING | NAMING:
        return None
    at -= 1
    while at > 0 and items[at].kind == "w" and items[at].lower in BETWEEN:
        at -= 1
    before = ground.ending.get(at)
    return before if before is not None and before.kind == "person" else None


def _near(ground: Ground, at: int) -> Mention | None:
    """The one person named shortly before "as"."""
    items = ground.items
    found: Mention | None = None
    for step in range(at - 1, max(-1, at - REACH), -1):
        if items[step].sentence != items[at].sentence or items[step].kind in ("q", "p"):
            break
        mention = ground.ending.get(step)
        if mention is not None and mention.kind in ("person", "pronoun") and mention.head != "it":
            if found is not None:
                return None
            found = mention
    return found if found is not None and found.kind == "person" else None
