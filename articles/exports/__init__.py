"""Lists as data: the rows of a FilterSet, whole, as lines of a file."""

from articles.exports.formats import EXPORTS, Format, Record
from articles.exports.lists import LISTS, Absolute, ExportedList

__all__ = ["EXPORTS", "LISTS", "Absolute", "ExportedList", "Format", "Record"]
