"""A folder that is replaced whole: built beside its place, then moved in."""

import shutil
from pathlib import Path


def fresh(place: Path) -> Path:
    """Return an empty folder beside *place*, in which its next content is built."""
    beside = place.with_name(f".{place.name}.next")
    if beside.exists():
        shutil.rmtree(beside)
    beside.mkdir(parents=True)
    return beside


def moved_in(place: Path) -> None:
    """Put what was built beside *place* in its place."""
    last = place.with_name(f".{place.name}.last")
    if last.exists():
        shutil.rmtree(last)
    if place.exists():
        place.rename(last)
    place.with_name(f".{place.name}.next").rename(place)
    shutil.rmtree(last, ignore_errors=True)


def restored(place: Path) -> None:
    """Put the last content of *place* back if a kill came between the two moves."""
    last = place.with_name(f".{place.name}.last")
    if last.exists() and not place.exists():
        last.rename(place)
