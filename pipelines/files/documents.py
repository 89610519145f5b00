"""A JSON file that says one thing, such as a verdict, as the typed record it holds."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from schemas.errors import BroadsheetError

Document = TypeVar("Document", bound=BaseModel)


class DocumentError(BroadsheetError):
    """A JSON file that cannot be read: names the file, the field and the fact."""


def read_document(path: Path, model: type[Document]) -> Document:
    """Return what the file *path* holds. Raises DocumentError."""
    try:
        return model.model_validate_json(path.read_bytes())
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        fact = f"{where}: {fault['msg']}" if where else fault["msg"]
        raise DocumentError(f"{path}: damaged, or of another version: {fact}") from error
