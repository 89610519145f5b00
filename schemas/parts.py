"""The records inside an article: blocks, authors, pictures, links, rights, evidence."""

from datetime import datetime
from typing import Annotated, Literal

from schemas.columns import Column, Record

WEB_ADDRESS = r"https?://\S+"

Role = Literal[
    "lede", "paragraph", "subheading", "quote", "list_item", "table", "caption", "correction"
]


class Block(Record):
    """One block of the body."""

    role: Annotated[Role, Column("What the block is in the story")]
    text: Annotated[str, Column("The block's text, white space folded")]


class Author(Record):
    """Who wrote the story."""

    name: Annotated[
        str, Column("Name without titles, places and 'By'", schema_org="name", names="hashed")
    ]
    kind: Annotated[Literal["person", "organisation", "agency"], Column("What the name stands for")]
    url: Annotated[
        str | None,
        Column("Page of the author", pattern=WEB_ADDRESS, schema_org="url", names="left out"),
    ] = None


class Image(Record):
    """A picture that belongs to the story."""

    url: Annotated[
        str, Column("Address of the picture", pattern=WEB_ADDRESS, schema_org="contentUrl")
    ]
    caption: Annotated[str | None, Column("Text under it", schema_org="caption", text=True)] = None
    credit: Annotated[str | None, Column("Who made or owns it", schema_org="creditText")] = None


class Related(Record):
    """A story the page recommends."""

    headline: Annotated[str, Column("Its headline as printed", schema_org="headline")]
    url: Annotated[
        str | None, Column("Its address, if given", pattern=WEB_ADDRESS, schema_org="url")
    ] = None


class Link(Record):
    """A link inside the body."""

    text: Annotated[str, Column("The linked words", text=True)]
    url: Annotated[str, Column("Where they lead", pattern=WEB_ADDRESS, schema_org="url")]


class Correction(Record):
    """A correction or clarification the publisher printed."""

    text: Annotated[str, Column("The note as printed", schema_org="text")]
    at: Annotated[datetime | None, Column("When it was added", unit="UTC")] = None


class Rights(Record):
    """What the publisher's signals allow; null where a signal was not looked for or not there."""

    license: Annotated[str | None, Column("Licence named by the page", schema_org="license")] = None
    tdm_reserved: Annotated[
        bool | None, Column("Whether text and data mining rights are reserved (TDMRep)")
    ] = None
    robots_allowed: Annotated[
        bool | None, Column("Whether robots.txt let our user agent fetch the page")
    ] = None
    ai_signals: Annotated[
        list[str], Column("Signals about use by AI, as `source: value`, in order found")
    ] = []
    text_withheld: Annotated[
        str | None, Column("Why the columns that hold text are empty; null if they are given")
    ] = None
    withheld_since: Annotated[
        datetime | None,
        Column(
            "First capture that said so, if the publisher has not lifted it since; of an article, "
            "not of a single capture",
            unit="UTC",
            since="1.3",
        ),
    ] = None


class Changed(Record):
    """What a revision changed of the one before."""

    fields: Annotated[
        list[str], Column("Columns that differ, of words, facts and rights", since="2.0")
    ] = []
    paragraphs_added: Annotated[int, Column("Blocks of the body that came", since="2.0")] = 0
    paragraphs_removed: Annotated[int, Column("Blocks that went", since="2.0")] = 0
    paragraphs_moved: Annotated[
        int, Column("Blocks that stand at another place among the rest", since="2.0")
    ] = 0
    corrections: Annotated[int, Column("Corrections that came", since="2.0")] = 0


class Provenance(Record):
    """Which evidence a value came from. A rejected date candidate has a method `rejected:<why>`."""

    field: Annotated[str, Column("Column the evidence is for")]
    method: Annotated[str, Column("Kind of evidence, such as json_ld, time_tag, body_model")]
    raw: Annotated[
        str | None, Column("The evidence as the page has it, cut at 300 characters", text=True)
    ]
    confidence: Annotated[
        float,
        Column("How sure the extraction is", unit="0 to 1", least=0, most=1, severity="critical"),
    ]
