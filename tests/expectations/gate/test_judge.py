"""Who is held back, what is only told, and when the release is refused."""

from collections import Counter
from datetime import date

from expectations.gate import Judgement, Place, Profile, judged
from schemas.verdict import Waiver

HOUR = "2026-11-09T12"


def profile(articles: int, hour: str = HOUR, **filled: int) -> Profile:
    """Return the profile of sound articles; *filled* says of how many a column has a value."""
    counts = {
        "articles": Counter({"": articles}),
        "captures": Counter(article=articles),
        "hours": Counter({hour: articles}),
        "seen": Counter({hour: articles}),
        "filled": Counter({"headline": articles, "published_at": articles, "text": articles}),
        "words": Counter({"34": articles // 2, "36": articles - articles // 2}),
    }
    counts["filled"].update({name: n - counts["filled"][name] for name, n in filled.items()})
    found = Profile()
    found.add(Profile(counts))  # type: ignore[arg-type]
    return found


def places(crawl: str, **profiles: Profile) -> dict[Place, Profile]:
    return {(f"{crawl}/{name}.warc.gz", name): one for name, one in profiles.items()}


OLD = places("one", courier=profile(60), gazette=profile(60), herald=profile(60))


def judgement(
    new: dict[Place, Profile],
    before: dict[Place, Profile] = OLD,
    asked: dict[str, list[str]] | None = None,
    *waivers: Waiver,
) -> Judgement:
    return judged(before | new, before, asked or {}, {}, waivers)


def failed(found: Judgement) -> list[tuple[str, str, str | None, str]]:
    return [
        (one.scope, one.expectation, one.column, one.severity)
        for one in found.checks
        if not one.success
    ]


def three(**own: Profile) -> dict[Place, Profile]:
    return places("two", **({name: profile(20) for name in ("courier", "gazette", "herald")} | own))


def test_sound_crawls_give_nothing_but_successes():
    found = judgement(three())
    assert (failed(found), found.held) == ([], ())
    assert "20 new ones are" in {one.observed for one in found.checks}


def test_a_column_that_is_gone_holds_its_publisher():
    found = judgement(three(courier=profile(20, text=0)))
    assert failed(found) == [("courier", "share filled", "text", "critical")]
    assert [(one.publisher, one.crawl, one.reason, one.captures) for one in found.held] == [
        ("courier", "two", "text: share filled", 20)
    ]


def test_three_articles_are_enough_where_a_column_was_always_there():
    assert judgement(three(courier=profile(3, text=0))).held[0].publisher == "courier"
    assert judgement(three(courier=profile(2, text=0))).held == ()


def test_a_slighter_loss_is_told():
    found = judgement(three(courier=profile(40, text=26)))
    assert failed(found) == [("courier", "share filled", "text", "warning")]
    assert found.held == ()


def test_most_publishers_with_the_same_loss_refuse_the_release():
    found = judgement(three(courier=profile(20, text=0), herald=profile(20, text=0)))
    (general,) = [one for one in found.checks if one.stops]
    assert (general.expectation, general.level) == ("general loss: text: share filled", "release")
    assert found.held == ()


def test_two_publishers_with_losses_of_their_own_are_both_held():
    found = judgement(three(courier=profile(20, text=0), herald=profile(20, headline=0)))
    assert [one.publisher for one in found.held] == ["courier", "herald"]
    assert not any(one.stops for one in found.checks)


def test_a_waiver_in_force_lets_through_and_is_listed():
    waiver = Waiver(
        publisher="courier", check="text: share filled", until=date(2026, 11, 9), why="video only"
    )
    broken = three(courier=profile(20, text=0))
    found = judgement(broken, OLD, None, waiver)
    assert (found.held, found.waivers, found.expired) == ((), (waiver,), ())
    assert "waived until 2026-11-09: video only" in found.checks[0].expected
    late = waiver.model_copy(update={"until": date(2026, 11, 8)})
    found = judgement(broken, OLD, None, late)
    assert (len(found.held), found.waivers, found.expired) == (1, (), (late,))


def test_each_crawl_is_held_alone():
    crawls = three(courier=profile(20, text=0)) | places("three", courier=profile(20))
    assert [one.crawl for one in judgement(crawls).held] == ["two"]


def test_old_captures_read_anew_with_less_refuse_the_release():
    now = OLD | places("one", courier=profile(60, text=40))
    found = judged(now, OLD, {}, {}, ())
    assert [one.expectation for one in found.checks if one.stops] == ["filled when read again"]
    assert found.held == ()


def test_old_captures_of_which_something_was_taken_down_refuse_nothing():
    taken = profile(0)
    taken.counts["captures"].update({"rejected as takedown": 60})
    now = OLD | places("one", courier=taken)
    for before in (OLD, now):
        found = judged(now, before, {}, {}, ())
        assert [one.expectation for one in found.checks if one.stops] == []
        assert found.held == ()


def test_a_publisher_without_a_past_must_reach_the_thresholds():
    found = judgement(three(echo=profile(30, headline=3)))
    assert [(one.publisher, one.reason) for one in found.held] == [
        ("echo", "headline: share filled")
    ]


def test_few_articles_without_a_past_are_not_asked():
    assert judgement(three(echo=profile(19, headline=0))).held == ()


def test_small_publishers_are_asked_together_and_those_that_lost_are_named():
    names = [f"small-{number}.example" for number in range(8)]
    before = {(f"one/{name}.warc.gz", name): profile(30, text=25) for name in names}
    new = {
        (f"two/{name}.warc.gz", name): profile(3, text=0 if number < 6 else 3)
        for number, name in enumerate(names)
    }
    found = judgement(new, before)
    assert [(scope, column) for scope, _, column, _ in failed(found)] == [
        (name, "text") for name in names[:6]
    ]


def test_a_publisher_that_is_missing_from_a_crawl_is_named():
    new = three()
    del new["two/courier.warc.gz", "courier"]
    assert [scope for scope, *_ in failed(judgement(new))] == ["courier"]


def test_a_publisher_that_was_not_asked_for_is_no_fault_but_said():
    new = three()
    del new["two/courier.warc.gz", "courier"]
    found = judgement(new, OLD, {"two": ["gazette", "herald"]})
    assert failed(found) == []
    assert [one.scope for one in found.checks if one.expected == "none: not asked for"] == [
        "courier"
    ]


def test_a_publisher_with_far_fewer_articles_than_its_part_is_told():
    found = judgement(three(courier=profile(4), gazette=profile(40), herald=profile(40)))
    assert failed(found) == [("courier", "articles of a crawl", "article_id", "warning")]


def test_a_small_crawl_of_all_is_nobodys_loss():
    small = {name: profile(6) for name in ("courier", "gazette", "herald")}
    assert failed(judgement(three(**small))) == []


def test_a_publisher_that_gives_nothing_any_more_is_named_before_any_version():
    closed = Profile()
    closed.counts["captures"]["rejected as http_error"] = 1
    closed.counts["seen"]["2026-11-10T12"] = 1
    now = places("one", courier=profile(5)) | places("two", courier=closed)
    found = [one for one in judged(now, {}, {}, {}, ()).checks if not one.success]
    assert [(one.scope, one.observed) for one in found] == [("courier", "0 on 2026-11-10")]


def test_the_newest_crawl_is_known_by_its_captures_not_its_name():
    closed = Profile()
    closed.counts["seen"]["2026-11-08T12"] = 1
    now = places("one", courier=profile(5)) | places("two", courier=closed)
    assert all(one.success for one in judged(now, {}, {}, {}, ()).checks)


def test_small_publishers_without_a_past_are_asked_the_thresholds_together():
    new = {
        (f"one/p{number}.example.warc.gz", f"p{number}.example"): profile(
            5, headline=0 if number < 4 else 5
        )
        for number in range(6)
    }
    found = judged(new, {}, {}, {}, ())
    assert [(scope, column) for scope, _, column, _ in failed(found)] == [
        (f"p{number}.example", "headline") for number in range(4)
    ]
    assert found.held == ()
