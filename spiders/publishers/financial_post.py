"""Financial Post: Postmedia's business pages."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="financial-post",
    name="Financial Post",
    domains=("financialpost.com",),
    language="en",
    country="CA",
    timezone="America/Toronto",
)
