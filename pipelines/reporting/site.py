"""A release -> every file of its report, by path, one at a time."""

from collections.abc import Iterator
from pathlib import Path

from pipelines.counting import Figures, ReleaseStatistics, Sums
from pipelines.files import read_table
from pipelines.reporting.articles import article_pages
from pipelines.reporting.browsing import browsing
from pipelines.reporting.differences import differences_page
from pipelines.reporting.markup import file_name
from pipelines.reporting.overview import overview
from pipelines.reporting.publishers import publisher_pages
from pipelines.reporting.shown import shown
from schemas.publishers import PublisherRow
from schemas.release import TABLES, Manifest, VersionFigures
from schemas.verdict import Verdict

BESIDE = ("report.css", "report.js")
FOLDER = "report"


def report(
    manifest: Manifest,
    sums: Sums,
    figures: Figures,
    statistics: ReleaseStatistics,
    verdict: Verdict,
    previous: VersionFigures | None,
    release: Path,
) -> Iterator[tuple[str, str]]:
    """Yield the path below *release* and the text of each file of its report.

    It is made of the tables that are published there and of what is given; no clock, no order of
    files on a disk and no number of workers moves a byte of it.
    """
    version, found = manifest.version, shown(release, manifest.edition)
    rows = read_table(release / TABLES["publishers"].pattern, PublisherRow).to_pylist()
    pages = dict(publisher_pages(version, rows, found, sums, statistics, previous))

    def has_page(publisher: str) -> bool:
        return f"publishers/{file_name(publisher)}.html" in pages

    yield (
        f"{FOLDER}/index.html",
        overview(manifest, figures, statistics, verdict, previous, has_page),
    )
    for path, text in (
        *pages.items(),
        ("differences.html", differences_page(version, found, figures.duplicates)),
    ):
        yield f"{FOLDER}/{path}", text
    for path, text in browsing(manifest, found):
        yield f"{FOLDER}/{path}", text
    for path, text in article_pages(found, manifest.edition):
        yield f"{FOLDER}/{path}", text
    for name in BESIDE:
        yield f"{FOLDER}/{name}", (Path(__file__).parent / name).read_text(encoding="utf-8")
