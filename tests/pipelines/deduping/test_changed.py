"""What a revision changed of the one before."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from pipelines import dedupe
from pipelines.deduping.changed import changed, paragraphs_changed
from pipelines.files import parquet_files, read_table
from schemas.article import Article
from schemas.parts import Block, Changed, Correction, Rights
from tests.pipelines.parsed import NOON, article, page, words, write_shard

URL = "https://courier.example/vote"
DAY = timedelta(days=1)


def row(*texts: str) -> dict[str, list[dict[str, str]]]:
    return {"body": [{"role": "paragraph", "text": text} for text in texts]}


@pytest.mark.parametrize(
    ("old", "new", "added", "removed", "moved"),
    [
        ("ABC", "ABC", "", "", ""),
        ("ABC", "ABCD", "D", "", ""),
        ("ABC", "AC", "", "B", ""),
        ("ABCD", "BCDA", "", "", "A"),
        ("AAB", "AB", "", "A", ""),
        ("AB", "XABB", "XB", "", ""),
    ],
)
def test_paragraphs_are_added_removed_or_moved(
    old: str, new: str, added: str, removed: str, moved: str
) -> None:
    assert paragraphs_changed(row(*old), row(*new)) == (list(added), list(removed), list(moved))


def told(root: Path) -> list[tuple[str, int, Changed | None]]:
    """Return table, revision and what it changed, of all rows of the stage in order of time."""
    dedupe.run(root, workers=1)
    found = []
    for table in ("articles", "revisions"):
        files = parquet_files(root / "data/deduped" / table)
        rows = read_table(files, Article, ("revision", "fetched_at", "changed")).to_pylist()
        found += [(one["fetched_at"], table, one["revision"], one["changed"]) for one in rows]
    return [(table, revision, own and Changed(**own)) for _, table, revision, own in sorted(found)]


def body(*texts: str) -> list[Block]:
    return [Block(role="paragraph", text=text) for text in texts]


def shown(day: int, *texts: str, **given: object):
    facts = {"body": body(*texts), "published_at": NOON} | given
    return article(URL, " ".join(texts), NOON + day * DAY, **facts)


def test_a_first_revision_changed_nothing(tmp_path: Path):
    write_shard(tmp_path, "one/courier", [page(shown(0, "A."), "r0")])
    assert told(tmp_path) == [("articles", 1, None)]


def test_each_revision_says_what_it_changed_of_the_one_before(tmp_path: Path):
    """Whichever shard they were read from, and whatever bucket the other is in."""
    other_month = {"published_at": NOON - 40 * DAY, "published_day": NOON.date()}
    write_shard(tmp_path, "one/courier", [page(shown(0, "A.", "B.", "C."), "r0")])
    write_shard(
        tmp_path,
        "two/courier",
        [
            page(shown(1, "B.", "C.", "A.", "D.", headline="Council voted"), "r1"),
            page(article(f"{URL}-2", words("other"), NOON + DAY), "r2"),
        ],
    )
    note = Correction(text="An earlier version had it wrong.")
    last = shown(2, "B.", "A.", "D.", headline="Council voted", corrections=[note], **other_month)
    write_shard(tmp_path, "three/courier", [page(last, "r3")])
    assert told(tmp_path) == [
        ("revisions", 1, None),
        ("articles", 1, None),  # another story
        (
            "revisions",
            2,
            Changed(fields=["headline", "body"], paragraphs_added=1, paragraphs_moved=1),
        ),
        (
            "articles",
            3,
            Changed(
                fields=["body", "published_at", "corrections"],
                paragraphs_removed=1,
                corrections=1,
            ),
        ),
    ]


def test_facts_of_the_one_before_are_those_that_it_was_seen_with_last(tmp_path: Path):
    write_shard(
        tmp_path,
        "one/courier",
        [
            page(shown(0, "A.", tags=["Port"]), "r0"),
            page(shown(1, "A.", tags=["Harbour"]), "r1"),  # the same words, read into the first
            page(shown(2, "B.", tags=["Harbour"]), "r2"),
        ],
    )
    first, second = told(tmp_path)
    assert first == ("revisions", 1, None)
    assert second == (
        "articles",
        2,
        Changed(fields=["body"], paragraphs_added=1, paragraphs_removed=1),
    )


@pytest.mark.slow
def test_what_changed_is_that_of_the_rows_themselves(tmp_path: Path):
    chance = random.Random(5)
    reserved = Rights(ai_signals=["robots: noai"], text_withheld="robots: noai")
    for crawl in range(4):
        captures = []
        for number in range(6):
            texts = chance.sample("ABCDEF", chance.randint(2, 5))
            facts = {"body": body(*texts), "tags": [chance.choice("xy")], "published_at": NOON}
            if (crawl, number) == (2, 1):
                facts["rights"] = reserved  # of which all its revisions are told
            at = NOON + crawl * DAY
            captures.append(page(article(f"{URL}-{number}", "", at, **facts), f"r{number}"))
        write_shard(tmp_path, f"crawl-{crawl}/courier", captures)
    dedupe.run(tmp_path, workers=1)
    files = parquet_files(tmp_path / "data/deduped/articles")
    files += parquet_files(tmp_path / "data/deduped/revisions")
    rows = read_table(files, Article)
    by_key = {(row["article_id"], row["revision"]): row for row in rows.to_pylist()}
    assert len(by_key) > 12
    for (own, revision), now in by_key.items():
        before = by_key.get((own, revision - 1))
        want = changed(before, now).model_dump() if before else None
        assert now["changed"] == want
    assert {len(row["changed"]["fields"]) for row in by_key.values() if row["changed"]} >= {1, 2}
