"""The language of a story, from its script and its commonest words."""

import pytest

from articles.text.readers import languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said that the wall had been checked in the spring and was not in danger.", "en"),
        ("Le maire a déclaré que les habitants de la ville ont été évacués dans la nuit par les pompiers.", "fr"),
        ("Der Bürgermeister sagte, dass die Bewohner der Stadt in der Nacht von der Feuerwehr gerettet wurden.", "de"),
        ("El alcalde dijo que los vecinos de la ciudad fueron evacuados por la noche y que no hay heridos.", "es"),
        ("Жители города сообщили, что утром на площади были слышны выстрелы.", "ru"),
        ("Мешканці міста повідомили, що вранці на площі було чути постріли, її перекрили.", "uk"),
        ("قال السكان إنهم سمعوا إطلاق نار في الساحة صباح اليوم.", "ar"),
        ("町の住民は今朝、広場で銃声を聞いたと話した。", "ja"),
        ("居民说今天早上在广场听到枪声。", "zh"),
    ],
)
def test_finds(text: str, code: str) -> None:
    assert languages.guess(text) == code


@pytest.mark.parametrize("text", ["", "Hello", "12345 67 890", "Zzz qqq xxx www vvv kkk jjj hhh ggg fff"])
def test_ignores(text: str) -> None:
    assert languages.guess(text) is None
