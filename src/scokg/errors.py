"""The two families of errors: those that the caller can fix, and bugs."""


class ScokgError(Exception):
    """Base class of all errors that this package raises deliberately."""


class UserError(ScokgError):
    """An error that the caller can fix; the message says what is wrong and what to do."""


class SourceSyntaxError(UserError):
    """A syntax error in a file; the message starts with ``file:line:column``."""

    def __init__(self, file: str, line: int, column: int, reason: str) -> None:
        """Store the location and the reason, and build the message from them."""
        super().__init__(f"{file}:{line}:{column}: {reason}")
        self.file, self.line, self.column, self.reason = file, line, column, reason


class InternalError(ScokgError):
    """A bug in this package; please report it."""
