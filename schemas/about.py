"""About: what its maker says of a dataset, which no capture tells: who, under which licence, where
to ask. Every descriptor of a release says it in its own words.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

MAIL = r"mailto:[^@\s]+@[^@\s]+"
WEB = r"https?://\S+"


def printed(text: str) -> str:
    """Return *text*, one line that can be printed; raise ValueError for another."""
    if not text.strip() or not text.isprintable():
        raise ValueError("must be one line that can be printed")
    return text


Line = Annotated[str, AfterValidator(printed)]
Web = Annotated[Line, Field(pattern=f"^{WEB}$")]


class Said(BaseModel):
    """Words of the maker; an unknown name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Maker(Said):
    """Who made the dataset. A person's *family* and *given* names are as citations order them."""

    name: Line
    kind: Literal["organisation", "person"] = "organisation"
    family: Line | None = None
    given: Line | None = None
    url: Web | None = None
    orcid: Annotated[str, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")] | None = None


class Licence(Said):
    """Terms, by their address; *name* is the SPDX id where there is one."""

    name: Line
    title: Line
    url: Web
    covers: Line


IN_COPYRIGHT = Licence(
    name="InC",
    title="In Copyright",
    url="https://rightsstatements.org/vocab/InC/1.0/",
    covers="the texts, which belong to their publishers",
)


class About(Said):
    """What the table `dataset` of broadsheet.toml may say; what it does not is unknown."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = "broadsheet"
    title: Line = "Broadsheet news articles"
    description: Line = "News articles extracted from web captures, with provenance for each value."
    makers: Annotated[tuple[Maker, ...], Field(min_length=1)] = (
        Maker(name="The Broadsheet maintainers"),
    )
    contact: Annotated[Line, Field(pattern=f"^(?:{MAIL}|{WEB})$")] | None = None
    homepage: Web | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    licences: Annotated[tuple[Licence, ...], Field(min_length=1)] = (IN_COPYRIGHT,)
    keywords: tuple[Line, ...] = ("news", "web archive", "provenance")
    known_issues: tuple[Line, ...] = ()

    @property
    def mail(self) -> str | None:
        """The mail address of the contact, if it is one."""
        is_mail = self.contact is not None and re.match(MAIL, self.contact)
        return self.contact.removeprefix("mailto:") if is_mail and self.contact else None
