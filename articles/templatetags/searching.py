"""What is sought, in templates."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString

from articles.models import Article, Quote
from articles.searching.parsing import Sought
from articles.views.hits import marked, snippet

register = template.Library()
MOST_OF_QUOTE = 420


@register.filter
def sought_in(article: Article, sought: Sought) -> SafeString:
    """The article's words around what is sought; its rows must have been asked for ``text``."""
    return snippet(getattr(article, "text", "") or getattr(article, "opening", ""), sought)


@register.filter
def sought_in_quote(quote: Quote, sought: Sought) -> SafeString:
    words = quote.text if quote.is_indirect else " ".join(quote.paragraphs)
    return marked(words, sought) if len(words) <= MOST_OF_QUOTE else snippet(words, sought)


@register.filter
def sought_in_words(words: str, sought: Sought) -> SafeString:
    return marked(words, sought)


@register.simple_tag
def with_sought(address: str, sought: Sought | None) -> str:
    """The address of an article on which the hits are to be marked."""
    return f"{address}?{urlencode({'q': sought.typed})}" if sought and sought.typed else address


@register.filter
def item(rows: dict[str, Any], name: str) -> Any:
    return rows.get(name)
