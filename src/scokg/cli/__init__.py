"""The command ``scokg``: arguments in, answers out; all work is done by the package."""

import io
import os
import sys

from ..errors import ScokgError, UserError

_USER, _OURS = 2, 3


def run() -> None:
    """Run the command with the arguments of the process, and exit with its code."""
    _prepare_streams()
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has gone, as `head` does
        _let_go_of_output()
        code = 0
    except OSError as error:
        print(f"scokg: the answer cannot be written: {error.strerror}", file=sys.stderr)
        _let_go_of_output()
        code = _USER
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale, as CSV, JSON and Turtle ask for; a closed stream is as good as none."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
        setattr(sys, name, stream)


def _let_go_of_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: list[str]) -> int:
    """Run the command.

    :returns: 0 yes / conforms, 1 no / does not conform, 2 the user's error, 3 ours.
    """
    from .parser import make_parser

    options = make_parser(arguments).parse_args(arguments)
    try:
        return int(options.command(options))
    except UserError as error:
        print(f"scokg: {error}", file=sys.stderr)
        return _USER
    except OSError as error:
        if error.filename is None:
            raise
        print(f"scokg: {error.filename}: {error.strerror}", file=sys.stderr)
        return _USER
    except KeyboardInterrupt:
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
