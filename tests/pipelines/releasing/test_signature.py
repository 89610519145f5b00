"""The signature of a release's checksums, made by minisign's form and checked by `verify`."""

import shutil

import pytest
from minisign import KeyPair

from pipelines.cli import main
from pipelines.publishing import publish
from pipelines.releasing.signature import SIGNATURE
from schemas.errors import GateError
from tests.pipelines.sample_release import version
from tests.pipelines.validated import FETCHED


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return version(tmp_path_factory.mktemp("checkout"))


@pytest.fixture
def keys():
    return KeyPair.generate()


@pytest.fixture
def signed(whole, keys, tmp_path):
    """A copy of the release with a signature beside its checksums."""
    place = shutil.copytree(whole, tmp_path / "release")
    keys.secret_key.sign_file(place / "SHA256SUMS", drop_signature=True)
    assert (place / SIGNATURE).is_file()
    return place


@pytest.fixture
def public(keys):
    return keys.public_key.to_base64().decode().splitlines()[-1]


def test_a_signed_release_is_sound_with_or_without_the_key(signed, public, capsys):
    assert main(["verify", str(signed)]) == 0
    assert "signed by" not in capsys.readouterr().out
    assert main(["verify", str(signed), "--key", public]) == 0
    assert "signed by this key" in capsys.readouterr().out


def test_the_key_may_stand_in_a_file_as_minisign_writes_it(signed, public, tmp_path):
    (tmp_path / "minisign.pub").write_text(f"untrusted comment: of the harbour\n{public}\n")
    assert main(["verify", str(signed), "--key", str(tmp_path / "minisign.pub")]) == 0


def test_a_release_signed_where_it_is_published_is_verified_there(
    whole, keys, public, tmp_path, capsys
):
    publish(whole, str(tmp_path / "news"), FETCHED)
    (sums,) = (tmp_path / "news/releases").glob("*/SHA256SUMS")
    assert main(["verify", str(tmp_path / "news"), "--key", public]) == 1
    assert f"{SIGNATURE}: missing: the release is not signed" in capsys.readouterr().err
    keys.secret_key.sign_file(sums, drop_signature=True)
    assert main(["verify", str(tmp_path / "news"), "--key", public]) == 0


def test_a_signature_beside_the_release_is_published_with_it(
    signed, public, address, keys, tmp_path, capsys
):
    without = shutil.copytree(signed, tmp_path / "unsigned")
    (without / SIGNATURE).unlink()
    publish(without, address, FETCHED)
    assert main(["verify", address, "--key", public]) == 1
    assert main(["publish", address, "--from", str(signed)]) == 0
    assert ": 1 files written" in capsys.readouterr().out
    assert publish(without, address, FETCHED).written == 0
    assert main(["verify", address, "--key", public]) == 0
    keys.secret_key.sign_file(signed / "SHA256SUMS", trusted_comment="again", drop_signature=True)
    with pytest.raises(GateError, match=f"{SIGNATURE}: another signature stands there: remove it"):
        publish(signed, address, FETCHED)


@pytest.mark.parametrize("damage", ["other key", "other sums", "no signature"])
def test_what_the_key_did_not_sign_is_refused(damage, signed, public, capsys):
    if damage == "other key":
        KeyPair.generate().secret_key.sign_file(signed / "SHA256SUMS", drop_signature=True)
    elif damage == "other sums":
        other = signed / "other"
        other.write_text("ab  c\n")
        KeyPair.generate().secret_key.sign_file(other, drop_signature=True)
        (signed / "other.minisig").replace(signed / SIGNATURE)
        other.unlink()
    else:
        (signed / SIGNATURE).write_bytes(b"\xff signed, honestly\n")
    assert main(["verify", str(signed), "--key", public]) == 1
    assert capsys.readouterr().err.startswith(f"broadsheet verify: {SIGNATURE}: not of this key")


def test_a_changed_file_under_a_good_signature_is_found_by_its_checksum(signed, public, capsys):
    (signed / "README.md").write_text("# Mine\n")
    assert main(["verify", str(signed), "--key", public]) == 1
    assert "README.md" in capsys.readouterr().err


def test_what_is_no_key_is_said_in_one_line(signed, capsys):
    assert main(["verify", str(signed), "--key", "secret"]) == 2
    error = capsys.readouterr().err
    assert "--key: secret: not a public key of minisign" in error
    assert error.count("\n") == 1
