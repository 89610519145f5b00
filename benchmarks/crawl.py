"""Pages per second of a crawl, archived and noted, against Scrapy's own bare fetch.

python -m benchmarks.crawl [--pages N] [--rounds N] [--profile]

Both fetch the same pages of 100 kB from one server on loopback, each in a process of its own that
is held to one core; the server has the other. Scrapy runs with its defaults: nothing is stored, no
robots.txt is asked for. The crawl drives eight publishers at once, one connection each, obeys
robots.txt, writes WARC files with digests and an index, and notes what became of each address.
Neither parses a page. At the end, what one sitemap of 50,000 addresses costs to be read and taken
in, and what the decoding of a page does, by its content encoding.

What counted, as pages per CPU second against bare Scrapy (0.93 as it is, November 2026): with gzip
level 6 in place of 1 it is 0.39, with Scrapy's hundred concurrent items in place of one 0.71; an
index read back from the files at the end took a sixth of the CPU. A Twisted reactor under the event
loop changes nothing.
"""

import argparse
import cProfile
import gzip
import os
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import brotli
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

from spiders.content import content_of
from spiders.crawling.crawl import crawl
from spiders.crawling.frontier import Frontier
from spiders.discovery import discovered, with_sound_dates
from spiders.wire import LONGEST_BODY
from tests.spiders.hostile_server import Route, hostile_server, html, page, publisher

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HOSTS = [f"paper{number}.example" for number in range(8)]
WORDS = ["harbour", "council", "storm", "bridge", "parade", "ferry", "budget", "museum"]
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def story(number: int) -> bytes:
    """Return a page of 100 kB that compresses about as news pages do."""
    chance = random.Random(number)
    words = (f"{chance.choice(WORDS)}{chance.randrange(100)}" for _ in range(14_000))
    return html(f"<h1>Story {number}</h1><p>{' '.join(words)}</p>"[:100_000])


def site(pages: int) -> dict[str, Route]:
    """Return the routes of *pages* stories, and a sitemap of them for each host."""
    stories = [story(number) for number in range(20)]
    routes: dict[str, Route] = {f"/{n}": stories[n % 20] for n in range(pages)}
    for index, host in enumerate(HOSTS):
        rows = "".join(
            f"<url><loc>http://{host}/{n}</loc></url>" for n in range(index, pages, len(HOSTS))
        )
        routes[f"/{host}.xml"] = page(f'<urlset xmlns="{SITEMAP}">{rows}</urlset>')
    return routes


def bare(port: int, pages: int) -> None:
    """Fetch *pages* pages with Scrapy as it comes."""

    class Bare(Spider):
        name = "bare"

        async def start(self):
            for number in range(pages):
                yield Request(f"http://127.0.0.1:{port}/{number}")

        def parse(self, response):
            assert response.status == 200

    process = AsyncCrawlerProcess({"LOG_LEVEL": "WARNING"})
    process.crawl(Bare)
    process.start()


def archived(port: int, pages: int) -> None:
    """Crawl and archive the same *pages* pages, an eighth of them from each host."""
    os.environ["BROADSHEET_ALLOW"] = ",".join(f"{host}=127.0.0.1:{port}" for host in HOSTS)
    publishers = [
        publisher(
            key=host.partition(".")[0], domains=(host,), sitemaps=(f"http://{host}/{host}.xml",)
        )
        for host in HOSTS
    ]
    with tempfile.TemporaryDirectory() as folder:
        summary = crawl(publishers, Path(folder) / "captures", parse=False)
    stories = sum(tally.states["new"] for tally in summary.tallies) - 3 * len(HOSTS)
    assert stories == pages, summary


def timed(way: str, port: int, pages: int, is_profiled: bool) -> None:
    """Run one *way* on one core and print its seconds, of the clock and of the CPU."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    profile = cProfile.Profile()
    clock, cpu = time.perf_counter(), time.process_time()
    if is_profiled:
        profile.enable()
    {"bare": bare, "archived": archived}[way](port, pages)
    profile.disable()
    print(time.perf_counter() - clock, time.process_time() - cpu)
    if is_profiled:
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


def measured(way: str, port: int, pages: int) -> tuple[float, float]:
    """Return pages per second of one *way*, by the clock and by its CPU."""
    command = [sys.executable, "-m", "benchmarks.crawl", "--pages", str(pages)]
    command += ["--way", way, "--port", str(port)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    clock, cpu = map(float, done.stdout.split())
    return pages / clock, pages / cpu


def of_a_sitemap(addresses: int = 50_000) -> Iterator[tuple[str, float]]:
    """Yield the CPU seconds in which a sitemap is read, and its stories are taken in."""
    names = (f"http://{HOSTS[0]}/2026/11/{n}/ferry-sails-again-{n}" for n in range(addresses))
    rows = "".join(f"<url><loc>{n}</loc><lastmod>2026-11-23</lastmod></url>" for n in names)
    body = f'<urlset xmlns="{SITEMAP}">{rows}</urlset>'.encode()
    now = datetime.now(UTC)
    begun = time.process_time()
    found = with_sound_dates(discovered(body, f"http://{HOSTS[0]}/all.xml"), now)
    yield "read", time.process_time() - begun
    frontier = Frontier(publisher(domains=(HOSTS[0],)), {})
    begun = time.process_time()
    assert frontier.add(found.stories, now) == {"asked": addresses}
    yield "taken in", time.process_time() - begun


def of_decoding(rounds: int = 200) -> Iterator[tuple[str, float]]:
    """Yield the CPU milliseconds in which one page is decoded, by its encoding."""
    plain = story(1).partition(b"\r\n\r\n")[2]
    bodies = {
        "identity": plain,
        "gzip": gzip.compress(plain),
        "br": brotli.compress(plain, quality=5),
        "zstd": zstd.compress(plain),
    }
    for name, body in bodies.items():
        begun = time.process_time()
        for _ in range(rounds):
            assert content_of(body, [name.encode()], LONGEST_BODY).payload == plain
        yield name, (time.process_time() - begun) / rounds * 1_000


def run() -> None:
    """Measure both ways in turns, and print their medians and the ratio."""
    options = argparse.ArgumentParser(description="Speed of a crawl against bare Scrapy.")
    options.add_argument("--pages", type=int, default=800)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--profile", action="store_true", help="where the crawl spends its time")
    options.add_argument("--way", choices=("bare", "archived"), help=argparse.SUPPRESS)
    options.add_argument("--port", type=int, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.way and chosen.port:
        timed(chosen.way, chosen.port, chosen.pages, chosen.profile)
        return
    with hostile_server(site(chosen.pages)) as server:
        if chosen.profile:
            timed(chosen.way or "archived", server.port, chosen.pages, True)
            return
        found: dict[str, list[tuple[float, float]]] = {"bare": [], "archived": []}
        for _ in range(chosen.rounds):
            for way, rows in found.items():
                rows.append(measured(way, server.port, chosen.pages))
    rates = {
        way: [median(column) for column in zip(*rows, strict=True)] for way, rows in found.items()
    }
    print("way        pages/s  pages/CPU s")
    for way, (clock, cpu) in rates.items():
        print(f"{way:10} {clock:7.0f}  {cpu:11.0f}")
    ratios = [ours / theirs for ours, theirs in zip(rates["archived"], rates["bare"], strict=True)]
    print(f"{'ratio':10} {ratios[0]:7.2f}  {ratios[1]:11.2f}")
    sitemap = ", ".join(f"{what} {seconds:.2f}" for what, seconds in of_a_sitemap())
    print(f"a sitemap of 50,000 addresses, CPU s: {sitemap}")
    decoding = ", ".join(f"{what} {ms:.2f}" for what, ms in of_decoding())
    print(f"decoding a page of 100 kB, CPU ms: {decoding}")


if __name__ == "__main__":
    run()
