"""A quote's form: its words are found in the article, and must stand there."""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError

from articles.admin.versions import VersionedForm
from articles.models import Quote

_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
NOT_THERE = "The article does not say this, word for word."


class WordsField(forms.CharField):
    """Words of an article as they stand there; a browser sends other line ends than it was given."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class QuoteForm(VersionedForm):
    """A quote is given by its words, by its offsets, or by both; what is left out is found in the article."""

    text = WordsField(
        required=False,
        label="Words",
        widget=AdminTextareaWidget(attrs={"rows": 4}),
        help_text="Paste them from the article; they are found there.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            if name in self.fields:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        article = given.get("article") or self.instance.article
        self.instance.article = article
        start, end = self._span(article.body, given)
        if self._taken(start, end):
            raise ValidationError("These words of the article are a quote already.")
        self.instance.start, self.instance.end = start, end
        given.update(start=start, end=end, text=article.body[start:end])
        self._check_wording(article.body, given)
        return given

    def _span(self, body: str, given: dict[str, Any]) -> tuple[int, int]:
        words, start, end = given.get("text") or "", given.get("start"), given.get("end")
        moved, reworded = {"start", "end"} & set(self.changed_data), "text" in self.changed_data
        unplaced = start is None or end is None
        if words.strip() and (unplaced or (self.instance.pk and reworded and not moved)):
            return self._found(body, words, start)
        if start is None or end is None:
            raise ValidationError({"text": "Give the words of the quote, or where it starts and ends."})
        if not 0 <= start < end <= len(body):
            raise ValidationError({"end": "These offsets enclose no words of the article."})
        if reworded and words and words != body[start:end]:
            raise ValidationError({"text": f"At these offsets the article reads: {body[start:end][:200]}"})
        return start, end

    def _found(self, body: str, words: str, near: int | None) -> tuple[int, int]:
        spans = find_words(body, words)
        if not spans:
            raise ValidationError({"text": NOT_THERE})
        free = [span for span in spans if not self._taken(*span)] or spans
        return min(free, key=lambda span: abs(span[0] - near)) if near is not None else free[0]

    def _taken(self, start: int, end: int) -> bool:
        others = Quote.objects.filter(article=self.instance.article_id, start=start, end=end)
        return others.exclude(pk=self.instance.pk).exists()

    def _check_wording(self, body: str, given: dict[str, Any]) -> None:
        for name in {"speaker_mention", "cue"} & set(self.changed_data):
            if given.get(name) and given[name] not in body:
                raise ValidationError({name: NOT_THERE})


def find_words(body: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the body, spacing and a pair of outer marks aside."""
    words = words.strip()
    if len(words) > 2 and _MARKS.get(words[0]) == words[-1]:
        words = words[1:-1].strip()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return [found.span() for found in re.finditer(pattern, body)]
