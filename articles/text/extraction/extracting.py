"""The one way in: CleanArticle -> Findings."""

from articles.text.extraction import attribution, figures, indirect, people, places, relays, roles_held
from articles.text.extraction.attribution import Attribution
from articles.text.extraction.people import Cast
from articles.text.extraction.scene import stage
from articles.text.extraction.skeleton import Skeleton
from articles.text.values import CleanArticle, Findings, Quotation


def extract(article: CleanArticle) -> Findings:
    """Quotes with their speakers, people, bodies, unnamed sources and places of one article."""
    scene = stage(article.body)
    built = scene.skeleton
    found = attribution.attribute(scene)
    reported = indirect.find(scene, found)
    cast = people.cast(scene, [*found, *reported])
    quotes = [_quotation(built, one, cast) for one in found]
    quotes += [indirect.quotation(scene, one, cast.speaker(one)) for one in reported]
    quotes.sort(key=lambda quote: quote.start)
    actors = roles_held.tell(article.body, cast.actors())
    located = places.find(article.body, article.title, actors)
    counted = figures.find(article.body, quotes, actors, located)
    return Findings(quotes=tuple(quotes), actors=actors, locations=located, figures=counted)


def _quotation(built: Skeleton, one: Attribution, cast: Cast) -> Quotation:
    stretch = built.stretches[one.number]
    start, end = stretch.start, stretch.end
    actor = cast.speaker(one)
    mention, cue = one.mention, one.cue
    cue_item = built.items[cue.at] if cue else None
    return Quotation(
        start=start,
        end=end,
        text=built.body[start:end],
        kind="partial" if _is_partial(built, one) else "direct",
        speaker=actor.name if actor else None,
        speaker_mention=mention.text if mention else None,
        speaker_kind=actor.kind if actor else None,
        mention_span=(mention.start, mention.end) if mention else None,
        cue=cue.text if cue else None,
        cue_span=(cue_item.start, cue_item.end) if cue_item else None,
        rule=one.rule,
        relay=relays.find(built, one),
        confidence=round(one.confidence, 3),
    )


def _is_partial(built: Skeleton, one: Attribution) -> bool:
    """A fragment inside the reporter's sentence: it begins small, or no comma or colon leads to it."""
    view = one.view
    if view.alone or view.opens or len(built.stretches[one.number].segments) > 1:
        return False
    led = view.lead in (":", ",", "^")
    return view.text[:1].islower() or not led
