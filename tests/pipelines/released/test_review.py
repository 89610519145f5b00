"""What moved between the last version and what is new."""

from pathlib import Path

from pipelines.counting import statistics, tallies, together
from pipelines.released.review import moved_fill
from schemas.article import Article
from schemas.columns import table_of
from tests.pipelines.parsed import article


def test_a_column_that_the_last_version_did_not_have_has_not_moved(tmp_path: Path) -> None:
    rows = [article("https://courier.example/1", "Gulls return to the pier.", headline=None)]
    new = together([tallies(table_of(rows, Article))])
    (publisher, own), *_ = statistics(new).publishers.items()
    fill = {name: share for name, share in own.fill.items() if name != "publisher"}
    known = own.model_copy(update={"fill": fill | {"headline": 1.0}})
    before = statistics(new).model_copy(update={"publishers": {publisher: known}})
    path = tmp_path / "statistics.json"
    path.write_text(before.model_dump_json(), encoding="utf-8")
    assert moved_fill(path, new) == {publisher: {"headline": (1.0, 0.0)}}
