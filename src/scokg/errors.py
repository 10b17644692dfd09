"""The two families of errors: what the user can mend, and what is our fault."""


class ScokgError(Exception):
    """Root of every error that this package raises on purpose."""


class UserError(ScokgError):
    """Something that the caller can mend; the message says what and how."""


class SourceSyntaxError(UserError):
    """A file that cannot be parsed; the message begins with ``file:line:column``."""

    def __init__(self, file: str, line: int, column: int, reason: str) -> None:
        """Keep the place beside the message."""
        super().__init__(f"{file}:{line}:{column}: {reason}")
        self.file, self.line, self.column, self.reason = file, line, column, reason


class InternalError(ScokgError):
    """Something that should never happen; please report it."""
