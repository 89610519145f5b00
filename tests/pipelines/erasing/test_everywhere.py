"""A takedown reaches what was published, built, cached and pushed; and the proof can fail."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from dvc.repo import Repo

from pipelines.erasing import Erased, copies_at, erase
from pipelines.erasing.memory import NOTED
from pipelines.erasing.proof import UNREAD
from pipelines.erasing.rewritten import found_in, rewritten
from pipelines.erasing.tables import gone_of
from pipelines.files import (
    CHECKSUMS,
    MANIFEST,
    Receipt,
    Takedown,
    asked_for,
    checksums,
    entry_of,
    manifest_text,
    read_manifest,
    read_table,
    rows_of,
    write_receipt,
    write_takedowns,
)
from pipelines.publishing.address import target_of
from pipelines.publishing.publish import put_release
from pipelines.publishing.rewriting import listed_at
from pipelines.publishing.verified import published_faults
from pipelines.releasing import SIGNATURE, faults
from schemas.errors import EmptyError, GateError
from schemas.parts import Author, Block, Related
from schemas.release import Tombstone
from tests.pipelines.publishing.targets import AT
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import newsroom, story

pytestmark = pytest.mark.slow  # whole stages

TEXT = "Nobody could say why the old lighthouse had been chosen, nor who had paid for its paint."
WORDS = (
    "Lighthouse paint was never paid for",
    "old lighthouse had been chosen",
    "paint-never-paid",
)
URL = "https://courier.example.com/news/paint-never-paid"
ADA = [Author(name="Ada Quay", kind="person")]
BO = [Author(name="Bo Pier", kind="person")]
GONE = story(
    9,
    url=URL,
    headline=WORDS[0],
    text=TEXT,
    dek=None,
    body=[Block(role="lede", text=TEXT)],
    word_count=16,
    authors=ADA,
)
TWIN = story(2, cluster_id=GONE.article_id, cluster_role="duplicate", similarity=0.9, authors=BO)
NAMER = story(3, related=[Related(headline=GONE.headline, url=URL)], authors=BO)
FIRST = {"articles": [GONE, TWIN, NAMER]}
SECOND = {"articles": [GONE, TWIN, NAMER, story(4, authors=BO)]}
ASKS = {
    "an article": Takedown(article_id=GONE.article_id, url=URL, reason="asked by her", at=AT),
    "an author": Takedown(author="Ada Quay", reason="asked by her", at=AT),
}


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose two versions hold the story, and the versions beside it."""
    root = tmp_path_factory.mktemp("checkout")
    for number, rows in enumerate((FIRST, SECOND), 1):
        shutil.copytree(version(root / "work", rows), root / str(number))
    return root


@pytest.fixture
def root(releases: Path, tmp_path: Path) -> Path:
    """The checkout, with a DVC repository that caches the last release and pushed it."""
    place = Path(shutil.copytree(releases / "work", tmp_path / "checkout"))
    with Repo.init(str(place), no_scm=True) as repo, repo.config.edit() as config:
        config["remote"]["pushed"] = {"url": str(tmp_path / "remote")}
        config["core"]["remote"] = "pushed"
    with Repo(str(place)) as repo:
        repo.add(str(place / "data/release"))
        repo.push()
    return place


def published(releases: Path, address: str, numbers: tuple[int, ...] = (1, 2)) -> None:
    for number in numbers:
        put_release(releases / str(number), target_of(address), AT)


def built_without(root: Path) -> None:
    """Do what a build does in the end: the release, and what DVC holds of it, are without it."""
    rows = {"articles": [TWIN.model_copy(update={"cluster_id": TWIN.article_id}), story(3)]}
    released(root, rows)
    for part in (root / "data/.kept").glob("*/*/*"):
        shutil.rmtree(part)
    with Repo(str(root)) as repo:
        repo.add(str(root / "data/release"))


def erased(
    root: Path, takedown: Takedown, places: list[str], at: datetime, build: Callable[[], None]
) -> Erased:
    with copies_at(places) as copies:
        return erase(root, takedown, copies, at, build)


def said(*folders: Path) -> str:
    """Return all that the files below *folders* say, Parquet decoded."""
    found = []
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        found.append(data.decode(errors="ignore"))
        if data.startswith(b"PAR1"):
            found.append(str(pq.ParquetFile(path).read().to_pylist()))
    return "\n".join(found)


def downloaded(address: str, place: Path) -> Path:
    target = target_of(address)
    for name in target.names(""):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(target.read(name).content)
    return place


@pytest.mark.parametrize(
    ("asks", "address", "numbers"),
    [("an article", "s3://news/daily", (2,)), ("an author", "public", (1, 2))],
)
def test_nothing_is_left_of_it_wherever_it_was(
    asks: str,
    address: str,
    numbers: tuple[int, ...],
    releases: Path,
    root: Path,
    bucket: object,
    tmp_path: Path,
) -> None:
    takedown, place = ASKS[asks], address if "://" in address else str(tmp_path / address)
    published(releases, place, numbers)
    target_of(place).write(f"releases/2026.11.2/{SIGNATURE}", b"signed\n", None)
    write_takedowns([takedown], root / "data/takedowns.jsonl")
    stores = [root / ".dvc/cache", tmp_path / "remote", root / "data/release"]
    before = said(*stores)
    assert [words for words in WORDS if words not in before] == []

    done = erased(root, takedown, [place], AT, lambda: built_without(root))

    assert done.proof.is_given
    assert done.articles == (GONE.article_id,)
    assert [one.version for one in done.rewritten] == [f"2026.11.{one}" for one in numbers]
    assert [one.version for one in done.rewritten if one.was_signed] == ["2026.11.2"]
    assert not [name for name in target_of(place).names("") if name.endswith(SIGNATURE)]
    assert {one.where for one in done.proof.removed} == {"DVC's cache", "DVC's remote pushed"}
    copy = downloaded(place, tmp_path / "downloaded")
    after = said(copy, *stores)
    assert [words for words in WORDS if words in after] == []
    assert not list((root / NOTED).glob("*"))
    for one in listed_at(target_of(place)):
        assert faults(copy / one.path) == []
        assert [why.articles for why in one.rewritten] == [1]
        stones = read_table(copy / one.path / "tombstones.parquet", Tombstone).to_pylist()
        assert [(row["article_id"], row["reason"], row["url"]) for row in stones] == [
            (GONE.article_id, "asked by her", None)
        ]
        assert list(published_faults(copy / one.path, target_of(place))) == []


def test_what_is_not_rewritten_is_the_same_and_the_rest_agrees(
    releases: Path, root: Path, tmp_path: Path
) -> None:
    published(releases, str(tmp_path / "public"))
    takedown = ASKS["an article"]
    erased(root, takedown, [str(tmp_path / "public")], AT, lambda: built_without(root))
    (place,) = (tmp_path / "public/releases").glob("2026.11.1-rewritten-1-*")
    (twin,) = [
        row
        for path in sorted((place / "articles").rglob("*.parquet"))
        for row in rows_of(path).to_pylist()
        if row["article_id"] == TWIN.article_id
    ]
    assert (twin["cluster_id"], twin["cluster_role"], twin["similarity"]) == (
        TWIN.article_id,
        "canonical",
        1.0,
    )
    ledger = [
        row
        for path in sorted((place / "captures").rglob("*.parquet"))
        for row in rows_of(path).to_pylist()
        if row["article_id"] == GONE.article_id
    ]
    assert [(row["state"], row["reason"], row["detail"], row["target_uri"]) for row in ledger] == [
        ("rejected", "takedown", "asked by her", "")
    ]
    for name in ("data_dictionary.md", "schema/articles.schema.json", "validation.json"):
        assert (place / name).read_bytes() == (releases / "1" / name).read_bytes()


def test_broken_off_before_the_build_it_goes_on_with_what_it_was_looking_for(
    releases: Path, root: Path, tmp_path: Path
) -> None:
    published(releases, str(tmp_path / "public"))
    takedown, places = ASKS["an author"], [str(tmp_path / "public")]

    def killed() -> None:
        shutil.rmtree(root / "data/release")
        shutil.rmtree(root / ".dvc/cache")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        erased(root, takedown, places, AT, killed)
    done = erased(root, takedown, places, AT, lambda: built_without(root))
    assert (done.proof.is_given, done.rewritten) == (True, ())
    assert done.articles == (GONE.article_id,)


def test_what_is_left_is_told_and_nothing_is_proved(
    releases: Path, root: Path, tmp_path: Path
) -> None:
    published(releases, str(tmp_path / "public"))
    (tmp_path / "public/notes.html").write_text(f"<p>{TEXT}</p>")
    done = erased(
        root, ASKS["an article"], [str(tmp_path / "public")], AT, lambda: built_without(root)
    )
    assert [(one.path, one.kinds) for one in done.proof.left] == [("notes.html", ("text",))]
    assert not done.proof.is_given
    assert list((root / NOTED).glob("*"))


def test_what_cannot_be_read_is_told_and_nothing_is_proved(
    releases: Path, root: Path, tmp_path: Path
) -> None:
    published(releases, str(tmp_path / "public"))
    (tmp_path / "public/odd.parquet").write_bytes(b"PAR1 and no more")
    done = erased(
        root, ASKS["an article"], [str(tmp_path / "public")], AT, lambda: built_without(root)
    )
    assert [(one.path, one.kinds) for one in done.proof.left] == [("odd.parquet", (UNREAD,))]
    assert not done.proof.is_given


def test_words_that_another_article_has_too_prove_nothing_and_stay(
    root: Path, tmp_path: Path
) -> None:
    copy = story(5, publisher="tarn-gazette", text=TEXT, dek=None, body=GONE.body, word_count=16)
    one = version(tmp_path / "other", {"articles": [GONE, copy]})
    put_release(one, target_of(str(tmp_path / "public")), AT)
    done = erased(
        root, ASKS["an article"], [str(tmp_path / "public")], AT, lambda: built_without(root)
    )
    assert done.proof.is_given
    assert done.proof.shared > 0
    assert TEXT in said(tmp_path / "public")
    assert WORDS[0] not in said(tmp_path / "public")


def test_a_warc_file_is_named_even_where_its_words_are_not_readable(
    root: Path, tmp_path: Path
) -> None:
    takedown = ASKS["an article"]
    left_out = Receipt("", "", left_out={takedown.selector: ["0" * 32]})
    write_receipt(left_out, root / "data/parsed/receipts/one/encoded.json")
    done = erased(root, takedown, [], AT, lambda: built_without(root))
    assert ("data/captures/one/encoded.warc.gz", ("text",)) in [
        (one.path, one.kinds) for one in done.proof.unreached
    ]


def test_of_what_is_nowhere_nothing_is_proved(root: Path) -> None:
    nowhere = Takedown(author="Nobody", reason="asked", at=AT)
    with pytest.raises(EmptyError, match="nothing to prove"):
        erased(root, nowhere, [], AT, lambda: None)


def test_a_version_of_an_earlier_schema_keeps_its_columns_and_its_descriptors_agree(
    releases: Path, tmp_path: Path
) -> None:
    old = Path(shutil.copytree(releases / "1", tmp_path / "old"))
    manifest = read_manifest(old).model_copy(update={"schema_version": "1.2"})
    (old / MANIFEST).write_text(manifest_text(manifest))
    sums = checksums([*manifest.files, entry_of(old, MANIFEST)])
    (old / CHECKSUMS).write_text(sums)
    assert faults(old) == []
    gone = found_in(old, gone_of([ASKS["an author"]], asked_for([ASKS["an author"]])))
    assert rewritten(old, gone, tmp_path / "new")
    new = read_manifest(tmp_path / "new")
    assert faults(tmp_path / "new") == []
    assert (new.schema_version, new.rows["articles"]) == ("1.2", manifest.rows["articles"] - 1)
    listed = json.loads((tmp_path / "new/croissant.json").read_text())["distribution"]
    told = {one["sha256"] for one in listed if len(one.get("sha256", "")) == 64}
    assert told <= {entry.sha256 for entry in new.files}
    left = said(tmp_path / "new")
    assert [words for words in WORDS if words in left] == []


def test_a_version_whose_columns_are_not_known_is_refused(releases: Path, tmp_path: Path) -> None:
    old = Path(shutil.copytree(releases / "1", tmp_path / "old"))
    for path in (old / "articles").rglob("*.parquet"):
        rows = rows_of(path)
        pq.write_table(rows.drop_columns(["tags"]), path)
    gone = found_in(old, gone_of([ASKS["an author"]], asked_for([ASKS["an author"]])))
    with pytest.raises(GateError, match="whose rows this code does not count"):
        rewritten(old, gone, tmp_path / "new")


def test_whatever_is_asked_the_version_is_sound_without_it(tmp_path: Path) -> None:
    old = version(tmp_path / "work")
    ids = [row.article_id for table in ("articles", "quarantine") for row in newsroom()[table]]
    asks = [
        *(Takedown(article_id=one, url=URL, reason="asked", at=AT) for one in ids),
        Takedown(publisher="harbour-courier", reason="asked", at=AT),
        Takedown(publisher="tarn-gazette", reason="asked", at=AT),
    ]
    for number, one in enumerate(asks):
        gone = found_in(old, gone_of([one], asked_for([one])))
        assert rewritten(old, gone, tmp_path / str(number))
        assert faults(tmp_path / str(number)) == []
        left = said(tmp_path / str(number))
        assert [name for name in gone.articles if f"'article_id': '{name}'" not in left] == []
    assert faults(old) == []
