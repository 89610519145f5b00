"""A survey of a site -> the draft of its publisher file, and what could not be found (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spiders.addresses import WebAddress, main_host, site_of_host
from spiders.discovery import Discovery, Found
from spiders.drafting.publisher_file import publisher_file
from spiders.drafting.self_description import country_of, language_of, name_of, terms_of
from spiders.drafting.territory import zone_of, zones_by_country
from spiders.publisher import UNKNOWN_COUNTRY, UNKNOWN_LANGUAGE, Publisher
from spiders.robots import Robots

LEAST_STORIES = 10  # fewer addresses can share a form by chance
LEAST_SHARE = 0.95
# Forms of story addresses, the most telling first.
FORMS = (
    r"/\d{4}/\d\d/\d\d/",
    r"/\d{4}/[a-z]{3}/\d{1,2}/",
    r"/\d{4}-\d\d-\d\d[-/]",
    r"/articles?/",
    r"/(story|stories)/",
    r"-\d{5,}(\.html?)?/?$",
    r"/\d{5,}(/|$)",
    r"/\d{4}/\d\d/",
)


@dataclass(frozen=True)
class Survey:
    """What a site shows of itself: its home page, its rules, its listings, and one story.

    *listings* are the sitemaps and feeds that were read, by address; some of those that *robots*
    names are there too. *story_html* is None where no story was found.
    """

    home: WebAddress
    home_html: str
    robots: Robots
    listings: tuple[tuple[str, Discovery], ...]
    story_html: str | None
    is_tdm_reserved: bool | None = None

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages read, the home page first: it speaks for the site."""
        return tuple(html for html in (self.home_html, self.story_html) if html)

    @property
    def stories(self) -> tuple[Found, ...]:
        """The stories that all listings name."""
        return tuple(story for _, found in self.listings for story in found.stories)


@dataclass(frozen=True)
class Draft:
    """A publisher file to look through; *missing* says what a person has to find."""

    publisher: Publisher
    missing: tuple[str, ...]

    @property
    def text(self) -> str:
        """The file, with a first line to be rewritten."""
        return publisher_file(self.publisher, f"{self.publisher.name}: say here what it is.")


def drafted(survey: Survey, file: str | None = None) -> Draft:
    """Return the draft of a publisher file for the surveyed site.

    The key is the name of the *file*, as of every declared publisher; else that of the domain.
    """
    domain = main_host(site_of_host(survey.home.host))
    country = country_of(survey.home.host, survey.pages)
    zone = zone_of(country) if country else None
    feeds = tuple(
        url for url, found in survey.listings if found.kind in ("rss", "atom", "json_feed")
    )
    sitemaps = unlisted_sitemaps(survey)
    is_listed = bool(feeds or sitemaps or survey.robots.sitemaps)
    publisher = Publisher(
        key=key_of(file or "") or key_of(domain.partition(".")[0]) or "publisher",
        name=name_of(survey.pages) or domain,
        domains=(domain,),
        language=language_of(survey.pages) or UNKNOWN_LANGUAGE,
        country=country or UNKNOWN_COUNTRY,
        timezone=zone,
        sitemaps=sitemaps,
        feeds=feeds,
        sections=() if is_listed else (str(survey.home),),
        article_url=form_of(survey.stories),
        terms=terms_of(survey.home_html, survey.home),
        tdm_reserved=survey.is_tdm_reserved,
    )
    return Draft(publisher, tuple(missing(survey, publisher, is_listed)))


def key_of(name: str) -> str:
    """Return *name* as a key may be written.

    >>> key_of("Example_Times")
    'example-times'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def missing(survey: Survey, publisher: Publisher, is_listed: bool) -> Iterator[str]:
    """Yield what a person has to find, one fact a line."""
    if not name_of(survey.pages):
        yield "name: no og:site_name and no JSON-LD publisher; the domain stands in"
    if publisher.language == UNKNOWN_LANGUAGE:
        yield "language: the pages do not declare theirs"
    if publisher.country == UNKNOWN_COUNTRY:
        yield "country: neither the domain nor the language names one; ZZ stands for unknown"
    elif publisher.timezone is None:
        zone = zones_by_country()[publisher.country][0]
        yield f"timezone: {publisher.country} has several, such as {zone}"
    if not is_listed:
        yield "sitemaps, feeds: none found; the home page stands in as a section"
    for url, found in survey.listings:
        if found.fault:
            yield f"{url}: {found.fault}"
    if publisher.article_url is None:
        yield f"article_url: {len(survey.stories)} story addresses share no form"
    if publisher.terms is None:
        yield "terms: the home page links none"
    if survey.story_html is None:
        yield "story: none could be read; check one with `broadsheet extract`"


def unlisted_sitemaps(survey: Survey) -> tuple[str, ...]:
    """Return the sitemaps read, unless robots.txt names some: those are read anyway."""
    if survey.robots.sitemaps:
        return ()
    kinds = ("urlset", "sitemapindex", "text")
    return tuple(url for url, found in survey.listings if found.kind in kinds)


def form_of(stories: tuple[Found, ...]) -> str | None:
    """Return the form that nearly all story addresses share, as a pattern."""
    if len(stories) < LEAST_STORIES:
        return None
    for form in FORMS:
        share = sum(re.search(form, story.url) is not None for story in stories) / len(stories)
        if share >= LEAST_SHARE:
            return form
    return None
