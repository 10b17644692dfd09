"""Credentials of stores: from the environment, netrc or a prompt; never on the command line or in messages."""

import netrc
import os
import sys
from collections.abc import Callable

import httpx

from ..errors import UserError
from ..web.addresses import split_address, without_password
from .profiles import Scheme

Authentication = httpx.Auth | Callable[[httpx.Request], httpx.Request]
USER, PASSWORD, TOKEN = "SCOKG_STORE_USER", "SCOKG_STORE_PASSWORD", "SCOKG_STORE_TOKEN"


def credentials(url: str, scheme: Scheme, user: str | None = None) -> Authentication | None:
    """Return the credentials for a store; None if there are none.

    The password is prompted for on the terminal if it is neither in the environment nor in netrc.

    :param user: the user name; by default that in the environment or in netrc.
    :raises UserError: if there is a user but no password, if the URL contains a password, or if netrc is invalid.
    """
    host = _host(url)
    if scheme == "bearer":
        token = os.environ.get(TOKEN)
        return _bearer(token) if token else None
    user = user or os.environ.get(USER)
    known = _netrc(host)
    user = user or (known[0] if known else None)
    if user is None:
        return None
    password = os.environ.get(PASSWORD) or (known[1] if known and known[0] == user else None) or _prompt(user, host)
    return httpx.DigestAuth(user, password) if scheme == "digest" else httpx.BasicAuth(user, password)


def _host(url: str) -> str:
    parts = split_address(url)
    if "@" in parts.netloc:
        raise UserError(
            f"{without_password(url)}: user and password are not allowed in the address; use --user and {PASSWORD}"
        )
    return str(parts.hostname)


def _netrc(host: str) -> tuple[str, str] | None:
    """Return user and password of a host in the file that NETRC names, else in ~/.netrc."""
    try:
        found = netrc.netrc(os.environ.get("NETRC")).authenticators(host)
    except FileNotFoundError:
        return None
    except (netrc.NetrcParseError, OSError) as error:
        raise UserError(f"netrc cannot be read: {error.__class__.__name__}; fix the file or unset NETRC") from error
    return (found[0], found[2]) if found and found[2] else None


def _prompt(user: str, host: str) -> str:
    from getpass import getpass

    if not sys.stdin.isatty():
        raise UserError(f"no password for {user} at {host}: set {PASSWORD}, or add it to netrc")
    return getpass(f"Password of {user} at {host}: ")


def _bearer(token: str) -> Authentication:
    def with_token(request: httpx.Request) -> httpx.Request:
        request.headers["Authorization"] = f"Bearer {token}"
        return request

    return with_token
