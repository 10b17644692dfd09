"""Parse dates in user input."""

import re
from datetime import date

from ..errors import UserError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str, where: str) -> date:
    """Parse a date of the form ``YYYY-MM-DD``.

    :param where: the option or parameter, for the error message.
    :raises UserError: if the text is not a date of the calendar.
    """
    if not _DAY.fullmatch(text):
        raise UserError(f"{where}: expected a date as YYYY-MM-DD, for example 2017-06-09")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"{where}: there is no such day in the calendar ({error})") from error
