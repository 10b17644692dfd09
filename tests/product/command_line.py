"""``scokg`` in this process: its output and its exit code, without the half second that a process takes to start."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from subprocess import CompletedProcess
from unittest.mock import patch

import pytest

from scokg import Graph
from scokg.cli import main
from scokg.cli.parser import COMMANDS


def run_in_process(*arguments: str, text: str | None = None) -> CompletedProcess[str]:
    """Run the command as a process of its own would, and return its output and exit code.

    :param text: the standard input.
    """
    stdout, stderr = io.StringIO(), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO((text or "").encode()), encoding="utf-8")
    with redirect_stdout(stdout), redirect_stderr(stderr), patch.object(sys, "stdin", stdin):
        try:
            code = main(list(arguments))
        except SystemExit as end:  # of the parser: after --help, or for wrong arguments
            code = end.code if isinstance(end.code, int) else 0
    return CompletedProcess(arguments, code, stdout.getvalue(), stderr.getvalue())


@contextmanager
def opened_graph(graph: Graph) -> Iterator[None]:
    """Let all commands of this process use one graph, which was opened before, instead of opening one each."""
    modules = [import_module(f"scokg.cli.{name}") for name in COMMANDS]
    with pytest.MonkeyPatch.context() as patched:
        for module in (import_module("scokg.graph"), *modules):
            if hasattr(module, "open_graph"):
                patched.setattr(module, "open_graph", lambda: graph)
        yield
