"""A prefix of an S3 bucket to publish at: conditional writes of whole objects."""

import fsspec
from fsspec.asyn import sync

from pipelines.publishing.target import Held, LostError, unconditional

LOST = {"PreconditionFailed", "412", "ConditionalRequestConflict", "409"}
UNKNOWN = {"NotImplemented", "501"}
ONE_PUT = 5 * 2**30  # bytes that S3 takes in one request; parts have no If-Match


class Bucket:
    """A prefix of a bucket as a target: an address such as `s3://bucket/prefix`."""

    def __init__(self, address: str) -> None:
        self.address = address
        options = {"use_listings_cache": False, "skip_instance_cache": True}
        self.files, place = fsspec.url_to_fs(address, **options)
        self.bucket, _, prefix = place.strip("/").partition("/")
        self.prefix = f"{prefix}/" if prefix else ""

    def read(self, path: str) -> Held | None:
        key = self.prefix + path
        try:
            answer = self.files.call_s3("get_object", Bucket=self.bucket, Key=key)
        except FileNotFoundError:
            return None
        return Held(sync(self.files.loop, answer["Body"].read), answer["ETag"])

    def names(self, folder: str) -> list[str]:
        place = f"{self.bucket}/{self.prefix}{folder}".rstrip("/")
        found = self.files.find(place)
        return sorted(name.removeprefix(f"{place}/") for name in found if not name.endswith("/"))

    def write(self, path: str, content: bytes, etag: str | None) -> None:
        condition = {"IfMatch": etag} if etag else {"IfNoneMatch": "*"}
        place = f"{self.bucket}/{self.prefix}{path}"
        try:
            self.files.pipe_file(place, content, chunksize=ONE_PUT, **condition)
        except OSError as error:
            code = code_of(error)
            if code in LOST or (etag and isinstance(error, FileNotFoundError)):
                raise LostError(path) from error
            if code in UNKNOWN:
                raise unconditional(self.address) from error
            raise

    def remove(self, path: str) -> None:
        key = self.prefix + path
        versions = self.versions_of(key)
        for named in [{"VersionId": one} for one in versions] or [{}]:
            self.files.call_s3("delete_object", Bucket=self.bucket, Key=key, **named)

    def versions_of(self, key: str) -> list[str]:
        """Return what a bucket that keeps versions holds of *key*; none where it keeps none.

        A store that knows no versions, or does not let us list them, is taken for one of these.
        """
        try:
            answer = self.files.call_s3("list_object_versions", Bucket=self.bucket, Prefix=key)
        except OSError:
            return []
        found = [*answer.get("Versions", ()), *answer.get("DeleteMarkers", ())]
        return [one["VersionId"] for one in found if one["Key"] == key]


def code_of(error: OSError) -> str:
    """Return the code with which S3 refused, empty where it did not answer."""
    answer = getattr(error.__cause__, "response", None) or {}
    return str(answer.get("Error", {}).get("Code", ""))
