"""`broadsheet crawl` says how each publisher is, in words, in JSON and by its exit code."""

import json
from pathlib import Path

import pytest

from pipelines.cli import main
from schemas.errors import Exit
from tests.spiders.hostile_server import HOST, Route, hostile_server, html, listing

pytestmark = pytest.mark.slow  # whole crawls

STORY = html("<h1>Harbour opens</h1><p>The new harbour opened on Monday with a parade.</p>")
ROUTES: dict[str, Route] = {"/sitemap.xml": listing("/a"), "/a": STORY}


def declared(key: str, sitemap: str) -> str:
    """Write the file of a publisher that declares *sitemap*, and return its name."""
    facts = f"key={key!r}, name='Herald', domains=({HOST!r},), language='en', country='GB'"
    made = f"PUBLISHER = Publisher({facts}, timezone='UTC', sitemaps=('http://{HOST}{sitemap}',))"
    Path(f"{key}.py").write_text(f"from spiders.publisher import Publisher\n{made}\n")
    return f"{key}.py"


@pytest.mark.parametrize(
    ("sitemaps", "code"),
    [
        ({"well": "/sitemap.xml"}, Exit.OK),
        ({"well": "/sitemap.xml", "ill": "/gone.xml"}, Exit.UNWELL),
        ({"ill": "/gone.xml"}, Exit.EMPTY),
    ],
    ids=["all well", "some well", "none well"],
)
def test_the_exit_code_says_whether_the_stories_came_in(
    sitemaps: dict[str, str],
    code: Exit,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dvc.yaml").write_text("stages: {}\n")
    files = [declared(key, sitemap) for key, sitemap in sitemaps.items()]
    with hostile_server(ROUTES) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        assert main(["crawl", *files, "--json"]) == code
    told = capsys.readouterr()
    healths = {one["publisher"]: one["health"] for one in json.loads(told.out)["publishers"]}
    words = {"well": "ok", "ill": "no listing: failed: http_404"}
    assert healths == {key: words[key] for key in sitemaps}
    assert ("broadsheet crawl: ill: no listing: failed: http_404" in told.err) == (
        "ill" in sitemaps
    )
