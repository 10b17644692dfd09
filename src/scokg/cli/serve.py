"""``scokg serve``: the endpoint, the pages and the questions, for this machine or for the world."""

import argparse

from ..errors import UserError
from . import output
from .options import Subparsers, add_command, count_argument, path_argument

_EXAMPLES = """
  scokg serve
  scokg serve --port 8080 --site public
  scokg serve --host 0.0.0.0 --workers 8 --timeout 30"""
_PORTS = 65536


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    parser = add_command(
        subparsers, "serve", "serve a read-only SPARQL endpoint, pages and questions", serve, _EXAMPLES
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS",
                        help="address to listen on (default: 127.0.0.1, this machine only)")  # fmt: skip
    parser.add_argument(
        "--port", type=_port, default=7878, metavar="N", help="port; 0 takes a free one (default: 7878)"
    )
    parser.add_argument("--site", type=path_argument, metavar="DIR", help="a folder with the static site")
    parser.add_argument("--workers", type=count_argument, metavar="N",
                        help="query processes (default: four for each processor)")  # fmt: skip
    parser.add_argument("--timeout", type=count_argument, metavar="SECONDS",
                        help="time after which a query is stopped (default: 10)")  # fmt: skip
    parser.add_argument("--long-queries", type=count_argument, metavar="N",
                        help="queries that may take longer than a moment, at once (default: 4)")  # fmt: skip
    parser.add_argument("--memory", type=count_argument, metavar="MIB",
                        help="memory that a query may take beside the graph (default: 512)")  # fmt: skip
    parser.add_argument("--read-timeout", type=count_argument, metavar="SECONDS",
                        help="time that a client may take to send its request (default: 10)")  # fmt: skip
    parser.add_argument("--answer", type=count_argument, metavar="MIB",
                        help="size of the largest answer (default: 32)")  # fmt: skip


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < _PORTS):
        raise argparse.ArgumentTypeError(f"{text}: a port from 0 to {_PORTS - 1} is wanted")
    return int(text)


def serve(options: argparse.Namespace) -> int:
    """``scokg serve``: until interrupted."""
    try:
        from ..serve.limits import MIB, Limits
        from ..serve.server import is_loopback
        from ..serve.server import serve as run
    except ImportError as error:
        raise UserError(f"serve: {error.name} is not installed; pip install 'scokg[serve]'") from error
    given = {
        "workers": options.workers,
        "timeout": options.timeout,
        "long_queries": options.long_queries,
        "read": options.read_timeout,
        "memory": options.memory and options.memory * MIB,
        "answer": options.answer and options.answer * MIB,
    }
    limits = Limits()._replace(**{name: value for name, value in given.items() if value})
    if not is_loopback(options.host):
        output.note(f"scokg: {options.host} is reached from other machines; put a proxy with TLS before it")
    run(options.host, options.port, limits, options.site, _say)
    return 0


def _say(address: str) -> None:
    output.note(f"Serving {address} (SPARQL at {address}sparql); Ctrl-C ends it.")
