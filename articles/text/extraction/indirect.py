"""Indirect speech: clauses that somebody is reported to have said, in the reporter's words, without marks.

Only clear reports: a plain reporting verb in the indicative, its subject found, its clause inside one sentence.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import partial

from articles.text.extraction import indirect_clauses as clauses
from articles.text.extraction import indirect_words as lists
from articles.text.extraction.attribution import Attribution
from articles.text.extraction.ground import Cue
from articles.text.extraction.indirect_words import is_finite, is_time
from articles.text.extraction.lexicon import nouns, speakers
from articles.text.extraction.named_behind import on_the_right
from articles.text.extraction.people import Draft
from articles.text.extraction.references import References
from articles.text.extraction.scene import Scene, View
from articles.text.extraction.skeleton import Mention
from articles.text.extraction.sources import QUANTITIES
from articles.text.extraction.subjects import PREPOSITIONS
from articles.text.values import Quotation, Span

RULE = "indirect"
SURE = {"that": 0.88, "bare": 0.85, "behind": 0.88, "according": 0.88, "going on": 0.8}
PAPERS = lists.word_set(
    "statement report letter email e-mail memo communique communiqué message post tweet testimony affidavit indictment "
    "complaint lawsuit filing ruling article"
)
MANY = 0.8  # "they" may be anybody
HELPING = 7  # items of a verb's own group: "has, as he later often did, said"
RELATIVE = lists.word_set("who which whose that whom ;")
SHOWN = lists.word_set("polls surveys studies signs banners posters poll survey study sign banner poster")
MARK = re.compile("[\"“”„«»]|''|``|‘(?=\\w)")
HOWS = frozenset(("subject", "inverted", "apposition", "joined", "participle", "according"))


@dataclass(slots=True)
class Reported(Attribution):
    """A reported clause, ``body[start:end]``; its ``number`` follows on from those of the quotes."""

    start: int = 0
    end: int = 0


def find(scene: Scene, quoted: list[Attribution]) -> list[Reported]:
    """Reported clauses in reading order; none overlaps another, nor a quote of ``quoted``."""
    references: References | None = None
    found: list[Reported] = []
    spoken = [one.view.first for one in quoted]
    reach = -1
    for cue in map(partial(_turned, scene), scene.cues):
        if cue.subject is None or cue.at < reach or not _is_clear(scene, cue):
            continue
        clause = _clause(scene, cue)
        if clause is None or clause[0][0] < reach or _is_marked(scene, clause[0]):
            continue
        references = references or _knowing(scene, quoted)
        (first, stop), shape = clause
        reach = max(stop, cue.at)
        speaker = quoted[at].mention if (at := bisect_left(spoken, cue.at) - 1) >= 0 else None
        meant = references.resolve(cue.subject, speaker)
        chance = SURE[shape] * references.belief.get(id(cue.subject), 1.0) * (MANY if cue.subject.head == "they" else 1)
        view = View(-1, first, stop - 1, [], [], False, False, False, 0, "", "", "", "")
        items = scene.skeleton.items
        number = len(scene.skeleton.stretches) + len(found)
        span = items[first].start, items[stop - 1].end
        found.append(Reported(number, view, cue.subject, meant, cue, RULE, chance, *span))
    return found


def _knowing(scene: Scene, quoted: list[Attribution]) -> References:
    """Whoever speaks the quotes is settled: "the spokesman" of a later sentence leads back to them."""
    references = References(scene)
    for one in quoted:
        if one.mention is not None and one.meant is not None:
            references.resolved[id(one.mention)] = one.meant
    return references


def _turned(scene: Scene, cue: Cue) -> Cue:
    """ "CLAUSE, said Ann Bell, who was there": the subject is the one behind, where the one before is doubtful."""
    items = scene.skeleton.items
    if cue.how == "parenthesis" and _stands_behind(scene, cue):
        return replace(cue, how="inverted")
    if cue.how != "loose" or cue.form != "past" or not _stands_behind(scene, cue):
        return cue
    subject = on_the_right(scene.ground, cue.at + 1)
    if subject is None or subject.last + 1 >= len(items) or items[subject.last + 1].text not in (",", "."):
        return cue
    return replace(cue, subject=subject, how="inverted")


def _is_clear(scene: Scene, cue: Cue) -> bool:
    """A plain verb of saying, affirmed as a fact, whose subject can speak."""
    items = scene.skeleton.items
    item = items[cue.at]
    subject = cue.subject
    if cue.how not in HOWS or cue.passive or subject is None or scene.skeleton.headlines[item.paragraph]:
        return False
    if not _may_report(subject) or _asks(scene, item.sentence):
        return False
    if cue.how == "according":
        return True
    if not lists.reports(item, lists.CLEAR) or (cue.form == "ing") != (cue.how == "participle"):
        return False
    if (
        lists.reports(item, lists.NOUN_TOO)
        and cue.form in ("third", "base")
        and subject.kind not in ("person", "pronoun")
    ):
        return False
    if cue.how == "inverted" and not _stands_behind(scene, cue):
        return False
    if _is_hindered(scene, cue) or MARK.search(scene.skeleton.body, max(0, item.start - 4), item.start):
        return False
    return cue.how == "participle" or not _depends(scene, cue, subject)


def _stands_behind(scene: Scene, cue: Cue) -> bool:
    items = scene.skeleton.items
    return cue.at > 1 and items[cue.at - 1].text == "," and items[cue.at - 2].kind != "q"


def _may_report(subject: Mention) -> bool:
    if subject.kind == "lone" and subject.entity is None:
        return False
    if subject.head in SHOWN:
        return False
    if subject.kind == "pronoun":
        return subject.head in ("he", "she", "they")
    if subject.kind == "noun" and subject.head not in speakers() and subject.head not in QUANTITIES:
        return False
    return subject.head not in nouns("document") or subject.head in PAPERS or subject.head in nouns("body")


def _asks(scene: Scene, sentence: int) -> bool:
    _, end = scene.skeleton.sentence_span(sentence)
    return scene.skeleton.items[end - 1].text == "?"


def _is_hindered(scene: Scene, cue: Cue) -> bool:
    """ "would not say", "is said to", "never said", "to say"."""
    items = scene.skeleton.items
    at = cue.at - 1
    subject = cue.subject
    low = max(subject.last if subject and subject.last < cue.at else -1, cue.at - HELPING)
    while at > low and items[at].kind == "w":
        lower = items[at].lower
        if lower in lists.HINDERED or lower.endswith(("n't", "n’t")):
            return True
        if lower in lists.JOINTS:
            return False
        at -= 1
    return False


def _depends(scene: Scene, cue: Cue, subject: Mention) -> bool:
    """ "if he says", "what Hague said", "the tone he said", "some of the women said", and a clause that
    only leads up to its sentence: "After he said …, talks broke down".
    """
    items = scene.skeleton.items
    first = subject.first
    if cue.how == "joined":
        return any(item.lower in RELATIVE for item in items[subject.last + 1 : cue.at])
    if cue.how == "inverted" or not first or items[first - 1].sentence != items[first].sentence:
        return False
    before = items[first - 1]
    if before.lower in lists.PERHAPS or before.kind == "q" or is_finite(before):
        return True
    opening = scene.skeleton.sentence_span(items[first].sentence)[0]
    if before.lower in lists.WHEN and before.lower != "but":
        return not any(is_finite(item) for item in items[opening:first])
    if before.lower in PREPOSITIONS:
        return True
    loose = before.kind == "w" and before.lower not in lists.JOINTS and not before.lower.endswith("ly")
    return subject.kind == "pronoun" and loose and not is_time(items, first - 1)


def _is_marked(scene: Scene, clause: Span) -> bool:
    """Whether marks stand in it or at its ends that no quotation took: somebody's own words, perhaps."""
    items, body = scene.skeleton.items, scene.skeleton.body
    first, stop = clause
    if any(item.kind == "q" for item in items[first:stop]):
        return False
    start, end = items[first].start, items[stop - 1].end
    end += len(body[end : end + 2]) - len(body[end : end + 2].lstrip(".,!?"))
    return MARK.search(body, max(0, start - 2), min(len(body), end + 2)) is not None


def _clause(scene: Scene, cue: Cue) -> tuple[Span, str] | None:
    """The items reported, and in which shape they stand."""
    items = scene.skeleton.items
    first, end = scene.skeleton.sentence_span(items[cue.at].sentence)
    while end > first and items[end - 1].text in (".", "!", ")") and items[end - 1].kind == "p":
        end -= 1
    if cue.how == "according":
        return _by_source(scene, cue, first, end)
    if cue.how != "participle" and (behind := _behind(scene, cue, first, end)):
        return behind, "behind"
    if cue.how == "participle" and not (items[cue.at - 1].text == "," and lists.reports(items[cue.at], lists.GOING_ON)):
        return None
    clause = clauses.after_verb(scene, cue, end)
    if clause is None:
        return None
    if cue.how == "participle":
        return clause, "going on"
    return clause, "that" if items[clause[0] - 1].lower == "that" else "bare"


def _behind(scene: Scene, cue: Cue, first: int, end: int) -> Span | None:
    """ "CLAUSE, the official added", "CLAUSE, said the official"."""
    items = scene.skeleton.items
    subject = cue.subject
    if subject is None or not lists.reports(items[cue.at], lists.AFTER) or cue.how == "joined":
        return None
    inverted = subject.first > cue.at
    at = cue.at if inverted else subject.first
    while at > first + 1 and items[at - 1].lower in ("the", "a", "an"):
        at -= 1
    if at <= first or items[at - 1].text != ",":
        return None
    rest = subject.last + 1 if inverted else cue.at + 1
    if not inverted and lists.reports(items[cue.at], frozenset(("tell",))):
        rest = clauses.behind_hearer(scene, rest, end)
    if inverted and rest < end and items[rest].text == ",":
        rest = end  # "said Ann Bell, a teacher in Homs"
    if clauses.ends_report(scene, rest, end):
        if rest < end and items[first].lower in lists.WHEN | lists.PERHAPS:
            return None
        return clauses.before_verb(scene, first, at - 1)
    return clauses.around(scene, first, at - 1, rest, end)


def _by_source(scene: Scene, cue: Cue, first: int, end: int) -> tuple[Span, str] | None:
    """ "According to activists, CLAUSE" and "CLAUSE, according to activists"."""
    items = scene.skeleton.items
    subject = cue.subject
    if subject is None or subject.first > cue.at + 8:
        return None
    if cue.at == first or items[cue.at - 1].text in (":", ";", "—", "–") or items[cue.at - 1].lower in lists.JOINTS:
        start = clauses.after_source(scene, subject.last, end)
        if start is None or start >= end or any(item.kind == "q" for item in items[start:end]):
            return None
        clause = clauses.before_verb(scene, start, end)
    else:
        if not clauses.ends_report(scene, subject.last + 1, end) and items[subject.last + 1].text != ",":
            return None
        clause = clauses.before_verb(scene, first, cue.at - (items[cue.at - 1].text == ","))
    return (clause, "according") if clause else None


def quotation(scene: Scene, one: Reported, speaker: Draft | None) -> Quotation:
    body, items = scene.skeleton.body, scene.skeleton.items
    mention, cue = one.mention, one.cue
    cue_item = items[cue.at] if cue else None
    return Quotation(
        start=one.start,
        end=one.end,
        text=body[one.start : one.end],
        kind="indirect",
        speaker=speaker.name if speaker else None,
        speaker_mention=mention.text if mention else None,
        speaker_kind=speaker.kind if speaker else None,
        mention_span=(mention.start, mention.end) if mention else None,
        cue=cue.text if cue else None,
        cue_span=(cue_item.start, cue_item.end) if cue_item else None,
        rule=one.rule,
        confidence=round(one.confidence, 3),
    )
