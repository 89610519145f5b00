"""A publisher's file is readable, formatted, and says exactly what was known."""

from pathlib import Path

import pytest

from schemas.printable import UNSEEN
from spiders.drafting.publisher_file import publisher_file
from spiders.publisher import Publisher, publisher_from

COURIER = Publisher(
    key="harbour-courier",
    name='The "Harbour" Courier',
    domains=("harbour.example", "courier.example"),
    language="en",
    country="GB",
    feeds=("https://harbour.example/feed.xml",),
    article_url=r"/\d{4}/",
    crawl_delay=2.5,
    tdm_reserved=False,
)


def test_a_fact_stands_on_its_line_and_an_unknown_one_nowhere() -> None:
    assert publisher_file(COURIER, "The Harbour Courier: a daily.") == (
        '"""The Harbour Courier: a daily."""\n'
        "\n"
        "from spiders.publisher import Publisher\n"
        "\n"
        "PUBLISHER = Publisher(\n"
        '    key="harbour-courier",\n'
        '    name="The \\"Harbour\\" Courier",\n'
        "    domains=(\n"
        '        "harbour.example",\n'
        '        "courier.example",\n'
        "    ),\n"
        '    language="en",\n'
        '    country="GB",\n'
        '    feeds=("https://harbour.example/feed.xml",),\n'
        '    article_url=r"/\\d{4}/",\n'
        "    tdm_reserved=False,\n"
        "    crawl_delay=2.5,\n"
        ")\n"
    )


@pytest.mark.parametrize("pattern", [r"/\d+", "\\\\", '/"x"/', r"/é\.html$"])
def test_a_written_file_reads_back_as_the_same_publisher(tmp_path: Path, pattern: str) -> None:
    publisher = COURIER.model_copy(update={"article_url": pattern})
    path = tmp_path / "harbour_courier.py"
    path.write_text(publisher_file(publisher, "A daily."), encoding="utf-8")
    assert publisher_from(path) == publisher


@pytest.mark.hostile
@pytest.mark.parametrize(
    "name", ['"""; raise SystemExit(1); """', "a\\", 'The "Sun"', "a\u202eb\u2066", 'x"', "\\"]
)
def test_the_name_that_a_site_gives_itself_is_no_source(tmp_path: Path, name: str) -> None:
    publisher = COURIER.model_copy(update={"name": name})
    path = tmp_path / "harbour_courier.py"
    path.write_text(publisher_file(publisher, f"{name}: a daily."), encoding="utf-8")
    assert publisher_from(path) == publisher
    assert not UNSEEN.search(path.read_text(encoding="utf-8"))
