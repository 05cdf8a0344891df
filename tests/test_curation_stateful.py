"""Editors, imports and other extractors in any order: every decision stays in force, and history can tell every state.

``CURATION_STEPS`` tries more than the 500 steps that a run takes.
"""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, models, transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as pace
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from articles import anchoring, curation
from articles.importing import preparing, reextracting
from articles.importing.working import alone
from articles.models import EVENTS, Actor, Alias, Article, Decision, Figure, Location, LocationMention, Quote
from articles.models.history import TRACKED
from articles.naming import fold
from articles.text.values import CleanArticle, Findings, Quotation

STEPS = int(os.environ.get("CURATION_STEPS", "500"))
STEPS_EACH = 25
WORDS = (
    "We will not leave the valley",
    "Nobody should cross before noon",
    "It holds, and it will hold",
    "The gate was open all night",
)
PEOPLE = ("Ada Brandt", "Jo Lund", "Max Roth", "Leila Haddad")
NUMBERS = st.integers(min_value=0, max_value=999)


def story(number: int) -> str:
    order = Random(number)
    said = [
        f"“{words}, day {number},” said {order.choice(PEOPLE)} in {order.choice(['Geneva', 'Homs', 'Cairo'])}."
        for words in WORDS
    ]
    said.append(
        f"Shells killed {number + 100} people, including {number + 2} children, and wounded {number + 300} in Homs."
    )
    return f"Story number {number} of the dam\n\n{number % 28 + 1:02}/11/2018 09:30 GMT\n\n" + "\n\n".join(said) + "\n"


EXTRACT = preparing.extract


def another_extractor(seed: int) -> Any:
    """Loses some findings, moves the edges of others, gives some to nobody, and finds what is none."""

    def extract(article: CleanArticle) -> Findings:
        chance, findings = Random(seed), EXTRACT(article)
        quotes = []
        for quote in findings.quotes:
            what = chance.randrange(6)
            start, end = quote.start, quote.end
            if what == 1:
                start += 2
            elif what == 2:
                end -= 3
            if what:
                speaker = quote.speaker if what != 3 else None
                text = article.body[start:end]
                quotes.append(replace(quote, start=start, end=end, text=text, speaker=speaker, rule=f"rule {what}"))
        start = article.body.index(" said ")  # beside the others: quotes of one extractor do not overlap
        quotes.append(Quotation(start=start, end=start + 6, text=article.body[start : start + 6], kind="direct"))
        figures = [
            replace(figure, low=chance.randrange(9), high=9, qualifier="range")
            for figure in findings.figures
            if chance.randrange(3)
        ]
        return replace(findings, quotes=tuple(quotes), figures=tuple(figures))

    return extract


class Desk(RuleBasedStateMachine):
    """One archive, one editor; each run ends with everything checked."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.sources = self.folder / "sources"
        self.sources.mkdir()
        self.stories = 0
        self.refusals: list[str] = []
        self.states: list[tuple[dict[type, int], dict[tuple[type, int], dict[str, Any]]]] = []
        self.rejected: dict[int, tuple[str, str]] = {}
        self.extractor = patch.object(preparing, "extract", EXTRACT)
        self.extractor.start()
        self.storages = patch.dict(settings.STORAGES["originals"]["OPTIONS"], {"location": self.folder / "originals"})
        self.storages.start()
        transaction.set_autocommit(False) if not connection.in_atomic_block else None
        self.savepoint = transaction.savepoint()

    def teardown(self) -> None:
        try:
            self.every_earlier_state_can_be_told()
        finally:
            transaction.savepoint_rollback(self.savepoint)
            self.extractor.stop()
            self.storages.stop()
            shutil.rmtree(self.folder, ignore_errors=True)

    @initialize()
    def begin(self) -> None:
        self.editor = User.objects.create_user(f"edith {os.urandom(4).hex()}")
        for _ in range(2):
            self.import_one()

    # What happens.

    @rule()
    def import_one(self) -> None:
        self.stories += 1
        (self.sources / f"{self.stories}.txt").write_text(story(self.stories))
        call_command("import_articles", str(self.sources), stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123

    @rule()
    def import_again(self) -> None:
        Article.objects.update(extractor="older")
        call_command("import_articles", str(self.sources), stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123

    @rule(seed=NUMBERS)
    def search_again(self, seed: int) -> None:
        with patch.object(preparing, "extract", another_extractor(seed) if seed % 4 else EXTRACT), alone() as force:
            reextracting.search_again(reextracting.everything(), force)

    @rule(which=NUMBERS, what=st.sampled_from(["accept", "reject", "bounds", "nobody", "new", "somebody"]))
    def judge(self, which: int, what: str) -> None:
        quote = self.pick(Quote.objects.all(), which)
        if quote is None:
            return
        try:
            if what == "accept":
                curation.accept(quote, self.editor)
            elif what == "reject":
                curation.reject(quote, self.editor)
            elif what == "bounds":
                curation.correct_bounds(quote, quote.start + 3, max(quote.end - 3, quote.start + 5), self.editor)
            else:
                to = {"nobody": None, "new": curation.NewActor(name=f"New Person{which}")}.get(
                    what, self.pick(Actor.objects.standing(), which)
                )
                curation.reattribute(quote, to, self.editor)
        except curation.Refused:
            pass

    @rule(which=NUMBERS, number=NUMBERS)
    def judge_figure(self, which: int, number: int) -> None:
        figure = self.pick(Figure.objects.all(), which)
        if figure is None:
            return
        if number % 3 == 0:
            curation.remove(figure, self.editor)
            return
        figure.low = figure.high = number
        figure.kind = "wounded" if number % 2 else "missing"
        figure.speaker = self.pick(Actor.objects.standing(), number)
        curation.correct(figure, self.editor, ["low", "high", "kind", "speaker"])

    @rule(one=NUMBERS, other=NUMBERS)
    def merge(self, one: int, other: int) -> None:
        kept, gone = self.pick(Actor.objects.all(), one), self.pick(Actor.objects.all(), other)
        self.attempt(lambda: curation.merge(kept, gone, self.editor))

    @rule(which=NUMBERS)
    def split(self, which: int) -> None:
        quote = self.pick(Quote.objects.filter(speaker__isnull=False), which)
        if quote is not None:
            quotes = Quote.objects.filter(article=quote.article_id, speaker=quote.speaker_id)
            self.attempt(lambda: curation.split(quotes, curation.NewActor(name=quote.speaker.name), self.editor))

    @rule(which=NUMBERS, name=st.sampled_from(["Bo Falk", "Ines Prado", "Ada Brandt", "Jo Lund"]))
    def name(self, which: int, name: str) -> None:
        actor = self.pick(Actor.objects.standing(), which)
        self.attempt(lambda: (curation.rename if which % 2 else curation.add_alias)(actor, name, self.editor))

    @rule(which=NUMBERS, reach=st.sampled_from(["mention", "article", "always"]))
    def place(self, which: int, reach: str) -> None:
        mention, location = self.pick(LocationMention.objects.all(), which), self.pick(Location.objects.all(), which)
        if mention is not None:
            self.attempt(lambda: curation.set_location(mention, location, self.editor, reach=reach))

    @rule(which=NUMBERS)
    def date(self, which: int) -> None:
        article = self.pick(Article.objects.all(), which)
        dating = curation.Dating(published_on=article.published_on, published_precision="year")
        curation.set_date(article, curation.settle(dating, {"published_on", "published_precision"}), self.editor)

    @rule(which=NUMBERS)
    def undo(self, which: int) -> None:
        decision = self.pick(Decision.objects.in_force(), which)
        if decision is not None:
            builds = curation.what_builds_on(decision)
            self.attempt(lambda: curation.undo(decision, self.editor))
            assert bool(builds) <= Decision.objects.in_force().filter(pk=decision.pk).exists()

    def attempt(self, decide: Any) -> None:
        try:
            decide()
        except curation.Refused as error:
            self.refusals.append(str(error))

    def pick(self, rows: models.QuerySet, which: int) -> Any:
        pks = list(rows.order_by("pk").values_list("pk", flat=True))
        return rows.model.objects.get(pk=pks[which % len(pks)]) if pks else None

    # What holds after each of these.

    @invariant()
    def every_decision_is_in_force(self) -> None:
        last: dict[Any, Decision] = {}
        for decision in Decision.objects.in_force().in_order():
            assert not decision.unplaced, decision.unplaced
            if decision.kind in ("quote", "figure"):
                last[decision.thread] = decision
            else:
                self.holds(decision)
        for decision in last.values():
            (self.quote_is_as_decided if decision.kind == "quote" else self.figure_is_as_decided)(decision)

    def quote_is_as_decided(self, decision: Decision) -> None:
        article = Article.objects.get(text_key=decision.text_key)
        if decision.state.get("gone"):
            span = anchoring.find(article.body, decision.subject["anchor"])
            others = article.quotes.filter(edited_at__isnull=True)
            assert not [q for q in others if anchoring.same_words((q.start, q.end), span)], "a rejected quote is back"
            return
        quote = Quote.objects.get(pk=decision.object_id)
        told = decision.state
        assert quote.is_edited
        assert quote.text == told["anchor"]["words"] == article.body[quote.start : quote.end]
        wanted = told["values"]["speaker"]
        meant = Actor.objects.get(key=wanted["key"]).survivor() if wanted else None
        assert quote.speaker == meant

    def figure_is_as_decided(self, decision: Decision) -> None:
        article, told = Article.objects.get(text_key=decision.text_key), decision.state
        if told.get("gone"):
            span = anchoring.find(article.body, decision.subject["anchor"])
            others = article.figures.filter(edited_at__isnull=True)
            assert not [f for f in others if anchoring.same_words((f.start, f.end), span)], "a removed figure is back"
            return
        figure = Figure.objects.get(pk=decision.object_id)
        assert figure.is_edited
        assert (figure.low, figure.high, figure.kind) == tuple(told["values"][name] for name in ("low", "high", "kind"))
        wanted = told["values"]["speaker"]
        assert figure.speaker == (Actor.objects.get(key=wanted["key"]).survivor() if wanted else None)

    def holds(self, decision: Decision) -> None:
        given = decision.given
        later = Decision.objects.in_force().filter(pk__gt=decision.pk).touching(decision.touches).exists()
        if decision.action == "merge":
            gone = Actor.objects.get(pk=decision.object_id)
            assert gone.merged_into is not None
            assert not gone.quotes.exists()
            assert not gone.mentions.exists()
        elif later:
            return
        elif decision.action == "rename":
            assert Actor.objects.get(pk=decision.object_id).name == given["name"]
        elif decision.action == "add_alias":
            actor = Actor.objects.get(pk=decision.object_id).survivor()
            folded = fold(given["alias"])
            assert actor.folded == folded or Alias.objects.filter(actor=actor, folded=folded).exists()
        elif decision.action == "date":
            assert Article.objects.get(pk=decision.object_id).published_precision == "year"
        elif decision.action == "place":
            assert LocationMention.objects.get(pk=decision.object_id).location.key == given["to"]["key"]

    @invariant()
    def refusals_are_sentences(self) -> None:
        assert all(words.endswith(".") for words in self.refusals)

    @invariant()
    def nothing_stands_on_the_merged(self) -> None:
        assert not Quote.objects.filter(speaker__merged_into__isnull=False).exists()

    @invariant()
    def remember(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
        marks = {
            model: event.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0
            for model, event in EVENTS.items()
        }
        rows = {
            (model, values["id"]): values
            for model, fields in TRACKED.items()
            for values in model._default_manager.order_by().values(*fields)
        }
        self.states.append((marks, rows))

    def every_earlier_state_can_be_told(self) -> None:
        """A row was then what its next event says it was before, or what it is now."""
        now = self.states[-1][1] if self.states else {}
        events = {
            model: list(event.objects.order_by("pgh_id").values("pgh_id", *TRACKED[model]))
            for model, event in EVENTS.items()
        }
        for marks, rows in self.states:
            for model in TRACKED:
                told = {key: values for key, values in now.items() if key[0] is model}
                for values in reversed(events[model]):
                    if values["pgh_id"] > marks[model]:
                        told[model, values["id"]] = {name: values[name] for name in TRACKED[model]}
                for key, values in rows.items():
                    if key[0] is model:
                        assert told[key] == values


@pytest.mark.django_db
def test_every_decision_stays_in_force():
    run_state_machine_as_test(
        Desk,
        settings=pace(
            max_examples=max(STEPS // STEPS_EACH, 1),
            stateful_step_count=STEPS_EACH,
            deadline=None,
            database=None,
            derandomize="CURATION_STEPS" not in os.environ,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
