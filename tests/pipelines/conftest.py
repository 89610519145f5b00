"""A bucket on loopback, for every test that reads or writes one."""

import boto3
import pytest

from tests.buckets import s3_server


@pytest.fixture(scope="session")
def endpoint():
    with s3_server() as address:
        yield address


@pytest.fixture
def bucket(endpoint, monkeypatch):
    """An empty bucket; its client."""
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    made = boto3.resource("s3").Bucket("news")
    made.create()
    yield made
    made.objects.all().delete()
    made.delete()


@pytest.fixture(params=["folder", "bucket"])
def address(request, tmp_path):
    """A place to publish at: a folder, and a prefix of a bucket."""
    if request.param == "folder":
        return str(tmp_path / "public")
    request.getfixturevalue("bucket")
    return "s3://news/daily"
