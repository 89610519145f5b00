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
        raise DocumentError(f"{path}: {damage(error)}") from error


def damage(error: ValidationError) -> str:
    """Return what is wrong with a document, by the first of its faults."""
    fault = error.errors()[0]
    where = "".join(f"{part}: " for part in [".".join(map(str, fault["loc"]))] if part)
    return f"damaged, or of another version: {where}{fault['msg']}"
