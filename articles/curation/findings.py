"""Decisions on what the machine found in one article: quotes, figures, and where it names somebody or some place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from articles import anchoring
from articles.curation.naming import RULE, article_of, found_again, new_actor_key, refer, resolve
from articles.curation.recording import (
    change,
    create,
    decide,
    delete,
    mark,
    names,
    performs,
    refuse_unless,
    values_of,
)
from articles.curation.refusing import Refused, Unplaced
from articles.models import Actor, ActorMention, Decision, Figure, Location, LocationMention, Quote

REFERENCES: dict[str, type[Actor] | type[Location]] = {"speaker": Actor, "actor": Actor, "location": Location}
_LOCAL = frozenset(
    {"id", "article_id", "edited_at", "edited_by_id", "start", "end", "text", "quote_id", "part_of_id"}
    | {"wording", "sentence", "sentence_start"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewActor:
    """Somebody the archive does not know yet."""

    name: str
    kind: str = "person"


To = Actor | NewActor | None


def accept(quote: Quote, editor: User, *, reason: str = "") -> Decision:
    """The quote is as the machine says: no machine changes it any more."""
    return _again(decide("accept", quote, editor, {}, reason), quote)


def reject(finding: Quote | Figure | ActorMention | LocationMention, editor: User, *, reason: str = "") -> Decision:
    """It is none. The row goes, and the same words are not found again."""
    return decide("reject", finding, editor, {}, reason)


def correct_bounds(quote: Quote, start: int, end: int, editor: User, *, reason: str = "") -> Decision:
    """Other words of the article are what was said."""
    body = quote.article.body
    refuse_unless(0 <= start < end <= len(body), "These offsets enclose no words of the article.")
    return _again(decide("bounds", quote, editor, {"anchor": anchoring.anchor(body, start, end)}, reason), quote)


def reattribute(quote: Quote, to: To, editor: User, *, reason: str = "") -> Decision:
    """This quote is somebody else's, or nobody's."""
    return _again(decide("reattribute", quote, editor, {"to": named(to)}, reason), quote)


def named(to: To) -> dict[str, Any] | None:
    """Whom quotes are given to, as the log names them."""
    if isinstance(to, NewActor):
        refuse_unless(to.name.strip(), "Give the new actor a name.")
        kinds = dict(Actor.KINDS)
        refuse_unless(to.kind in kinds, f"{to.kind}: no kind of actor; expected one of {', '.join(kinds)}.")
        name = to.name.strip()[:300]
        return {"key": new_actor_key(to.kind, name), "kind": to.kind, "name": name}
    return refer(to.survivor() if to else None)


def _again(decision: Decision, row: Any) -> Decision:
    row.refresh_from_db(fields=[f.name for f in row._meta.concrete_fields if not f.generated])
    return decision


@performs("accept")
def _accept(decision: Decision) -> None:
    settle(decision, found_again(decision))


@performs("reject")
def _reject(decision: Decision) -> None:
    try:
        row = found_again(decision)
    except Unplaced:
        if decision.object_id is not None:
            raise
        # The machine does not say so any more: that it shall not holds all the same.
        article = article_of(decision.text_key)
        if anchoring.find(article.body, decision.subject["anchor"]) is None:
            raise
    else:
        whose = getattr(row, "speaker", None) or getattr(row, "actor", None)
        names(decision, whose if isinstance(whose, Actor) else None)
        if decision.given.get("marks_article"):
            mark(decision, row.article)
        delete(decision, row)
    decision.touches.append(f"thread:{decision.thread}")
    decision.state = {"gone": True}


@performs("bounds")
def _correct_bounds(decision: Decision) -> None:
    quote = found_again(decision)
    span = anchoring.find(quote.article.body, decision.given["anchor"])
    if span is None:
        raise Unplaced("The corrected words do not stand in the article any more.")
    put(decision, quote, *span)
    settle(decision, quote)


def put(decision: Decision, quote: Quote, start: int, end: int) -> None:
    """Place a quote on other words; a machine's finding that is in its way goes."""
    others = Quote.objects.filter(article=quote.article_id, start=start, end=end).exclude(pk=quote.pk)
    for other in others:
        refuse_unless(not other.is_edited, "These words of the article are a quote already.")
        delete(decision, other)
    text = quote.article.body[start:end]
    change(decision, quote, start=start, end=end, text=text, rule=RULE, confidence=1.0)


@performs("reattribute")
def _reattribute(decision: Decision) -> None:
    quote = found_again(decision)
    before = quote.speaker
    speaker = resolve(Actor, decision.given["to"], decision)
    change(decision, quote, speaker=speaker, rule=RULE, confidence=1.0)
    names(decision, before, speaker)
    settle(decision, quote)


def settle(decision: Decision, row: Any) -> None:
    """Note what a finding is now; it is an editor's."""
    mark(decision, row)
    decision.touches.append(f"thread:{decision.thread}")
    decision.state = state_of(row)


def state_of(row: Any) -> dict[str, Any]:
    """A finding in full, in natural keys."""
    values = {name: value for name, value in values_of(row).items() if name not in _LOCAL}
    for name in REFERENCES:
        if f"{name}_id" in values:
            del values[f"{name}_id"]
            values[name] = refer(getattr(row, name))
    return {"anchor": anchoring.anchor(row.article.body, row.start, row.end), "values": values}


def restore_state(decision: Decision, model: type, state: dict[str, Any]) -> Any:
    """A finding made from its state, in the article that the decision names."""
    article = article_of(decision.text_key)
    span = anchoring.find(article.body, state["anchor"])
    if span is None:
        raise Unplaced("The words do not stand in the article any more.")
    values = {
        name: resolve(REFERENCES[name], value, decision) if name in REFERENCES else value
        for name, value in state["values"].items()
    }
    row = model(article=article, start=span[0], end=span[1], **values)
    if isinstance(row, Quote):
        row.text = article.body[row.start : row.end]
    clash = type(row)._default_manager.filter(article=article, start=row.start)
    for other in clash.filter(end=row.end) if isinstance(row, Quote) else clash:
        if getattr(other, "is_edited", False):
            raise Refused("Another finding stands at this place already.")
        delete(decision, other)
    create(decision, row)
    return row
