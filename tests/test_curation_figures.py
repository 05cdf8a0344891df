"""What editors decided on figures holds through imports, re-extractions, another archive, and until it is undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles import curation
from articles.importing import preparing
from articles.models import EVENTS, Actor, Article, Decision, Figure, Location, LocationMention, Original
from articles.text.values import Findings
from tests.test_curation_exchange import empty
from tests.test_desk_collisions import change, editor, opened

pytestmark = pytest.mark.django_db

STORY = """Shells fall on market

12/03/2019 09:30 GMT

Shells killed 108 people, including 49 children, in Geneva on Sunday, the mayor, Jo Lund, said.

“The shells wounded 300 people,” said Ada Brandt, an engineer, in Geneva. “Nobody should cross,” said Jo Lund.
"""


@pytest.fixture
def edith() -> User:
    return User.objects.create_user("edith")


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (tmp_path / "shells.txt").write_text(STORY)
    call_command("import_articles", str(tmp_path / "shells.txt"))
    return Article.objects.get()


def search_again() -> None:
    call_command("reextract", "--all", "--workers", "0")


def told() -> list[tuple[str, int | None]]:
    return list(Figure.objects.order_by("start").values_list("wording", "low"))


def corrected(figure: Figure, user: User, **values) -> Decision:
    for name, value in values.items():
        setattr(figure, name, value)
    decision = curation.correct(figure, user, list(values))
    assert decision is not None
    return decision


FOUND = [("108 people", 108), ("49 children", 49), ("300 people", 300)]


def without(wording: str) -> list[tuple[str, int]]:
    return [row for row in FOUND if row[0] != wording]


@pytest.fixture
def another(monkeypatch):
    """Puts another extractor in the place of this one."""
    extract = preparing.extract

    def change(how) -> None:
        monkeypatch.setattr(preparing, "extract", lambda article: how(extract(article)))

    return change


def widened(findings: Findings) -> Findings:
    """Every figure begins two characters later, ends one later, and is another number told by nobody."""
    figures = [
        replace(f, start=f.start + 2, end=f.end + 1, low=7, high=7, speaker=None, part_of=f.part_of and f.part_of + 2)
        for f in findings.figures
    ]
    return replace(findings, figures=tuple(figures))


def test_a_removed_figure_stays_away_until_that_is_undone(article, edith, another):
    assert told() == FOUND
    decision = curation.remove(Figure.objects.get(wording="300 people"), edith, reason="no count")
    search_again()
    assert told() == without("300 people")
    another(widened)
    search_again()
    assert [low for _, low in told()] == [7, 7]
    another(lambda findings: findings)
    search_again()
    curation.undo(decision, edith)
    assert told() == FOUND
    assert Figure.objects.get(wording="300 people").pk == decision.object_id
    search_again()
    assert told() == FOUND


def test_parts_go_and_come_with_their_whole(article, edith):
    decision = curation.remove(Figure.objects.get(wording="108 people"), edith)
    search_again()
    assert told() == [("300 people", 300)]
    curation.undo(decision, edith)
    assert told() == FOUND
    assert Figure.objects.get(wording="49 children").part_of.wording == "108 people"


@pytest.mark.parametrize("wording", ["108 people", "49 children", "300 people"])
def test_a_corrected_figure_is_not_changed_by_a_machine(article, edith, another, wording):
    figure = Figure.objects.get(wording=wording)
    corrected(figure, edith, low=5, high=6, qualifier="range", speaker=Actor.objects.get(name="Ada Brandt"))
    before = Figure.objects.filter(pk=figure.pk).values().get()
    search_again()
    another(widened)
    search_again()
    after = Figure.objects.filter(pk=figure.pk).values().get()
    if wording == "300 people":
        after["quote_id"] = before["quote_id"]
    assert after == before
    assert Figure.objects.count() == 3
    another(lambda findings: Findings())
    search_again()
    assert set(Figure.objects.filter(edited_at__isnull=False)) == {figure}


def test_parts_follow_the_kind_of_a_corrected_whole(article, edith):
    decision = corrected(Figure.objects.get(wording="108 people"), edith, kind="missing")
    search_again()
    whole, part, _ = Figure.objects.order_by("start")
    assert (whole.kind, part.kind, part.part_of) == ("missing", "missing", whole)
    curation.undo(decision, edith)
    search_again()
    assert set(Figure.objects.values_list("kind", flat=True)) == {"killed", "wounded"}


def test_undoing_frees_a_figure_for_the_machine(article, edith, another):
    figure = Figure.objects.get(wording="108 people")
    curation.undo(corrected(figure, edith, low=5), edith)
    figure.refresh_from_db()
    assert (figure.low, figure.is_edited) == (108, False)
    another(widened)
    search_again()
    assert {low for _, low in told()} == {7}


def test_rows_that_say_the_same_stay_the_same_rows(article):
    before = list(Figure.objects.order_by("pk").values())
    Figure.objects.filter(wording="49 children").update(low=1)
    search_again()
    assert list(Figure.objects.order_by("pk").values()) == before


def test_figures_that_stand_elsewhere_now_are_found_again(article, edith):
    curation.remove(Figure.objects.get(wording="300 people"), edith)
    corrected(Figure.objects.get(wording="108 people"), edith, low=5, high=5)
    Article.objects.update(body="A line that cleaning had cut before.\n\n" + article.body)
    Figure.objects.all().delete()
    search_again()
    assert not Figure.objects.filter(wording="300 people").exists()


def test_a_rebuilt_archive_gets_the_decisions_on_figures_back(article, edith, tmp_path):
    jo, place = (
        Actor.objects.get(name="Jo Lund"),
        Location.objects.create(key="mole", name="Mole", latitude=1, longitude=2),
    )
    corrected(Figure.objects.get(wording="108 people"), edith, low=110, high=110, speaker=jo, location=place)
    curation.remove(Figure.objects.get(wording="300 people"), edith)
    undone = corrected(Figure.objects.get(wording="49 children"), edith, low=1)
    curation.undo(undone, edith)
    wanted = list(Figure.objects.order_by("start").values_list("low", "speaker__key", "location__key", "part_of__low"))
    log = tmp_path / "decisions.jsonl"
    call_command("decisions", "export", str(log))
    empty()
    assert not Figure.objects.exists()
    call_command("import_articles", str(tmp_path / "shells.txt"))
    call_command("decisions", "import", str(log))
    for _ in range(2):
        rows = Figure.objects.order_by("start").values_list("low", "speaker__key", "location__key", "part_of__low")
        assert list(rows) == wanted
        search_again()
    assert Original.objects.exists()
    assert Decision.objects.in_force().count() == 2


@pytest.mark.parametrize("reach", ["mention", "article", "always"])
def test_a_place_that_an_editor_chose_is_that_of_the_figures_too(article, edith, reach):
    mention = LocationMention.objects.order_by("start").first()
    other = Location.objects.create(key="1", name="Geneva, New York", latitude=42.9, longitude=-77.0)
    before = list(Figure.objects.order_by("pk").values())
    decision = curation.set_location(mention, other, edith, reach=reach)
    places = {other.pk} if reach != "mention" else {mention.location_id, before[0]["location_id"]}
    assert set(Figure.objects.values_list("location", flat=True)) <= places
    search_again()
    assert Figure.objects.get(wording="108 people").location == other
    curation.undo(decision, edith)
    search_again()
    assert list(Figure.objects.order_by("pk").values()) == before


def test_figures_of_the_merged_go_back_when_the_merge_is_undone(article, edith):
    ada, jo = Actor.objects.get(name="Ada Brandt"), Actor.objects.get(name="Jo Lund")
    before = dict(Figure.objects.values_list("wording", "speaker"))
    assert {ada.pk, jo.pk} & set(before.values())
    decision = curation.merge(ada, jo, edith)
    Figure.objects.all().delete()
    search_again()
    assert not jo.figures.exists()
    curation.undo(decision, edith)
    assert dict(Figure.objects.values_list("wording", "speaker")) == before


def test_the_desk_corrects_and_removes_figures_and_history_tells(article):
    client = editor("ann")
    figure = Figure.objects.get(wording="300 people")
    sent = opened(client, change(figure)) | {"low": "301", "high": "301", "kind": "missing"}
    assert client.post(change(figure), sent).status_code == 302
    decision = Decision.objects.get()
    assert (decision.action, decision.kind, decision.object_id) == ("correct", "figure", figure.pk)
    assert EVENTS[Figure].objects.filter(pgh_obj_id=figure.pk, pgh_context=decision.context).exists()
    page = client.get(change(figure).replace("/change/", "/history/"))
    assert "301" in page.content.decode()
    sent = opened(client, change(figure)) | {"low": "400"}
    assert "errorlist" in client.post(change(figure), sent).content.decode()
    assert client.post(change(figure).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 302
    search_again()
    assert told() == without("300 people")


def test_whoever_took_figures_along_hears_of_their_corrections(article, edith, client):
    one, other = Figure.objects.order_by("start")[:2]
    corrected(one, edith, low=5)
    assert "Yes: 1 correction" in client.get(f"/corrections/?figure={one.pk}").content.decode()
    assert "No: editors" in client.get(f"/corrections/?figure={other.pk}").content.decode()
