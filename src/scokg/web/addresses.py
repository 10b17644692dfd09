"""Addresses of servers, as users give them."""

import re
from urllib.parse import SplitResult, urlsplit

from ..errors import UserError

_NOT_IN_ADDRESS = re.compile(r'[\x00-\x20\x7f<>"{}|\\^`]')


def split_address(address: str, option: str = "") -> SplitResult:
    """Return the parts of an HTTP address.

    :param option: the option or parameter that the address was given with, for the error message.
    :raises UserError: if it is not an absolute HTTP address with a host and, if it has one, a valid port.
    """
    try:
        parts = urlsplit(address)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # a host in brackets that is no IPv6 address, or a port that is no number
        valid = False
    if not valid or _NOT_IN_ADDRESS.search(address):
        what = f"{option} {without_password(address)}".strip()
        raise UserError(
            f"{what}: expected an address that begins with http:// or https:// and has a valid host and port"
        )
    return parts


def without_password(address: str) -> str:
    """Return an address without user and password, for messages."""
    before, at, after = address.rpartition("@")
    return f"{before.partition('://')[0]}://{after}" if at else address
