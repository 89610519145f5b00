"""What an import takes of an archive where not all of it is wanted."""

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipelines.cli import options_of
from pipelines.importing import Chosen, import_files
from pipelines.importing.selected import MOST_WAITING
from pipelines.verbs.import_captures import chosen_of
from pipelines.warc import record_faults
from schemas.errors import BroadsheetError, Exit
from tests.pipelines.importing.test_saved import NOON, SAVED_FROM, captures_of
from tests.pipelines.stories import page, response

GERMAN = (
    "<html><body><p>Die Möwen sind an den Kai zurückgekehrt, und das Hafenamt hat sie zweimal "
    "gezählt, bevor es seinen eigenen Zahlen glaubte. Die Fischer auf der Mole sagten, dass sie "
    "es seit dem Frühjahr hätten kommen sehen.</p></body></html>"
).encode()
STORIES = {
    1: ("https://www.bbc.co.uk/news/1", page("Gulls"), 16),
    2: ("https://coast.example/2", page("Nets"), 17),
    3: ("https://news.coast.example/3", GERMAN, 18),
    4: ("https://other.example/4", b"", 19),
}


def identity(number: int) -> str:
    return f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>"


def partner(kind: str, number: int, of: int) -> bytes:
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {identity(number)}\r\n"
        f"WARC-Date: 2026-11-16T12:00:00Z\r\nWARC-Concurrent-To: {identity(of)}\r\n"
        "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\nsaid\r\n\r\n"
    ).encode()


def archive(**_: object) -> bytes:
    """Return an archive in which a request comes before each story, and metadata behind it."""
    records = []
    for number, (url, payload, day) in STORIES.items():
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        records += [
            partner("request", 100 + number, number),
            response(number, url, payload, at),
            partner("metadata", 200 + number, number),
        ]
    return b"".join(gzip.compress(one, mtime=0) for one in records)


CHOICES = {
    "publisher": (Chosen(publishers=("bbc",)), [1], {"publisher": 3}),
    "domain": (Chosen(domains=("coast.example",)), [2, 3], {"domain": 2}),
    "declared language": (Chosen(languages=("en",)), [1, 2], {"language": 1, "no_language": 1}),
    "language of the text": (Chosen(languages=("de",)), [3], {"language": 2, "no_language": 1}),
    "days": (
        Chosen(since=date(2026, 11, 17), until=date(2026, 11, 18)),
        [2, 3],
        {"after_until": 1, "before_since": 1},
    ),
}


@pytest.mark.parametrize("name", CHOICES)
def test_only_what_is_chosen_comes_in_with_what_belongs_to_it(name: str, tmp_path: Path) -> None:
    chosen, numbers, left = CHOICES[name]
    (tmp_path / "a").write_bytes(archive())
    done = import_files([tmp_path / "a"], tmp_path / "captures", NOON, None, chosen)
    assert [one.target_uri for one in captures_of(done)] == [STORIES[one][0] for one in numbers]
    kinds = ("request", "response", "metadata")
    assert done.records == dict.fromkeys(kinds, len(numbers))
    assert (done.left, list(record_faults(tmp_path / "captures"))) == (left, [])
    facts = json.loads((done.folder / "crawl.json").read_bytes())
    assert (facts["chosen"], facts["not_chosen"]) == (chosen.facts, left)
    again = import_files([tmp_path / "a"], tmp_path / "captures", NOON, None, chosen)
    assert (again.is_new, again.folder, again.left) == (False, done.folder, left)
    assert import_files([tmp_path / "a"], tmp_path / "captures", NOON).folder != done.folder


def test_the_records_taken_are_the_bytes_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(archive())
    chosen = Chosen(domains=("coast.example",))
    done = import_files([tmp_path / "a"], tmp_path / "captures", NOON, None, chosen)
    (path,) = done.folder.glob("*.warc.gz")
    at = datetime(2026, 11, 17, 12, tzinfo=UTC)
    first = (
        partner("request", 102, 2) + response(2, *STORIES[2][:2], at) + partner("metadata", 202, 2)
    )
    assert gzip.decompress(path.read_bytes()).startswith(first)


def test_a_request_too_far_before_its_capture_is_counted(tmp_path: Path) -> None:
    far = b"".join(partner("request", 900 + one, 3) for one in range(MOST_WAITING))
    at = datetime(2026, 11, 17, 12, tzinfo=UTC)
    (tmp_path / "a").write_bytes(
        partner("request", 102, 2) + far + response(2, *STORIES[2][:2], at)
    )
    chosen = Chosen(domains=("coast.example",))
    done = import_files([tmp_path / "a"], tmp_path / "captures", NOON, None, chosen)
    assert (done.records, done.left) == ({"response": 1}, {"far_partner": 1})


def test_saved_pages_are_asked_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(SAVED_FROM)
    (tmp_path / "b.warc").write_bytes(response(2, *STORIES[2][:2]))
    chosen = Chosen(languages=("en",), domains=("other.example",))
    with pytest.raises(BroadsheetError, match="nothing passes: 2 by domain") as refused:
        import_files(
            [tmp_path / "a.html", tmp_path / "b.warc"], tmp_path / "captures", NOON, None, chosen
        )
    assert refused.value.exit_code == Exit.EMPTY
    assert not (tmp_path / "captures").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--publisher", "bcc"], "bcc: no such publisher"),
        (["--language", "english!"], "--language: 'english!' is not a language tag"),
        (["--domain", "https://bbc.com/"], "--domain: 'https://bbc.com/' is not a domain"),
        (["--since", "2026-11-02", "--until", "2026-11-01"], "--since: 2026-11-02 is after"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(words: list[str], said: str) -> None:
    with pytest.raises(BroadsheetError) as refused:
        chosen_of(options_of(["import", "a", *words]))
    assert said in str(refused.value)
