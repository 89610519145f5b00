"""What the benchmark says of our lead over the other extractors."""

import json
from pathlib import Path

from benchmarks.comparison import Scored, differences, scored


def answers(recall: float) -> Scored:
    """Return scores of 30 pages of as many domains with *recall*."""
    return {
        "fundus": [
            (
                {"domain": f"{number}.example"},
                {"precision": 1.0, "recall": recall, "page_f1": recall, "day": 1.0},
            )
            for number in range(30)
        ]
    }


def test_each_peer_has_a_line_with_the_difference_and_its_interval():
    head, *lines = differences(answers(1.0), {"peer": answers(0.5)})
    assert head == "ours minus the peer's (95% interval, 10000 draws of domains)"
    assert lines == [
        "fundus       F1       peer         +0.3333  [+0.3333, +0.3333]",
        "fundus       day      peer         +0.0000  [+0.0000, +0.0000]  may be chance",
    ]


def test_a_difference_that_may_be_chance_is_said_to_be():
    ours, peer = answers(0.9), answers(0.9)
    ours["fundus"][0][1]["recall"] = 1.0
    assert differences(ours, {"peer": peer})[1].endswith("may be chance")


def test_a_peer_that_gives_no_text_is_compared_by_its_days_alone():
    peer = answers(0.0)
    for _, row in peer["fundus"]:
        row |= {"empty": 1.0, "without": 1.0}
    assert [line.split()[1] for line in differences(answers(1.0), {"peer": peer})[1:]] == ["day"]


def test_an_address_in_two_sources_is_scored_by_the_answer_on_each(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(
        "def score(truths, rows):\n"
        "    found = {row['url']: row for row in rows}\n"
        "    return [(truth, found[truth['url']]) for truth in truths]\n"
    )
    url = "https://a.example/pier"
    for name in ("snippets", "days"):
        (tmp_path / f"{name}-dev.truth.jsonl").write_text(json.dumps({"url": url}))
    found = {"snippets": {url: {"day": 1}}, "days": {url: {"day": 2}}}
    days = {name: rows[0][1]["day"] for name, rows in scored(tmp_path, found).items()}
    assert days == {"snippets": 1, "days": 2}
