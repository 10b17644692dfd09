"""``scokg fair``: how FAIR a release is, by known yardsticks."""

import argparse
import sys

from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg fair release-0.1.0
  scokg fair release-0.1.0 --format json
  scokg fair release-0.1.0 --endpoint http://127.0.0.1:7878"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command."""
    text = "check a release by FOOPS!, OOPS!, the five stars, DCAT, VoID, CSVW and JSON-LD, offline"
    parser = add_command(subparsers, "fair", text, run, _EXAMPLES)
    parser.add_argument("release", type=path_argument, metavar="DIR", help="a folder that `scokg release` made")
    parser.add_argument("--endpoint", metavar="URL",
                        help="the address of a running `scokg serve`; without it one is started")  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text", metavar="FORMAT",
                        help="text (default) or json")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """``scokg fair``: 0 when all is met that must be, else 1."""
    from contextlib import nullcontext

    from ..fair import check_release, local_server
    from ..fair.report import to_json, to_text

    with nullcontext(options.endpoint) if options.endpoint else local_server() as server:
        report = check_release(options.release, server)
    sys.stdout.write(to_json(report) if options.format == "json" else to_text(report))
    if report.failed:
        output.note(f"scokg: points not met that must be: {len(report.failed)}")
    return 1 if report.failed else 0
