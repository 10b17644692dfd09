"""Days as users write them."""

import re
from datetime import date

from ..errors import UserError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str, where: str) -> date:
    """Read a day written ``YYYY-MM-DD``.

    :param where: the option or parameter, for the message.
    :raises UserError: when the text is not a day of the calendar.
    """
    if not _DAY.fullmatch(text):
        raise UserError(f"{where}: a day is written YYYY-MM-DD, for example 2017-06-09")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"{where}: there is no such day in the calendar ({error})") from error
