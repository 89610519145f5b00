"""Where the tests publish."""

import pytest


@pytest.fixture(params=["folder", "bucket"])
def address(request, tmp_path):
    """A place to publish at: a folder, and a prefix of a bucket."""
    if request.param == "folder":
        return str(tmp_path / "public")
    request.getfixturevalue("bucket")
    return "s3://news/daily"
