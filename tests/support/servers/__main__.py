"""Run a store until Ctrl+C: ``tests/support/servers/start fuseki``."""

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType

from support.servers import KINDS, ServerError, install, missing, started


def main() -> int:
    """Install what is missing, start the store, print its addresses, and wait."""
    parser = argparse.ArgumentParser(prog="tests/support/servers/start", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    text = "folder for the data, which are kept; by default they are removed at the end"
    parser.add_argument("--data", type=Path, help=text)
    parser.add_argument("--install-only", action="store_true", help="install what is missing, and start nothing")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        if missing(options.kind):
            install(options.kind)
        if not options.install_only:
            _run(options.kind, options.data)
    except ServerError as error:
        print(f"servers: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped")
    return 0


def _run(kind: str, data: Path | None) -> None:
    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        data = data.resolve()
    with started(kind, folder=data) as server:
        print(f"{kind} is running; Ctrl+C stops it\n  load:   {server.url}\n  query:  {server.query_url}")
        if server.user:
            print(f"  user:   {server.user}, password {server.password}")
        print(f"  log:    {server.log}", flush=True)
        assert server.process is not None
        server.process.wait()
        raise ServerError(f"{kind} has ended\n{server.log_end()}")


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


sys.exit(main())
