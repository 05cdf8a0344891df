"""Raw article to clean article, one rule a file."""

from articles.text.cleaning.cleaning import RULES, clean

__all__ = ["RULES", "clean"]
