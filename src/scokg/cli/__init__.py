"""The command ``scokg``: arguments in, answers out; all work is done by the package."""

import os
import sys

from ..errors import ScokgError, UserError

_NO, _USER, _OURS = 1, 2, 3


def run() -> None:
    """Run the command with the arguments of the process, and exit with its code."""
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Run the command.

    :returns: 0 yes / conforms, 1 no / does not conform, 2 the user's error, 3 ours.
    """
    from .arguments import make_parser

    options = make_parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except UserError as error:
        print(f"scokg: {error}", file=sys.stderr)
        return _USER
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except ScokgError as error:
        print(f"scokg: {error}", file=sys.stderr)
        return _OURS
    except Exception as error:
        if options.debug:
            raise
        message = f"scokg: internal error: {type(error).__name__}: {error}"
        print(f"{message}\nPlease report it, with the output of the same command and --debug.", file=sys.stderr)
        return _OURS
