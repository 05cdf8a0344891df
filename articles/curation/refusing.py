"""What curation raises. Each says in one sentence what is wrong."""


class Refused(ValueError):
    """A decision that cannot be carried out."""


class CannotUndo(Refused):
    """A decision that others build upon, or that nothing is left of."""


class Unplaced(Refused):
    """What a decision is about is not in this archive, or not any more."""
