"""The command ``scokg``: parses arguments, calls the package, reports errors and sets the exit code."""

import io
import os
import signal
import sys
from types import FrameType

from ..errors import ScokgError, UserError

_USER_ERROR, _INTERNAL_ERROR, _SIGNALLED = 2, 3, 128


class Terminated(KeyboardInterrupt):
    """A signal asked the process to end; as after an interrupt, temporary files are removed."""

    def __init__(self, number: int = signal.SIGINT) -> None:
        """Create the exception for a signal."""
        super().__init__()
        self.number = number


def run() -> None:
    """Run the command with the arguments of the process, and exit with its code."""
    _prepare_streams()
    _handle_signals()
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader closed the pipe, as `head` does
        _discard_output()
        code = 0
    except OSError as error:
        print(f"scokg: the answer cannot be written: {error.strerror}", file=sys.stderr)
        _discard_output()
        code = _USER_ERROR
    except KeyboardInterrupt as interrupt:
        code = _SIGNALLED + getattr(interrupt, "number", signal.SIGINT)
    sys.exit(code)


def _handle_signals() -> None:
    """End on SIGTERM and SIGHUP as on an interrupt, unless they are ignored, as nohup does."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminate)


def _terminate(number: int, _: FrameType | None) -> None:
    raise Terminated(number)


def _prepare_streams() -> None:
    """Write UTF-8 in every locale, as CSV, JSON and Turtle require; replace closed streams by the null device."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
        setattr(sys, name, stream)


def _discard_output() -> None:
    """Send the rest of standard output to the null device, so that flushing it at exit raises no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: list[str]) -> int:
    """Run the command.

    :returns: the exit code: 0 yes or conforms, 1 no or does not conform, 2 error of the user, 3 internal error.
    """
    from .parser import make_parser

    options = make_parser(arguments).parse_args(arguments)
    try:
        return int(options.command(options))
    except UserError as error:
        print(f"scokg: {error}", file=sys.stderr)
        return _USER_ERROR
    except OSError as error:
        if error.filename is None:
            raise
        print(f"scokg: {error.filename}: {error.strerror}", file=sys.stderr)
        return _USER_ERROR
    except KeyboardInterrupt:
        raise
    except ScokgError as error:
        print(f"scokg: {error}", file=sys.stderr)
        return _INTERNAL_ERROR
    except Exception as error:
        if options.debug:
            raise
        message = f"scokg: internal error: {type(error).__name__}: {error}"
        print(f"{message}\nPlease report it, with the output of the same command and --debug.", file=sys.stderr)
        return _INTERNAL_ERROR
