"""Article: one row of a release, said once.

The Scrapy item, the Arrow schema, the JSON Schema, the expectation suite, the data dictionary,
the dataset card and the descriptors are all derived from this file.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from schemas.columns import Column, Record
from schemas.parts import (
    WEB_ADDRESS,
    Author,
    Block,
    Changed,
    Correction,
    Image,
    Link,
    Provenance,
    Related,
    Rights,
)

SCHEMA_VERSION = "2.0"

Kind = Literal[
    "article",
    "live_blog",
    "opinion",
    "interview",
    "review",
    "gallery",
    "video",
    "podcast",
    "recipe",
    "press_release",
    "unknown",
]
DIGEST = r"[0-9a-f]{32}"


class Article(Record):
    """One row: the newest revision of one article."""

    # identity
    article_id: Annotated[
        str,
        Column(
            "Stable id: hash of publisher and URL key",
            pattern=DIGEST,
            severity="critical",
            schema_org="identifier",
        ),
    ]
    revision: Annotated[
        int,
        Column(
            "Number of this content of the article, from 1; new when content_hash changes",
            least=1,
            severity="critical",
            schema_org="version",
        ),
    ] = 1
    content_hash: Annotated[
        str, Column("Hash of the columns marked as content", pattern=DIGEST, severity="critical")
    ] = ""
    facts_hash: Annotated[
        str | None,
        Column(
            "Hash of the columns that may change without a new revision, but for rights, which "
            "follow all captures",
            pattern=DIGEST,
            since="1.3",
        ),
    ] = None
    publisher: Annotated[
        str,
        Column(
            "Key of the declared publisher, else the registered domain",
            pattern=r"[a-z0-9][a-z0-9.-]*",
            severity="critical",
            schema_org="publisher",
        ),
    ]
    url: Annotated[
        str,
        Column(
            "Canonical URL, as a reader would cite it",
            pattern=WEB_ADDRESS,
            severity="critical",
            schema_org="url",
            fact=True,
        ),
    ]
    kind: Annotated[Kind, Column("Kind of story", schema_org="additionalType", content=True)] = (
        "unknown"
    )
    # text
    headline: Annotated[
        str | None,
        Column(
            "Headline without the site's name",
            least=2,
            most=400,
            min_fill=0.9,
            schema_org="headline",
            content=True,
        ),
    ] = None
    dek: Annotated[
        str | None,
        Column(
            "Standfirst under the headline; text starts with it",
            most=3000,
            schema_org="alternativeHeadline",
            content=True,
            text=True,
        ),
    ] = None
    body: Annotated[
        list[Block],
        Column("Blocks of the story in reading order", content=True, most=20000, text=True),
    ] = []
    text: Annotated[
        str,
        Column(
            "What a reader reads: standfirst first, then the body without captions, "
            "a blank line between blocks",
            unit="characters",
            most=2_000_000,
            min_fill=0.5,
            schema_org="articleBody",
            text=True,
        ),
    ] = ""
    word_count: Annotated[
        int,
        Column(
            "Words in text, also where it is withheld; characters, in scripts without spaces",
            unit="words",
            least=0,
            severity="critical",
            schema_org="wordCount",
        ),
    ] = 0
    language: Annotated[
        str,
        Column(
            "Language of the text as a BCP 47 tag; und if unknown",
            pattern=r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
            severity="critical",
            schema_org="inLanguage",
            fact=True,
        ),
    ] = "und"
    # people
    authors: Annotated[
        list[Author],
        Column(
            "Who wrote it, in printed order",
            most=50,
            schema_org="author",
            content=True,
            names="hashed",
        ),
    ] = []
    byline: Annotated[
        str | None,
        Column("The byline as printed", most=500, content=True, names="left out"),
    ] = None
    # time and place
    published_at: Annotated[
        datetime | None,
        Column(
            "When the publisher first published it; midnight UTC of the day if day-precise",
            unit="UTC",
            min_fill=0.5,
            schema_org="datePublished",
            content=True,
        ),
    ] = None
    published_precision: Annotated[
        Literal["second", "minute", "day"] | None,
        Column("How exact published_at is; null with it", fact=True),
    ] = None
    published_day: Annotated[
        date | None,
        Column(
            "Day of publication as the publisher prints it, in its own zone; that of published_at "
            "where no zone is known; null with it",
            since="1.2",
            fact=True,
        ),
    ] = None
    month: Annotated[
        str,
        Column(
            "Month of published_at, else of first_seen_at, as yyyy-mm; empty before a build",
            pattern=r"\d{4}-\d{2}",
            since="2.0",
        ),
    ] = ""
    modified_at: Annotated[
        datetime | None,
        Column(
            "When the publisher says it last changed it",
            unit="UTC",
            schema_org="dateModified",
            fact=True,
        ),
    ] = None
    dateline: Annotated[
        str | None,
        Column(
            "Place the story is filed from, as printed",
            most=120,
            schema_org="locationCreated",
            content=True,
        ),
    ] = None
    # subject
    section: Annotated[
        str | None,
        Column(
            "Section of the site, in one form: the part of section_path that groups stories, the "
            "last but for topics",
            most=200,
            schema_org="articleSection",
            fact=True,
        ),
    ] = None
    section_path: Annotated[
        list[str],
        Column(
            "Sections from general to particular as the page says, each in one form: News, World, "
            "Europe; the section alone where it says no path",
            most=20,
            since="1.2",
            fact=True,
        ),
    ] = []
    tags: Annotated[
        list[str], Column("Tags as published, in order", most=200, schema_org="keywords", fact=True)
    ] = []
    # links and media
    images: Annotated[
        list[Image], Column("Pictures of the story", most=2000, schema_org="image", fact=True)
    ] = []
    related: Annotated[
        list[Related],
        Column("Stories the page recommends", most=500, schema_org="isRelatedTo"),
    ] = []
    links: Annotated[
        list[Link], Column("Links inside the body", most=5000, schema_org="citation", fact=True)
    ] = []
    # corrections
    corrections: Annotated[
        list[Correction],
        Column("Corrections printed", most=200, schema_org="correction", content=True, text=True),
    ] = []
    # access and rights
    is_free: Annotated[
        bool | None,
        Column(
            "Whether anyone may read all of it; null if unknown",
            schema_org="isAccessibleForFree",
            fact=True,
        ),
    ] = None
    paywall: Annotated[
        Literal["none", "partial", "hard", "unknown"], Column("How much a paywall hides", fact=True)
    ] = "unknown"
    paywall_evidence: Annotated[
        str | None, Column("What on the page says so", most=500, fact=True)
    ] = None
    rights: Annotated[Rights, Column("What the publisher's signals allow", fact=True)] = Rights()
    # revisions
    changed: Annotated[
        Changed | None,
        Column(
            "What this revision changed of the one before, which may be in quarantine; null of the "
            "first. Counted also where the text is withheld",
            since="2.0",
        ),
    ] = None
    # capture
    fetched_at: Annotated[datetime, Column("First capture of this revision", unit="UTC")]
    first_seen_at: Annotated[datetime, Column("First capture of any revision", unit="UTC")]
    facts_at: Annotated[
        datetime | None,
        Column(
            "Capture that section, tags, pictures, access and all else that is no content were "
            "read from: the first that showed the newest of them with this revision",
            unit="UTC",
            since="1.3",
        ),
    ] = None
    target_uri: Annotated[str, Column("Address as fetched", pattern=r"\S.*", severity="critical")]
    warc_file: Annotated[
        str, Column("WARC file, relative to data/captures", severity="critical", least=1)
    ]
    warc_record_id: Annotated[str, Column("WARC-Record-ID", severity="critical", least=1)]
    payload_digest: Annotated[str, Column("Digest of the payload, as `sha1:BASE32`")]
    # near-duplicates
    cluster_id: Annotated[
        str,
        Column(
            "article_id of the cluster's canonical article", pattern=DIGEST, severity="critical"
        ),
    ] = ""
    cluster_role: Annotated[
        Literal["canonical", "duplicate"], Column("Place in the near-duplicate cluster")
    ] = "canonical"
    similarity: Annotated[
        float,
        Column(
            "Jaccard similarity of word shingles with the canonical article; 1 for itself",
            unit="0 to 1",
            least=0,
            most=1,
            severity="critical",
        ),
    ] = 1.0
    # quality
    flags: Annotated[
        list[str],
        Column(
            "Warning-level expectations the row failed, `truncated:<by>` if its capture was cut "
            "short and no whole one is there, and `sentences_left_out` if many of them stood right "
            "beside the story's own; sorted"
        ),
    ] = []
    # provenance
    provenance: Annotated[
        list[Provenance], Column("Evidence for each value, and rejected date candidates")
    ] = []
