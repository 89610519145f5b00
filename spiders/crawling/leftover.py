"""What an interrupted part of a crawl leaves to do: redirects that it did not follow yet."""

from collections.abc import Iterable

from spiders.archive import Outcome


def redirect_targets(outcomes: Iterable[Outcome]) -> list[str]:
    """Return where the redirected stories among *outcomes* lead."""
    return [
        outcome.reason.removeprefix("to ")
        for outcome in outcomes
        if outcome.kind == "story" and outcome.state == "redirected" and outcome.reason
    ]
