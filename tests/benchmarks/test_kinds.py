"""What the benchmark of kinds compares: a declaration, and what is said without it."""

from benchmarks.kinds import Hidden, hidden, table
from spiders.extraction.fields.kind import Said


def said(method: str, kind: str) -> Said:
    return Said(method, kind, "", 0.8)  # type: ignore[arg-type]


def test_each_declaration_is_hidden_in_turn():
    page = [said("json_ld", "opinion"), said("section", "review"), said("url", "review")]
    assert list(hidden(page)) == [
        Hidden("json_ld", "opinion", "review"),
        Hidden("section", "review", "opinion"),
    ]
    assert list(hidden([said("meta:pagetype", "video")])) == [Hidden("meta", "video", "article")]
    assert list(hidden([said("url", "video")])) == []


def test_the_table_has_a_line_for_each_method_and_each_kind():
    rows = [Hidden("json_ld", "opinion", "opinion"), Hidden("section", "opinion", "article"),
            Hidden("section", "review", "opinion")]  # fmt: skip
    lines = [line.split() for line in table(rows).splitlines()[1:]]
    assert lines == [
        ["json_ld", "1", "1", "1.00", "1.00", "1.00"],
        ["markup", "0", "0", "-", "-", "-"],
        ["meta", "0", "0", "-", "-", "-"],
        ["section", "2", "0", "0.00", "0.00", "0.00"],
        ["opinion", "2", "1", "0.50", "0.50", "1.00"],
        ["review", "1", "0", "0.00", "-", "0.00"],
    ]
