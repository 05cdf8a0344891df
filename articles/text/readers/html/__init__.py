"""Saved web pages to articles: the story's own words, and what the page says about them."""
