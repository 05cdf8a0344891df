"""Lists taken along: the rows of the page, whole, as data that says where it came from."""

import csv
import io
import json
import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.exports import EXPORTS, LISTS
from articles.exports.formats import csv_lines, json_lines
from articles.models import Article, Figure, Quote
from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    OriginalFactory,
    OutletFactory,
    QuoteFactory,
)

ATOM = "{http://www.w3.org/2005/Atom}"
WORDS = "We close the bridge tonight,"


def body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def rows(client: Client, address: str) -> list[dict[str, Any]]:
    response = client.get(address)
    assert response.status_code == 200, body(response)
    text = body(response)
    if ".csv" in address:
        return list(csv.DictReader(io.StringIO(text, newline="")))
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def archive(db: None) -> None:
    """Three articles of two outlets, one undated, two speakers, a place, an original."""
    outlet = OutletFactory(name="Die Brücke, “Abend”")
    place = LocationFactory(name="Houla", country="SY")
    for number in range(3):
        article = ArticleFactory(
            outlet=outlet if number else OutletFactory(),
            language="en",
            **({"published_on": None} if number == 2 else {}),
        )
        speaker = ActorFactory(name="حيدر العبادي" if number == 1 else f"Ada Number {number}")
        AliasFactory(actor=speaker, name=f"Ms Number {number}")
        QuoteFactory(article=article, speaker=speaker)
        ActorMentionFactory(article=article, actor=speaker)
        LocationMentionFactory(article=article, location=place)
        OriginalFactory(article=article)
        told = {"article": article, "kind": "killed", "sentence": article.body[:22], "sentence_start": 0}
        told |= {"speaker": speaker, "location": place, "low": 12 + number, "period": "yesterday"}
        whole = Figure.objects.create(**told, start=4, end=9, wording="mayor")
        Figure.objects.create(**told, start=10, end=15, wording="spoke", part_of=whole)


@pytest.mark.parametrize("noun", LISTS)
@pytest.mark.parametrize("form", EXPORTS)
def test_the_same_query_gives_the_same_rows(client: Client, archive: None, noun: str, form: str) -> None:
    for query in (
        "",
        "?q=spoke",
        "?order=oldest",
        "?undated=1",
        "?location=Houla",
        "?q=nothing-like-that",
        "?order=name",
    ):
        page = client.get(f"/{noun}/{query}")
        if page.context["filter"].problems:
            assert client.get(f"/{noun}.{form}{query}").status_code == 400
            continue
        listed = [str(row.pk) for row in page.context["listing"].rows]
        assert [str(next(iter(row.values()))) for row in rows(client, f"/{noun}.{form}{query}")] == listed


def test_both_formats_tell_the_same(client: Client, archive: None, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    for noun in LISTS:
        for table, lines in zip(rows(client, f"/{noun}.csv"), rows(client, f"/{noun}.jsonl"), strict=True):
            assert list(table) == list(lines)
            for column, cell in table.items():
                value = lines[column]
                if isinstance(value, list):
                    assert cell == " | ".join(map(str, value))
                elif isinstance(value, bool):
                    assert cell == str(value).lower()
                else:
                    assert cell == ("" if value is None else str(value))


def test_names_stand_beside_ids(client: Client, archive: None) -> None:
    quote = Quote.objects.select_related("speaker", "article__outlet").order_by("pk")[1]
    found = next(row for row in rows(client, "/quotes.jsonl") if row["quote_id"] == quote.pk)
    assert (found["speaker_id"], found["speaker"]) == (quote.speaker_id, "حيدر العبادي")
    assert (found["outlet_id"], found["outlet"]) == (quote.article.outlet_id, "Die Brücke, “Abend”")
    assert found["text"] == quote.article.body[found["start"] : found["end"]] == WORDS
    assert found["original_sha256"] == [quote.article.originals.get().sha256]
    article = next(row for row in rows(client, "/articles.jsonl") if row["article_id"] == quote.article_id)
    assert article["speakers"] == ["حيدر العبادي"]
    assert article["places"] == ["Houla"]
    assert article["text"] == quote.article.body


def test_a_figure_says_who_tells_it_of_what_place_and_which_parts(client: Client, archive: None) -> None:
    figure = Figure.objects.wholes().select_related("speaker").order_by("pk")[1]
    found = next(row for row in rows(client, "/figures.jsonl") if row["figure_id"] == figure.pk)
    assert (found["speaker_id"], found["speaker"], found["place"]) == (figure.speaker_id, "حيدر العبادي", "Houla")
    assert found["figure_url"] == f"http://testserver{figure.place_in_article}"
    assert (found["at_least"], found["at_most"], found["parts"]) == (13, None, ["spoke"])
    assert (found["day_told"], found["sentence"]) == ("2019-03-08", "The mayor spoke first.")
    feed = feedparser.parse(body(client.get("/figures.atom?speaker=Ada+Number+0")))
    assert [entry.title for entry in feed.entries] == ["Ada Number 0: mayor – killed, Houla"]


def test_an_undated_article_has_no_date(client: Client, archive: None) -> None:
    [found] = rows(client, "/articles.jsonl?undated=1")
    assert (found["published_on"], found["published_at"], found["published_precision"]) == (None, None, "unknown")


def test_every_row_says_what_was_asked_and_when(client: Client, archive: None) -> None:
    for row in rows(client, "/quotes.csv?speaker=Ada+Number+0&utm_source=mail"):
        assert row["query"] == "http://testserver/quotes/?speaker=Ada+Number+0"
        assert datetime.fromisoformat(row["retrieved_at"]).tzinfo is not None
    response = client.get("/quotes.csv?speaker=Ada+Number+0")
    assert 'filename="quotes-said-by-ada-number-0-' in response["Content-Disposition"]
    assert response["Link"] == '<http://testserver/quotes/?speaker=Ada+Number+0>; rel="canonical"'


@pytest.mark.parametrize("noun", LISTS)
@pytest.mark.parametrize("form", [*EXPORTS, "atom"])
def test_a_question_that_is_not_understood_is_refused_in_a_sentence(
    client: Client, db: None, noun: str, form: str
) -> None:
    response = client.get(f"/{noun}.{form}?order=sideways")
    assert response.status_code == 400
    assert "sideways" in body(response)


@pytest.mark.parametrize("noun", LISTS)
def test_an_empty_list_is_a_head_line_and_a_feed_without_entries(client: Client, db: None, noun: str) -> None:
    [head] = body(client.get(f"/{noun}.csv")).splitlines()
    assert head.startswith(next(iter(LISTS[noun].columns)))
    assert body(client.get(f"/{noun}.jsonl")) == ""
    feed = feedparser.parse(body(client.get(f"/{noun}.atom")))
    assert (feed.bozo, feed.entries) == (False, [])


@pytest.mark.parametrize("noun", LISTS)
def test_the_number_of_queries_does_not_follow_the_rows(client: Client, archive: None, noun: str) -> None:
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            body(client.get(f"/{noun}.csv"))
        counts.append(len(queries))
        for _ in range(9):
            article = ArticleFactory()
            QuoteFactory(article=article)
            LocationMentionFactory(article=article)
            OriginalFactory(article=article)
    assert counts[0] == counts[1] <= 12


def test_a_head_request_reads_nothing(client: Client, archive: None) -> None:
    response = client.head("/quotes.csv")
    assert (response.status_code, body(response)) == (200, "")
    assert client.post("/quotes.csv").status_code == 405


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-3 degrees", "@sum", "\t=1", "\r=1", '=HYPERLINK("x")'])
def test_a_spreadsheet_takes_no_words_for_a_formula(text: str) -> None:
    _, line = csv_lines([{"text": text, "number": -3}], ["text", "number"])
    assert next(csv.reader(io.StringIO(line, newline=""))) == [f"'{text}", "-3"]


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\u2028b", "a\u2029b", "a\x85b", 'say "so"', "a,b;c", "ألف", "💧"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    [line] = json_lines([{"text": text}], ["text"])
    assert "\n" not in line[:-1]
    assert json.loads(line) == {"text": text}
    _, line = csv_lines([{"text": text}], ["text"])
    assert next(csv.reader(io.StringIO(line, newline=""))) == [text]


def test_a_feed_tells_readers_what_is_new(client: Client, archive: None) -> None:
    feed = feedparser.parse(body(client.get("/quotes.atom")))
    assert not feed.bozo
    newest = Quote.objects.order_by("-article__created_at", "-pk")
    assert [entry.link for entry in feed.entries] == [f"http://testserver{row.get_absolute_url()}" for row in newest]
    assert feed.entries[1].title == f"حيدر العبادي: “{WORDS}”"
    assert feed.feed.link == "http://testserver/quotes/"
    assert all(entry.updated and entry.id == entry.link for entry in feed.entries)
    assert "published" not in feed.entries[0]  # undated


def test_a_feed_follows_the_filters_of_its_list(client: Client, archive: None) -> None:
    feed = feedparser.parse(body(client.get("/quotes.atom?speaker=Ada+Number+0")))
    assert [entry.author for entry in feed.entries] == ["Ada Number 0"]
    assert "Ada Number 0" in feed.feed.title


@pytest.mark.parametrize("noun", LISTS)
def test_every_entry_is_valid_atom(client: Client, archive: None, noun: str) -> None:
    root = ElementTree.fromstring(body(client.get(f"/{noun}.atom")))
    assert [node.tag for node in root.findall(f"{ATOM}author/{ATOM}name")]
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for node in (root, *entries):
        assert all(node.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))


def test_characters_that_no_feed_can_hold_do_not_break_it(client: Client, archive: None) -> None:
    article = Article.objects.order_by("pk")[0]
    Article.objects.filter(pk=article.pk).update(title="A\x01B\x1b\ufffe <&> ]]>", byline="\x02")
    feed = feedparser.parse(body(client.get("/articles.atom")))
    assert not feed.bozo
    assert any("<&> ]]>" in entry.title for entry in feed.entries)


def test_every_list_leads_to_its_files(client: Client, archive: None) -> None:
    """On a speaker's or a place's page, to the quotes that stand there and no others."""
    quote = Quote.objects.order_by("pk")[0]
    place = quote.article.location_mentions.get().location
    pages = [f"/{noun}/?order=oldest" for noun in ("articles", "quotes", "figures")] + ["/speakers/", "/locations/"]
    pages += [quote.speaker.get_absolute_url(), f"{place.get_absolute_url()}?order=oldest"]
    for page in pages:
        response = client.get(page)
        links = re.findall(r'href="(/\w+\.jsonl[^"]*)"', response.content.decode())
        assert len(links) == 1, page
        listed = [row.pk for row in response.context["listing"].rows]
        assert [next(iter(row.values())) for row in rows(client, links[0].replace("&amp;", "&"))] == listed
