"""CleanArticle -> Findings: quotations, who speaks them, the people, organisations and places named."""

from articles.text.extraction.extracting import extract

__all__ = ["extract"]
