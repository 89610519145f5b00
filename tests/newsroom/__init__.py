"""The demo newsroom: four invented publishers with two days of news, and their server."""
