"""Who may have spoken a quote, as the extractor of today weighs it."""

from articles.models import Actor, ActorMention, Quote
from articles.text.extraction.attribution import weigh

LONGEST = 60_000  # characters of an article; a longer one would keep the editor waiting


def chances(quote: Quote) -> dict[Actor, float]:
    """Actors with their chances of 0 to 1, best first; nobody for reported speech and in very long articles."""
    body = quote.article.body
    if quote.is_indirect or len(body) > LONGEST:
        return {}
    weighed = weigh(body, quote.start)
    if not weighed:
        return {}
    mentions = ActorMention.objects.filter(article=quote.article_id).select_related("actor")
    named = list(mentions.filter(actor__merged_into=None).order_by("start"))
    found: dict[Actor, float] = {}
    for (start, end), chance in weighed:
        actor = next((mention.actor for mention in named if mention.start < end and mention.end > start), None)
        if actor is not None:
            found[actor] = found.get(actor, 0.0) + chance
    return found
