"""Kinds of quotes. Below every other model's module, so that all of them may ask for the speaker's own words."""

QUOTE_KINDS = [("direct", "direct"), ("partial", "partial"), ("indirect", "indirect")]
INDIRECT = "indirect"
IN_MARKS = ("direct", "partial")  # the speaker's own words; the rest is told in the reporter's
