"""Are the stored bytes still what they were? Every original hashed again, each check recorded, damage repaired."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db.models import Max
from django.db.models.functions import Random

from articles.importing import originals
from articles.models import FixityCheck, Original, Quarantined
from articles.models.provenance import original_path, originals_storage

SECOND = "originals-copy"
SOUND, DAMAGED, MISSING, REPAIRED = "sound", "damaged", "missing", "repaired"
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One original and how it was found; ``names`` are the source files it holds the bytes of."""

    sha256: str
    result: str
    names: tuple[str, ...]


def check(sample: int | None = None) -> Iterator[Checked]:
    """Hash originals again, all of them or a sample of those that were checked longest ago.

    What is damaged or missing is taken from the second store, where one is configured and holds it whole; what
    the second store lacks is copied there.
    """
    first, second = originals_storage(), second_store()
    found: list[FixityCheck] = []
    for sha256 in _chosen(sample):
        result = _state(first, sha256)
        if second is not None:
            result = _agree(first, second, sha256, result)
        found.append(FixityCheck(sha256=sha256, result=result))
        if len(found) >= BATCH:
            FixityCheck.objects.bulk_create(found)
            found = []
        names = () if result == SOUND else _names(sha256)
        yield Checked(sha256=sha256, result=result, names=names)
    FixityCheck.objects.bulk_create(found)


def state(sha256: str) -> str:
    """How the bytes under a sha256 are this moment: sound, damaged or missing. Nothing is written."""
    return _state(originals_storage(), sha256)


def second_store() -> Storage | None:
    """The store that ORIGINALS_COPY_DIR names, None where it names none."""
    return storages[SECOND] if SECOND in storages.backends else None


def _chosen(sample: int | None) -> list[str]:
    kept = set(Original.objects.values_list("sha256", flat=True).distinct())
    kept |= set(Quarantined.objects.exclude(sha256="").values_list("sha256", flat=True).distinct())
    if sample is None:
        return sorted(kept)
    checked = FixityCheck.objects.values("sha256").annotate(last=Max("checked_at")).order_by("last", Random())
    before = list(checked.values_list("sha256", flat=True))
    never = sorted(kept - set(before))
    return (never + [sha256 for sha256 in before if sha256 in kept])[:sample]


def _names(sha256: str) -> tuple[str, ...]:
    names = Original.objects.filter(sha256=sha256).values_list("name", flat=True)
    return tuple(sorted({*names, *Quarantined.objects.filter(sha256=sha256).values_list("name", flat=True)}))


def _state(storage: Storage, sha256: str) -> str:
    name = original_path(sha256)
    try:
        if not storage.exists(name):
            return MISSING
        with storage.open(name) as file:
            return SOUND if originals.digest(file)[0] == sha256 else DAMAGED
    except OSError:
        return DAMAGED


def _agree(first: Storage, second: Storage, sha256: str, result: str) -> str:
    """Each store mends the other; what neither holds whole stays as it is."""
    other = _state(second, sha256)
    if result == SOUND and other != SOUND:
        _copy(first, second, sha256)
    elif result != SOUND and other == SOUND:
        _copy(second, first, sha256)
        return REPAIRED
    return result


def _copy(source: Storage, target: Storage, sha256: str) -> None:
    name = original_path(sha256)
    if target.exists(name):
        target.delete(name)
    with source.open(name) as file:
        target.save(name, File(file, name=name))
