"""What a fresh clone lacks: the captures that git knows by their .dvc file alone."""

from configparser import ConfigParser
from pathlib import Path

from pipelines.warc import CAPTURES
from schemas.errors import EmptyError

SHOWN = 3  # names in one line


def refuse_lacking(root: Path) -> None:
    """Raise EmptyError if captures that DVC tracks in *root* are not here: what is lacking, and
    where it may come from. Every version is of all captures.
    """
    tracked = sorted((root / CAPTURES).glob("*.dvc"))
    names = [path.stem for path in tracked if not path.with_suffix("").exists()]
    if not names:
        return
    shown = ", ".join(names[:SHOWN]) + (", ..." if names[SHOWN:] else "")
    lacking = f"{root / CAPTURES}: not in this clone, though git names them: {shown}"
    if remote := remote_of(root):
        raise EmptyError(f"{lacking}: `dvc pull` fetches them from the remote {remote}")
    raise EmptyError(
        f"{lacking}; no DVC remote is set: ask who made the repository for one, then `dvc remote "
        "add --default NAME ADDRESS` and `dvc pull`"
    )


def remote_of(root: Path) -> str | None:
    """Return the name of the default remote of the DVC repository in *root*, if one is set."""
    config = ConfigParser(interpolation=None)
    config.read([root / ".dvc/config", root / ".dvc/config.local"], encoding="utf-8")
    return config.get("core", "remote", fallback=None)
