"""In a terminal nobody reads the marks that keep Markdown from having an effect."""

import pytest

from pipelines.describing import markdown
from pipelines.views import shown_markdown


@pytest.mark.parametrize(
    ("is_terminal", "told"), [(True, "harbour-news"), (False, r"harbour\-news")]
)
def test_only_what_goes_on_is_escaped(
    is_terminal: bool,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    shown_markdown(f"# May land without {markdown('harbour-news')}")
    assert capsys.readouterr().out == f"# May land without {told}\n"
