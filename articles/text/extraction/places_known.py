"""What the gazetteer knows, as far as names of people and bodies need it."""

from articles.text.extraction import gazetteer


def is_place(name: str) -> bool:
    try:
        return gazetteer.is_place(name)
    except OSError:
        return False


def lookup(name: str) -> bool:
    """Whether the gazetteer has the name at all."""
    try:
        return bool(gazetteer.lookup(name))
    except OSError:
        return False
