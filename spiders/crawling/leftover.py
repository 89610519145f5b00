"""What earlier outcomes leave to do: redirects not followed yet, failures that may have passed."""

from collections.abc import Iterable

from spiders.archive import Outcome

PASSING = ("timeout", "name", "tls", "connect", "disconnected", "host_left", "http_429", "http_5")


def redirect_targets(outcomes: Iterable[Outcome]) -> list[str]:
    """Return where the redirected stories among *outcomes* lead."""
    return [
        outcome.reason.removeprefix("to ")
        for outcome in outcomes
        if outcome.kind == "story" and outcome.state == "redirected" and outcome.reason
    ]


def passing_failures(outcomes: Iterable[Outcome]) -> list[str]:
    """Return the stories that were not fetched for a reason that may have passed."""
    last = {outcome.url: outcome for outcome in outcomes if outcome.kind == "story"}
    return [url for url, outcome in last.items() if (outcome.reason or "").startswith(PASSING)]
