"""Invented news in any amount, shaped as real news is: several quotes a story, names, places, some copies.

The sentences are put together from many words, so that two stories share hardly more than two real ones do.
"""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

WORDS = 450
COPIES = 0.04
FIRST = [
    "Ines",
    "Tomás",
    "Amira",
    "Jonas",
    "Élodie",
    "Leila",
    "Karin",
    "Samuel",
    "Hana",
    "Viktor",
    "Ruth",
    "Pavel",
    "Noor",
    "Oskar",
    "Salma",
    "Henrik",
    "Ada",
    "Luis",
    "Marta",
    "Yusuf",
    "Greta",
    "Omar",
    "Clara",
    "Dmitri",
    "Aisha",
    "Paul",
    "Rosa",
    "Ivan",
    "Lena",
    "Karim",
]
LAST = [
    "Okonedo",
    "Castellan",
    "Dubrovnik",
    "Wirth",
    "Marsh",
    "Haddad",
    "Lindqvist",
    "Oyelaran",
    "Petrov",
    "Nakamura",
    "Ferrante",
    "Kowalski",
    "Mbeki",
    "Sørensen",
    "Aguilar",
    "Brandt",
    "Chaudhry",
    "Demir",
    "Eriksen",
    "Fontaine",
    "Gallagher",
    "Hoxha",
    "Ibrahimović",
    "Jansen",
    "Kaplan",
    "Laurent",
    "Moreau",
    "Novak",
    "Orlov",
    "Pacheco",
    "Quispe",
    "Ramírez",
    "Schneider",
    "Takahashi",
    "Ulrich",
    "Varga",
    "Weber",
    "Xu",
    "Yilmaz",
    "Zhang",
]
OFFICES = ("governor", "mayor", "chief engineer", "health minister", "police spokesman", "head teacher", "aid worker")
TOWNS = [
    "Aleppo",
    "Homs",
    "Geneva",
    "Nairobi",
    "Tripoli",
    "Beirut",
    "Ankara",
    "Baghdad",
    "Khartoum",
    "Athens",
    "Oslo",
    "Lima",
    "Quito",
    "Dakar",
    "Hanoi",
    "Minsk",
    "Tunis",
    "Sofia",
    "Riga",
    "Doha",
]
OUTLETS = ("The Tarn Post", "Evening Herald", "Vell Gazette", "Northern Wire", "The Morrow Times", "Harbour Daily")
NOUNS = [
    "bridge",
    "river",
    "school",
    "hospital",
    "road",
    "wall",
    "market",
    "harbour",
    "council",
    "engine",
    "farmer",
    "soldier",
    "teacher",
    "pump",
    "dam",
    "field",
    "winter",
    "border",
    "truck",
    "tent",
    "village",
    "doctor",
    "baker",
    "driver",
    "pilot",
    "nurse",
    "tower",
    "station",
    "factory",
    "border",
    "crossing",
    "pipeline",
    "forest",
    "storm",
    "convoy",
    "shelter",
    "election",
    "budget",
    "strike",
    "court",
    "parliament",
    "embassy",
    "refinery",
    "airport",
    "ferry",
    "tunnel",
    "mine",
    "clinic",
    "library",
    "prison",
    "barracks",
    "warehouse",
    "orchard",
    "island",
    "canal",
    "gate",
    "square",
    "street",
    "boiler",
    "cable",
    "roof",
    "cellar",
]
VERBS = [
    "closed",
    "opened",
    "crossed",
    "rebuilt",
    "reached",
    "left",
    "guarded",
    "repaired",
    "counted",
    "searched",
    "emptied",
    "inspected",
    "blocked",
    "flooded",
    "bought",
    "sold",
    "promised",
    "refused",
    "welcomed",
    "doubted",
    "praised",
    "burned",
    "defended",
    "abandoned",
    "photographed",
    "measured",
    "painted",
    "moved",
    "hid",
    "found",
    "lost",
    "divided",
    "visited",
    "supplied",
    "warned",
    "evacuated",
    "mapped",
    "financed",
    "cleared",
]
ADJECTIVES = [
    "old",
    "new",
    "narrow",
    "northern",
    "crowded",
    "broken",
    "quiet",
    "expensive",
    "empty",
    "frozen",
    "distant",
    "local",
    "wooden",
    "hidden",
    "heavy",
    "rusty",
    "generous",
    "unfinished",
    "muddy",
    "private",
    "public",
    "southern",
    "damaged",
    "famous",
    "forgotten",
    "temporary",
    "disputed",
    "steep",
    "dry",
    "flooded",
    "guarded",
    "ancient",
    "busy",
    "yellow",
    "silent",
    "tired",
    "angry",
    "careful",
]
TAILS = """before dawn|after the rain|on Monday|on Tuesday|on Friday|last week|in the afternoon|without warning|for the
    third time|at the end of the month|since April|during the strike|in spite of the snow|as planned|by hand|at night|
    under guard|in two days|a year ago|with great care|to the surprise of many|for no clear reason""".replace(
    "\n   ", ""
).split("|")
SAID = (
    "“{words},” said {who}, the {office}.",
    "{who}, the {office}, told reporters: “{words}.”",
    "“{words},” {who} said. “{more}.”",
    "{surname} added that the work would need “{fragment}”.",
    "{who} said {reported}.",
)


def stories(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """``count`` stories of about 450 words; one in 25 is a copy of an earlier one that another outlet carried."""
    chance = random.Random(seed)  # noqa: S311
    kept: list[dict[str, Any]] = []
    for number in range(count):
        if kept and chance.random() < COPIES:
            told = chance.choice(kept)
            story = {**told, "source": chance.choice(OUTLETS), "title": f"{told['title']}, again in {number}"}
        else:
            story = _story(number, chance)
        kept = [*kept[-200:], story]
        yield story


def _story(number: int, chance: random.Random) -> dict[str, Any]:
    people = [(chance.choice(FIRST), chance.choice(LAST)) for _ in range(4)]
    towns = [chance.choice(TOWNS) for _ in range(3)]
    paragraphs, words = [], 0
    while words < WORDS:
        paragraph = _quoted(chance, people, towns) if chance.random() < 0.35 else _plain(chance, towns)
        paragraphs.append(paragraph)
        words += len(paragraph.split())
    at = datetime(2012, 1, 1, tzinfo=UTC) + timedelta(minutes=7 * number)
    return {
        "title": f"{towns[0]} {chance.choice(VERBS)} {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)} {number}",
        "text": "\n\n".join(paragraphs),
        "date": at.isoformat(),
        "source": chance.choice(OUTLETS),
        "url": f"https://news.example/{at:%Y/%m/%d}/{number}",
    }


def _clause(chance: random.Random, towns: list[str]) -> str:
    what = f"{chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}"
    whom = f"{chance.randint(2, 9_999):,} {chance.choice(NOUNS)}s" if chance.random() < 0.3 else chance.choice(NOUNS)
    place = f" in {chance.choice(towns)}" if chance.random() < 0.3 else ""
    return f"the {what} {chance.choice(VERBS)} the {chance.choice(ADJECTIVES)} {whom}{place} {chance.choice(TAILS)}"


def _plain(chance: random.Random, towns: list[str]) -> str:
    clauses = [_clause(chance, towns) for _ in range(chance.randint(2, 4))]
    return " ".join(f"{clause[0].upper()}{clause[1:]}." for clause in clauses)


def _quoted(chance: random.Random, people: list[tuple[str, str]], towns: list[str]) -> str:
    first, last = chance.choice(people)
    words, more = (_clause(chance, towns) for _ in range(2))
    return chance.choice(SAID).format(
        who=f"{first} {last}",
        surname=last,
        office=chance.choice(OFFICES),
        words=words[0].upper() + words[1:],
        more=more[0].upper() + more[1:],
        fragment=" ".join(_clause(chance, towns).split()[1:6]),
        reported=_clause(chance, towns),
    )


def write_lines(path: Path, count: int, seed: int = 1) -> float:
    """A file of JSON Lines; the mean number of words of its stories."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for story in stories(count, seed):
            words += len(story["text"].split())
            file.write(json.dumps(story, ensure_ascii=False) + "\n")
    return words / count


def write_texts(folder: Path, count: int, seed: int = 2) -> None:
    """A plain-text file a story, a thousand in a folder."""
    for number, story in enumerate(stories(count, seed)):
        under = folder / f"{number // 1000:04d}"
        under.mkdir(parents=True, exist_ok=True)
        text = f"{story['source']}\n{story['date']}\n\n{story['title']}\n\n{story['text']}\n"
        (under / f"{number:07d}.txt").write_text(text, encoding="utf-8")


def write_pages(folder: Path, count: int, seed: int = 3) -> None:
    """A web page a story, with the furniture pages have: menus, teasers, captions, scripts."""
    folder.mkdir(parents=True)
    menu = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(60))
    script = "<script>" + "var a={b:[1,2,3],c:'d'};" * 400 + "</script>"
    teasers = "".join(
        f'<div class="teaser"><a href="/{n}"><h3>Ten walks for a rainy day {n}</h3><p>Read more here.</p></a></div>'
        for n in range(40)
    )
    for number, story in enumerate(stories(count, seed)):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in story["text"].split("\n\n"))
        data = {
            "@type": "NewsArticle",
            "headline": story["title"],
            "datePublished": story["date"],
            "publisher": {"name": story["source"]},
        }
        page = (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story["title"]} | {story["source"]}'
            f'</title><link rel="canonical" href="{story["url"]}"><script type="application/ld+json">{json.dumps(data)}'
            f"</script>{script}</head><body><nav><ul>{menu}</ul></nav><main><article><h1>{story['title']}</h1>"
            f'<figure><img src="/a.jpg"><figcaption>The wall on Friday. Photograph: A. Bell</figcaption></figure>'
            f'<div class="article-body">{body}</div></article></main><aside>{teasers}</aside>'
            f"<footer><p>© 2012 {story['source']}</p></footer>{script}</body></html>"
        )
        (folder / f"{number:06d}.html").write_text(page, encoding="utf-8")
