"""What is said of every release in the same words: by the card and by each descriptor."""

from dataclasses import dataclass

from schemas.release import Manifest

LIMITS = (
    "Publishers were chosen, not sampled.",
    "Dates, authors and text are extracted by program: `provenance` holds the confidence of each.",
    "A null is unknown, not absent.",
    "Opinions and errors are the publishers'.",
)
PERSONS = "Articles name living people: do not use them to profile anyone."
WITHHELD = (
    "Where publishers reserve text and data mining, every column that holds words of the story is "
    "empty."
)
COLLECTION = (
    "Pages of news sites, fetched by a crawler that obeys robots.txt, or taken from web archives; "
    "every response is kept as a WARC record and is a row of the table captures."
)
PREPARATION = (
    "One program reads each page; the newest revision of an article is a row, near-duplicates are "
    "clustered and kept, and a row that breaks a critical expectation goes to quarantine."
)
UPKEEP = (
    "A version is never edited: corrections, withdrawals and takedowns make a new one, and the "
    "table delta says what differs."
)


@dataclass(frozen=True)
class Source:
    """A publisher of the release, as far as it is declared."""

    publisher: str
    name: str | None
    domains: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its name, else its key."""
        return self.name or self.publisher

    @property
    def path(self) -> str | None:
        """The address of its site; an undeclared publisher's key is its domain."""
        domain = self.domains[0] if self.domains else self.publisher
        return f"https://{domain}/" if "." in domain else None


def issues(manifest: Manifest) -> list[str]:
    """Return what is known to be wrong or missing: in every release, then in this one."""
    return [*LIMITS, WITHHELD, *manifest.about.known_issues]


def edition_words(manifest: Manifest) -> str:
    """Return what the edition leaves out, as sentences; nothing of one that is whole."""
    edition = manifest.edition
    columns = {"full": "", "metadata": "No column holds text of the stories."}[edition.columns]
    bylines = {
        "names": "",
        "hashed": "Authors stand as salted hashes of their names; names in the texts stay.",
        "none": "No column says who wrote a story; names in the texts stay.",
    }[edition.bylines]
    if edition.columns == "metadata":
        bylines = bylines.replace("; names in the texts stay", "")
    return " ".join(part for part in (columns, bylines) if part)
