"""Writes names.json: what countries and languages are called in the interface's other languages.

From the Unicode Common Locale Data Repository by way of Babel (Unicode License v3). Run it after the interface has
learnt a language, or Babel has a newer release: ``python articles/models/data/build_names.py``.
"""

import json
from pathlib import Path

from babel import Locale

LANGUAGES = ("ar", "fr")


def main() -> None:
    names = {}
    for language in LANGUAGES:
        known = Locale(language)
        names[language] = {
            "countries": {code: name for code, name in sorted(known.territories.items()) if code.isalpha()},
            "languages": {code: name for code, name in sorted(known.languages.items()) if len(code) <= 3},
        }
    path = Path(__file__).with_name("names.json")
    path.write_text(json.dumps(names, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
