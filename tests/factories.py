"""Rows for tests: small, valid, different from each other; nothing is invented twice."""

from datetime import UTC, date, datetime

import factory
from django.db import connection
from factory.django import DjangoModelFactory

from articles.models import (
    Actor,
    ActorMention,
    Alias,
    Article,
    Cut,
    Location,
    LocationMention,
    Original,
    Outlet,
    Quote,
)


def count_anew() -> None:
    """Tell the planner how many rows there are, as the server does itself within a minute, but never in a transaction.

    Without it a test that makes many rows has its queries planned for empty tables.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class OutletFactory(DjangoModelFactory):
    class Meta:
        model = Outlet

    name = factory.Sequence("Outlet {}".format)


class ArticleFactory(DjangoModelFactory):
    """An article of one day; ``published_on=None`` makes an undated one."""

    class Meta:
        model = Article

    title = factory.Sequence("Bridge number {} is closed".format)
    body = "The mayor spoke first.\n\n“We close the bridge tonight,” she said.\n\nNobody objected."
    outlet = factory.SubFactory(OutletFactory)
    published_on = date(2019, 3, 9)
    published_at = factory.LazyAttribute(
        lambda a: a.published_on and datetime(*a.published_on.timetuple()[:3], tzinfo=UTC)
    )
    published_precision = factory.LazyAttribute(lambda a: "day" if a.published_on else "unknown")
    text_key = factory.Sequence("{:064x}".format)


class ActorFactory(DjangoModelFactory):
    class Meta:
        model = Actor

    kind = "person"
    name = factory.Sequence("Ada Number{}".format)
    key = factory.Sequence("actor {}".format)


class AliasFactory(DjangoModelFactory):
    class Meta:
        model = Alias

    actor = factory.SubFactory(ActorFactory)
    name = factory.Sequence("Ms Number{}".format)


class LocationFactory(DjangoModelFactory):
    class Meta:
        model = Location

    name = factory.Sequence("Town {}".format)
    key = factory.Sequence("place {}".format)
    latitude = 34.8
    longitude = 36.5
    country = "SY"


class QuoteFactory(DjangoModelFactory):
    """A quote of the words ``text``, which stand in the article's body (by default the mayor's)."""

    class Meta:
        model = Quote

    article = factory.SubFactory(ArticleFactory)
    speaker = factory.SubFactory(ActorFactory)
    text = "We close the bridge tonight,"
    start = factory.LazyAttribute(lambda q: q.article.body.index(q.text))
    end = factory.LazyAttribute(lambda q: q.start + len(q.text))
    cue = "said"
    rule = "verb"
    confidence = 0.9


class ActorMentionFactory(DjangoModelFactory):
    """An actor named by ``words``, which stand in the article's body."""

    class Meta:
        model = ActorMention

    class Params:
        words = "mayor"

    article = factory.SubFactory(ArticleFactory)
    actor = factory.SubFactory(ActorFactory)
    start = factory.LazyAttribute(lambda m: m.article.body.index(m.words))
    end = factory.LazyAttribute(lambda m: m.start + len(m.words))


class LocationMentionFactory(DjangoModelFactory):
    """A place named by ``words``, which stand in the article's body."""

    class Meta:
        model = LocationMention

    class Params:
        words = "bridge"

    article = factory.SubFactory(ArticleFactory)
    location = factory.SubFactory(LocationFactory)
    start = factory.LazyAttribute(lambda m: m.article.body.index(m.words))
    end = factory.LazyAttribute(lambda m: m.start + len(m.words))


class CutFactory(DjangoModelFactory):
    class Meta:
        model = Cut

    article = factory.SubFactory(ArticleFactory)
    position = 0
    kind = "caption"
    text = "The bridge, seen from the north."


class OriginalFactory(DjangoModelFactory):
    """An original without bytes in the store."""

    class Meta:
        model = Original

    article = factory.SubFactory(ArticleFactory)
    name = factory.Sequence("bridge-{}.txt".format)
    sha256 = factory.Sequence("{:064x}".format)
    size = 1234
    text_key = factory.LazyAttribute(lambda o: o.article.text_key)
