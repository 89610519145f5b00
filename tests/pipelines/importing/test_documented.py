"""What the documentation says of CC-NEWS, run as it stands, with a bucket on loopback instead."""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import boto3
import pytest

from pipelines.warc import read_captures
from schemas.capture import Capture
from tests.checkouts import ROOT
from tests.documents import blocks_of
from tests.pipelines.importing.test_chosen import archive

pytestmark = pytest.mark.slow

OWN = Path(__file__).relative_to(ROOT).as_posix()
NEWS = "https://data.commoncrawl.org/"
WARC = "crawl-data/CC-NEWS/2026/11/CC-NEWS-20261116120000-00001.warc.gz"


@pytest.mark.skipif(shutil.which("curl") is None, reason="the tutorial asks by curl")
@pytest.mark.parametrize("page", ["docs/import.md", "docs/tutorial.md"])
def test_cc_news_comes_in_as_the_page_says(
    page: str, endpoint: str, bucket: object, tmp_path: Path
) -> None:
    news = boto3.client("s3")
    news.create_bucket(Bucket="commoncrawl", ACL="public-read")
    news.put_object(Bucket="commoncrawl", Key=WARC, Body=archive(), ACL="public-read")
    listed = gzip.compress(f"{WARC}\n".encode())
    paths = f"{Path(WARC).parent}/warc.paths.gz"
    news.put_object(Bucket="commoncrawl", Key=paths, Body=listed, ACL="public-read")
    (block,) = (one.text for one in blocks_of(ROOT / page) if one.tag == OWN)
    (tmp_path / "dvc.yaml").write_text("stages: {}\n", encoding="utf-8")
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.replace(NEWS, f"{endpoint}/commoncrawl/")],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "data/captures").rglob("*.warc.gz")
    captures = [one for one in read_captures(path, "") if isinstance(one, Capture)]
    assert [one.target_uri for one in captures] == ["https://www.bbc.co.uk/news/1"]
