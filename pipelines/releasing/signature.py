"""A release and the signature of its checksums -> what is wrong with it.

SHA256SUMS names the manifest and every other file, so whoever signs it signs them all. The
signature is minisign's, made by that tool or any other of its form; it stands beside, and is no
part of the release: the same build gives the same bytes, whoever signs it.
"""

from collections.abc import Iterator
from pathlib import Path

from pipelines.files import CHECKSUMS
from schemas.errors import BroadsheetError

SIGNATURE = f"{CHECKSUMS}.minisig"


def signature_faults(release: Path, key: str) -> Iterator[str]:
    """Yield why the checksums of *release* are not signed by *key*: a file of minisign, or what
    its last line says.

    Raises BroadsheetError if *key* is none.
    """
    try:
        from minisign import Error, PublicKey, Signature  # noqa: PLC0415 - of an extra
    except ImportError as error:
        raise BroadsheetError("--key: install the sign extra: pip install -e '.[sign]'") from error
    try:
        public = PublicKey.from_file(key) if Path(key).is_file() else PublicKey.from_base64(key)
    except (Error, OSError, UnicodeDecodeError) as error:
        raise BroadsheetError(f"--key: {key}: not a public key of minisign: {error}") from error
    signature = release / SIGNATURE
    if not signature.is_file():
        yield f"{SIGNATURE}: missing: the release is not signed"
        return
    try:
        public.verify((release / CHECKSUMS).read_bytes(), Signature.from_file(signature))
    except (Error, UnicodeDecodeError) as error:
        yield f"{SIGNATURE}: not of this key over {CHECKSUMS} as it stands: {error}"
