"""How rules write down the wordings they look for: one a line, joined into one pattern."""

import re


def line_like(*wordings: str) -> re.Pattern[str]:
    """Matches a line that is one of these from its first letter to its last; marks around it do not matter."""
    return re.compile(rf"^[\W_]{{0,4}}(?:{'|'.join(wordings)})(?:[^\w.]{{0,6}}|\.\.\.)$", re.IGNORECASE)


def line_beginning(*wordings: str) -> re.Pattern[str]:
    """Matches a line that begins with one of these."""
    return re.compile(rf"^[^\w\"'“‘(]{{0,4}}(?:{'|'.join(wordings)})", re.IGNORECASE)
