"""One story in two versions is told from two reports in one frame."""

import time

import pytest

from articles.text.matching import are_alike, bands, judge, liken, read, signature

STORY = (
    "The ferry Maren ran aground off the island of Tolk on Tuesday with ninety people on board. "
    "Fishermen from the harbour reached it within the hour and took off the children first. "
    "“We heard the horn and simply went,” said Petra Holm, who owns two of the boats. "
    "The coast guard is asking why the light on the northern mole was out that night. "
    "Its keeper retired in spring, and the parish has not found anybody to follow him. "
    "Oil from the tanks has reached the salt meadows, where geese rest on their way south. "
    "The company says that it will pay for everything that the tide leaves behind."
)
EDITED = STORY.replace("simply went", "just went").replace("within the hour", "in under an hour")
BULLETIN = (
    "Shelling killed {a} people in {b} on {c}, the relief committee said in its evening bulletin. {d} others were "
    "hurt, among them {e} children. The committee counted {f} strikes on the town since {g} and asked both sides to "
    "let ambulances pass the checkpoint at {h}."
)
FIRST = BULLETIN.format(a=12, b="Orna", c="Monday", d=30, e=4, f=17, g="Friday", h="Kesh")
SECOND = BULLETIN.format(a=7, b="Tilsk", c="Thursday", d=22, e=3, f=9, g="Sunday", h="Marn")


@pytest.mark.parametrize(
    ("one", "other", "days", "kinship"),
    [
        (STORY, STORY, 0, "story"),
        (STORY, STORY.upper(), 0, "story"),
        (STORY, EDITED, 1, "story"),
        (STORY, STORY.replace("“", '"').replace("”", '"').replace("ninety", "90"), 0, "story"),
        (STORY, f"{STORY} (Reporting by Ada Number; editing by Ben Number)", None, "story"),
        (STORY, " ".join(STORY.split()[:70]), 2, "story"),
        (STORY, STORY.replace("ninety", "ninety-four"), 0, "story"),
        (STORY, STORY, 400, "story"),
        (STORY, EDITED, 400, None),
    ],
)
def test_finds_one_story(one, other, days, kinship):
    assert judge(liken(read(one), read(other)), days=days) == kinship
    assert judge(liken(read(other), read(one)), days=days) == kinship


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRST, SECOND),
        (FIRST.upper(), SECOND.upper()),
        (FIRST, STORY),
        (f"{FIRST} Nobody could be reached for comment.", f"{SECOND} Nobody could be reached for comment."),
        ("", ""),
        (STORY, ""),
    ],
)
def test_ignores_frames_that_are_filled_anew(one, other):
    assert judge(liken(read(one), read(other)), days=1) is None


def test_likeness_is_the_same_from_either_side():
    one, other = read(STORY), read(" ".join(STORY.split()[:60]))
    there, back = liken(one, other), liken(other, one)
    assert (there.shared, there.conflicts, there.held) == (back.shared, back.conflicts, back.held)
    assert (there.of_left, there.of_right) == (back.of_right, back.of_left)


def test_signatures_of_a_story_and_its_copy_share_bands():
    one, other = bands(signature(STORY)), bands(signature(EDITED))
    assert len(signature(STORY)) == 4 * 27 + 128
    assert set(one) & set(other)
    assert not set(one) & set(bands(signature(SECOND + SECOND)))


@pytest.mark.parametrize("other", [STORY, EDITED, " ".join(STORY.split()[:70]), f"{STORY} {SECOND} {FIRST}"])
def test_signatures_tell_who_is_worth_reading(other):
    assert are_alike(signature(STORY), signature(other))
    assert are_alike(signature(other), signature(STORY))


@pytest.mark.parametrize("other", [SECOND, f"{FIRST} {SECOND}", f"{STORY[:90]} {FIRST} {SECOND}"])
def test_signatures_tell_who_is_not(other):
    assert not are_alike(signature(STORY), signature(other))
    assert not are_alike(signature(other), signature(STORY))


@pytest.mark.parametrize("text", ["", "Too short to be anybody's copy.", "…"])
def test_short_texts_have_no_signature(text):
    assert signature(text) == b""
    assert bands(b"") == []


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a " * 50_000, "“" * 100_000, "A" * 100_000, "1," * 50_000, ". " * 50_000]
)
def test_hostile_texts_cost_little(text):
    began = time.process_time()
    signature(text)
    words = read(text)
    liken(words, words)
    assert time.process_time() - began < 2


def test_words_of_scripts_without_spaces_are_compared_too():
    assert len(read("河水在黎明前淹没了下城")) == 11
    assert len(read("غمرت المياه البلدة")) == 3
