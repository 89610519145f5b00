"""What the benchmark says of our lead over the other extractors."""

from benchmarks.comparison import Scored, differences


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
