"""A column added in one place arrives everywhere: in the rows, the checks and every descriptor."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.checkouts import fresh_clone, run
from tests.pipelines.stories import page, warc

COLUMN = """    reading_minutes: Annotated[
        int | None, Column("Minutes a reader needs", unit="minutes", least=1, since="1.1")
    ] = None
    word_count: Annotated["""


@pytest.mark.slow
def test_a_column_added_to_the_article_arrives_everywhere(tmp_path: Path) -> None:
    clone = fresh_clone(tmp_path / "clone")
    article = clone / "schemas/article.py"
    text = article.read_text(encoding="utf-8")
    assert text.count("    word_count: Annotated[") == 1
    article.write_text(text.replace("    word_count: Annotated[", COLUMN), encoding="utf-8")
    stories = {f"http://a.example/{n}": page(f"Story number {n} of the quay") for n in range(3)}
    root = tmp_path / "root"
    warc(root / "data/captures/one/a-00000.warc.gz", stories)
    for stage in ("parse", "dedupe", "validate", "release"):
        done = run(root, "python", "-m", f"pipelines.{stage}", PYTHONPATH=str(clone))
        assert done.returncode == 0, done.stderr
    release = root / "data/release"
    (part,) = (release / "articles").rglob("*.parquet")
    field = pq.read_schema(part).field("reading_minutes")
    assert str(field.type) == "int32"
    assert field.metadata[b"unit"] == b"minutes"
    schema = json.loads((release / "schema/articles.schema.json").read_bytes())
    assert schema["properties"]["reading_minutes"]["x-since"] == "1.1"
    verdict = json.loads((release / "validation.json").read_bytes())
    assert "reading_minutes" in {check["column"] for check in verdict["checks"]}
    for descriptor in ("data_dictionary.md", "croissant.json", "schema/articles.table.json"):
        assert "reading_minutes" in (release / descriptor).read_text(encoding="utf-8")
    item = "from itemadapter import ItemAdapter; from schemas.article import Article; "
    item += "print('reading_minutes' in ItemAdapter.get_field_names_from_class(Article))"
    assert run(root, "python", "-c", item, PYTHONPATH=str(clone)).stdout == "True\n"
