"""``scokg serve``: the SPARQL endpoint, pages and saved queries over HTTP."""

import argparse

from ..errors import UserError
from . import output
from .options import Subparsers, add_command, count_argument, path_argument

_EXAMPLES = """
  scokg serve
  scokg serve --port 8080 --site public
  scokg serve --public-url https://data.example.org/
  scokg serve --host 0.0.0.0 --allow-host kg.example.org --workers 8 --timeout 30"""
_PORTS = 65536
_MAX_PROCESSES = 256
_LIMITS = (
    ("--workers", "N", "number of query processes, at most 256 (default: four per processor)"),
    ("--timeout", "SECONDS", "time limit of a query (default: 10)"),
    ("--long-queries", "N", "maximum number of concurrent long-running queries (default: 4)"),
    ("--memory", "MIB", "memory limit of a query, in addition to the graph (default: 512)"),
    ("--read-timeout", "SECONDS", "time limit for receiving a request (default: 10)"),
    ("--answer", "MIB", "maximum size of an answer (default: 32)"),
)


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "serve a read-only SPARQL endpoint, pages and saved queries"
    parser = add_command(subparsers, "serve", text, run, _EXAMPLES)
    text = "address to listen on (default: %(default)s, this machine only)"
    parser.add_argument("--host", type=_host, default="127.0.0.1", metavar="ADDRESS", help=text)
    text = "port to listen on; 0 chooses a free port (default: %(default)s)"
    parser.add_argument("--port", type=_port, default=7878, metavar="N", help=text)
    parser.add_argument("--site", type=path_argument, metavar="DIR", help="folder of a static site to serve")
    text = "public address of the server behind a proxy, which its descriptions state"
    parser.add_argument("--public-url", metavar="URL", help=text)
    text = "also answer to this host name (default: any, or only those of this machine on a loopback address)"
    parser.add_argument("--allow-host", metavar="NAME", action="append", default=[], help=text)
    text = "header in which the proxy states the address of the client, such as X-Real-IP (default: none is trusted)"
    parser.add_argument("--client-header", metavar="NAME", help=text)
    for name, metavar, text in _LIMITS:
        kind = _process_count if metavar == "N" else count_argument
        parser.add_argument(name, type=kind, metavar=metavar, help=text)


def run(options: argparse.Namespace) -> int:
    """Run the command until it is interrupted."""
    try:  # the libraries of the server are optional
        from ..serve.limits import MIB, Limits
        from ..serve.open_files import with_open_files
        from ..serve.workers.fork_server import start_fork_server

        limits = with_open_files(Limits()._replace(**_given_limits(options, MIB)))
        start_fork_server()  # opens the graph while the libraries of the server are imported
        from ..serve.application import make_application
        from ..serve.hosts import hosts_of
        from ..serve.server import is_loopback, serve
    except ImportError as error:
        raise UserError(f"serve: {error.name} is not installed; pip install 'scokg[serve]'") from error
    loopback = is_loopback(options.host)
    hosts = hosts_of(options.host, options.public_url, options.allow_host, loopback=loopback)
    hosts = hosts._replace(client_header=options.client_header)
    if not loopback:
        output.note(f"scokg: {options.host} is reachable from other machines; use a reverse proxy with TLS")
    serve(options.host, options.port, make_application(limits, options.site, hosts), _note_address)
    return 0


def _given_limits(options: argparse.Namespace, unit: int) -> dict[str, int]:
    """Return the limits that the options set.

    :param unit: the number of bytes of a size of 1.
    """
    given = {
        "workers": options.workers,
        "timeout": options.timeout,
        "long_queries": options.long_queries,
        "read": options.read_timeout,
        "memory": options.memory and options.memory * unit,
        "answer": options.answer and options.answer * unit,
    }
    return {name: value for name, value in given.items() if value}


def _host(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("expected an address, such as 127.0.0.1, or 0.0.0.0 for all interfaces")
    return text


def _process_count(text: str) -> int:
    if count_argument(text) > _MAX_PROCESSES:
        raise argparse.ArgumentTypeError(f"{text}: expected at most {_MAX_PROCESSES} processes")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < _PORTS):
        raise argparse.ArgumentTypeError(f"{text}: expected a port from 0 to {_PORTS - 1}")
    return int(text)


def _note_address(address: str) -> None:
    output.note(f"Serving {address} (SPARQL at {address}sparql); stop with Ctrl-C.")
