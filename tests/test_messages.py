"""Every sentence of the interface is there in English, French and Arabic, and says the same."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation
from django.utils.translation.template import templatize

from tests.factories import LocationFactory, LocationMentionFactory

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "fr", "ar")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HOLES = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def catalogue(language: str) -> Catalog:
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(found: Catalog) -> dict[tuple[str | None, object], Message]:
    """By context and id; a plural's id is the pair of its English forms."""
    return {
        (_text(message.context), tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id): message
        for message in found
        if message.id
    }


def _text(context: str | bytes | None) -> str | None:
    return context.decode() if isinstance(context, bytes) else context


def used() -> Iterator[tuple[str | None, object]]:
    """Everything that readers' templates and code ask to be translated; the desk speaks English."""
    desk = {ROOT / "templates" / "admin", ROOT / "articles" / "admin"}
    paths = [*ROOT.glob("articles/**/*.py"), *ROOT.glob("archive/**/*.py"), *ROOT.glob("templates/**/*.html")]
    for path in sorted(path for path in paths if desk.isdisjoint(path.parents)):
        text = path.read_text()
        if path.suffix == ".html":
            text = f"({templatize(text)}\n)"  # between brackets no indentation counts
        for _, ids, _, context in extract("python", BytesIO(text.encode()), KEYWORDS, options={"encoding": "utf-8"}):
            yield context, tuple(part for part in ids if part) if isinstance(ids, tuple) else ids


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (list, tuple)) else (message.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_every_sentence(language: str) -> None:
    held = messages(catalogue(language))
    missing = sorted({str(key) for key in used() if key not in held})
    assert not missing, "make messages, then translate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert not [
        key for key, message in messages(catalogue(language)).items() if message.fuzzy or not all(forms(message))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_holes(language: str) -> None:
    """ "{count} quotes" without its number says nothing, and a hole of another name is an error."""
    for key, message in messages(catalogue(language)).items():
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        known = {hole for text in ids for hole in HOLES.findall(text)}
        for text in forms(message):
            assert set(HOLES.findall(text)) <= known, key
            if len(forms(message)) == 1:
                assert set(HOLES.findall(text)) == known, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_served_is_what_was_written(language: str) -> None:
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = messages(read_mo(file))
    written = messages(catalogue(language))
    assert {key: forms(message) for key, message in compiled.items()} == {
        key: forms(message) for key, message in written.items()
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "direction"), [("en-gb", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_a_page_is_in_the_language_its_address_names(client: Client, code: str, direction: str) -> None:
    for address in (f"/quotes/?ui={code}", "/quotes/"):  # the cookie remembers
        response = client.get(address)
        assert re.search(f'<html lang="{code}"\\s+dir="{direction}">', response.content.decode())
        with translation.override(code):
            assert f">{translation.gettext('Quotes')}</h1>" in response.content.decode()


@pytest.mark.django_db
def test_a_browser_is_answered_in_its_own_language(client: Client) -> None:
    assert 'lang="fr"' in client.get("/", headers={"accept-language": "fr-CA,en;q=0.5"}).content.decode()
    assert 'lang="en-gb"' in client.get("/", headers={"accept-language": "de"}).content.decode()
    assert 'lang="en-gb"' in client.get("/?ui=klingon").content.decode()


@pytest.mark.django_db
def test_another_language_is_the_same_page(client: Client) -> None:
    content = client.get("/quotes/?order=oldest").content.decode()
    assert 'href="?order=oldest&amp;ui=ar"' in content


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "name"), [("en-gb", "Syria"), ("fr", "Syrie"), ("ar", "سوريا")])
def test_countries_have_names_in_each_language(client: Client, code: str, name: str) -> None:
    place = LocationFactory(name="Houla", country="SY")
    LocationMentionFactory(location=place)
    content = client.get("/locations/", {"country": name, "ui": code}).content.decode()
    assert f"/locations/{place.pk}/" in content
    assert name in content
