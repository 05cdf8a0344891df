"""Who may have spoken a quote: the mentions around it, and nobody."""

from bisect import bisect_left

from articles.text.extraction import features, nobody
from articles.text.extraction.features import Candidate
from articles.text.extraction.scene import Scene, View
from articles.text.extraction.skeleton import Mention

LOOKED_AT = 80  # mentions on either side: in a list of a thousand names no further one speaks


def gather(scene: Scene, view: View, previous: tuple[Mention, int] | None) -> list[Candidate]:
    """Candidates for the quote in ``view``; ``previous`` is the last speaker's mention and its stretch."""
    chosen: dict[int, Candidate] = {}
    patients = {id(cue.subject) for cue in (*view.before[-2:], *view.after[:2]) if cue.how == "patient"}
    patients -= {id(cue.subject) for cue in view.before if cue.how == "subject" and not cue.passive}
    for mention in _near(scene, view):
        if id(mention) in patients:
            continue  # "Ann Bell was told by her doctor: QUOTE"
        chosen[id(mention)] = Candidate(mention)
    if previous:
        chosen.setdefault(id(previous[0]), Candidate(previous[0]))
    shape = _shape(scene, view)
    for candidate in chosen.values():
        features.describe(scene, view, candidate, previous, shape)
    against = nobody.describe(scene, view, shape)
    named = bool(view.after) and features.named_by(view, view.after[0])
    if named or (view.before and features.names(scene.skeleton.items, view, view.before[-1])):
        against.append("N:names")
    return [*chosen.values(), Candidate(None, against)]


def _near(scene: Scene, view: View) -> list[Mention]:
    """Mentions of the quote's paragraphs and of the end of the paragraph before."""
    items = scene.skeleton.items
    paragraph0, paragraph1 = items[view.first].paragraph, items[view.last].paragraph
    low = bisect_left(scene.firsts, view.first)
    found: list[Mention] = []
    at = low - 1
    while at >= max(0, low - LOOKED_AT) and len(found) < 14:
        mention = scene.mentions[at]
        distance = paragraph0 - items[mention.first].paragraph
        if distance > (2 if view.fills and paragraph0 > 1 else 1):
            break
        if _may_speak(scene, mention):
            found.append(mention)
        at -= 1
    at = low
    ahead = 0
    while at < min(len(scene.mentions), low + LOOKED_AT) and ahead < 8:
        mention = scene.mentions[at]
        if items[mention.first].paragraph > paragraph1:
            break
        if _may_speak(scene, mention):
            found.append(mention)
            ahead += 1
        at += 1
    return found


def _may_speak(scene: Scene, mention: Mention) -> bool:
    if id(mention) in scene.apposed or (id(mention) in scene.nested and mention.kind != "pronoun"):
        return False
    if mention.kind == "lone" and mention.entity is None:
        return scene.is_subject(mention) or _is_label(scene, mention)
    if mention.head == "it":
        return scene.reports(mention)
    return not (mention.name is not None and mention.name.attributive)


def _is_label(scene: Scene, mention: Mention) -> bool:
    """ "Ivo Lind: QUOTE"."""
    behind = scene.skeleton.items[mention.last + 1 : mention.last + 3]
    return len(behind) == 2 and behind[0].text == ":" and behind[1].kind == "q"


def _shape(scene: Scene, view: View) -> str:
    """What kind of place the quote stands in: how much its own sentence says."""
    if view.alone:
        return "fill" if view.fills else "open" if view.opens else "next"
    if any(cue.kind != "soft" for cue in view.after) and view.opens:
        return "back"
    if view.before and view.lead in (":", ","):
        return "front"
    return "cued" if view.before or view.after else "plain"
