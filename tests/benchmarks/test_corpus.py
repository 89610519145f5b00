"""The corpus as the benchmarks read it."""

import json
from pathlib import Path

from benchmarks.corpus import named_pages, truths
from tests.pipelines.warc.records import http_response, warc_record
