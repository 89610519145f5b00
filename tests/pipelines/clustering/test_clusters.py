"""Which of several copies is canonical."""

import random
import tempfile
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.clustering.clusters import clusters_of, precedence
from pipelines.clustering.sketches import Sketches, sketch
from pipelines.files.tables import write_table
from schemas.article import Article
from schemas.columns import table_of
from tests.pipelines.parsed import NOON, article, words

HOUR = timedelta(hours=1)
NOTHING = {"published_at": None, "published_precision": None}


def newest(*copies: dict[str, object]) -> pa.Table:
    made = [
        article(f"https://p.example/{number}").model_copy(
            update={"article_id": f"{number}", "first_seen_at": NOON} | copy
        )
        for number, copy in enumerate(copies)
    ]
    return table_of(made, Article)


@pytest.mark.parametrize(
    ("copies", "order"),
    [
        ([{"published_at": NOON}, {"published_at": NOON - HOUR}], [1, 0]),
        ([{"published_at": NOON - HOUR}, NOTHING], [0, 1]),
        ([NOTHING | {"first_seen_at": NOON - 2 * HOUR}, {"published_at": NOON - HOUR}], [0, 1]),
        (
            [
                {"published_at": NOON.replace(hour=0), "published_precision": "day"},
                {"published_at": NOON - HOUR},
            ],
            [1, 0],
        ),
        ([{"published_at": NOON + 99 * HOUR, "first_seen_at": NOON - HOUR}, {}], [0, 1]),
        ([{"article_id": "b"}, {"article_id": "a"}], [1, 0]),
    ],
    ids=["earlier", "undated", "seen-earlier", "day-counts-as-its-end", "dated-later", "same"],
)
def test_the_first_published_is_canonical(copies: list[dict[str, object]], order: list[int]):
    assert precedence(newest(*copies)).tolist() == order


def sketched(folder: Path, *parts: list[str]) -> Sketches:
    for number, texts in enumerate(parts):
        path = folder / f"{number}.parquet"
        rows = [article(f"https://p.example/{n}", text) for n, text in enumerate(texts)]
        write_table(table_of(rows, Article), path, Article)
        (folder / f"sketch{number}").mkdir()
        sketch(path, folder / f"sketch{number}")
    folders = [folder / f"sketch{number}" for number in range(len(parts))]
    return Sketches(folders, [np.arange(len(texts), dtype=np.int32) for texts in parts])


def test_texts_that_take_no_part_are_passed_by(tmp_path: Path):
    parts = [words("a"), words("short", 5), words("b")], [words("c"), words("d")]
    whole = sketched(tmp_path, *parts)
    some = Sketches(whole.folders, [np.array([1, 2], np.int32), np.array([1], np.int32)])
    assert some.has_shingles().tolist() == [False, True, True]
    assert some.keys(0).tolist() == whole.keys(0)[[1, 2, 4]].tolist()
    for text, same in enumerate((1, 2, 4)):
        assert some.shingles_of(text).tolist() == whole.shingles_of(same).tolist()


def test_copies_in_different_shards_are_one_cluster_with_their_similarity(tmp_path: Path):
    wire = words("wire", 100)
    sketches = sketched(tmp_path, [wire, words("own")], [words("short", 5), wire + " end"])
    rows = newest(*({"published_at": NOON + n * HOUR} for n in range(4)))
    found = clusters_of(rows, sketches)
    assert found["cluster_id"].to_pylist() == ["0", "1", "2", "0"]
    assert found["cluster_role"].to_pylist() == ["canonical"] * 3 + ["duplicate"]
    assert found["similarity"].to_pylist() == [1, 1, 1, 96 / 97]


def test_sketches_are_numbered_through_all_shards(tmp_path: Path):
    texts = [words(seed) for seed in "abcde"]
    whole, cut = sketched(tmp_path / "w", texts), sketched(tmp_path / "c", texts[:2], [], texts[2:])
    assert len(cut) == 5
    for number in range(5):
        assert np.array_equal(whole.shingles_of(number), cut.shingles_of(number))
    assert np.array_equal(whole.keys(3), cut.keys(3))


def test_texts_too_short_to_compare_are_known(tmp_path: Path):
    sketches = sketched(tmp_path, [words("a"), "Watch the video.", "—"])
    assert sketches.has_shingles().tolist() == [True, False, False]


def edited(number: int) -> str:
    """Return one of four stories, changed in up to six places."""
    text = words(f"story{number % 4}", 90).split()
    for place in random.Random(number).sample(range(90), number % 7):
        text[place] = f"edit{number}of{place}"
    return " ".join(text)


NEWS = [edited(number) for number in range(24)]


def told(order: list[int], cuts: tuple[int, int]) -> dict[str, tuple[str, str, float]]:
    """Return the clusters of NEWS, read in *order* from three shards *cut* in it."""
    low, high = sorted(cuts)
    with tempfile.TemporaryDirectory() as folder:
        parts = [[NEWS[n] for n in part] for part in (order[:low], order[low:high], order[high:])]
        sketches = sketched(Path(folder), *parts)
        moments = [{"article_id": f"{n}", "published_at": NOON + (n % 5) * HOUR} for n in order]
        rows = newest(*moments)
        found = clusters_of(rows, sketches)
    columns = [found[name].to_pylist() for name in found.column_names]
    return dict(zip(rows["article_id"].to_pylist(), zip(*columns, strict=True), strict=True))


EXPECTED = told(list(range(24)), (8, 16))


@settings(max_examples=15)
@given(st.permutations(range(24)), st.tuples(st.integers(0, 24), st.integers(0, 24)))
def test_clusters_depend_on_no_order_of_reading_and_no_cut_in_shards(
    order: list[int], cuts: tuple[int, int]
):
    assert told(order, cuts) == EXPECTED


def test_the_news_of_that_law_have_clusters_and_rows_alone():
    roles = [role for _, role, _ in EXPECTED.values()]
    assert 4 < roles.count("canonical") < 20
