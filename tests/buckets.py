"""An S3 server on loopback, moto's, for tests that read or write a bucket."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from moto.moto_server.werkzeug_app import MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server


class Silent(MotoRequestHandler):
    """Answers, and logs no line of it."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing: nobody reads thousands of lines."""


@contextmanager
def s3_server() -> Iterator[str]:
    """Give the address of an empty server.

    It is asked for nothing but S3. moto's own server looks through its folders at each request
    (5.2) for which of all services is meant: a third of what an answer costs.
    """
    server = make_server("127.0.0.1", 0, create_backend_app("s3"), True, request_handler=Silent)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
