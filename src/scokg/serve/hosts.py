"""The names under which clients may reach the server, and its public address."""

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from ..errors import UserError
from ..web.addresses import split_address

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]*)?")


class Hosts(NamedTuple):
    """The host names that the server answers to.

    :ivar public_url: the address that the server states as its own, such as ``https://data.example.org/``; None to
        state the one that the client has used.
    :ivar allowed: the host names, in lower case; empty to answer to any.
    :ivar client_header: the header in which a proxy states the address of the client; None if there is no such proxy.
    """

    public_url: str | None = None
    allowed: frozenset[str] = frozenset()
    client_header: str | None = None

    def accepts(self, authority: str) -> bool:
        """Return whether the server answers to a Host header; the port does not matter."""
        name = host_name(authority)
        return name is not None and (not self.allowed or name in self.allowed)


def host_name(authority: str) -> str | None:
    """Return the host name in a Host header, in lower case; None if the header is malformed."""
    found = _AUTHORITY.fullmatch(authority)
    return found["host"].lower() if found else None


def parse_public_url(text: str) -> str:
    """Return a public address with a slash at its end.

    :raises UserError: if it is not an absolute HTTP address of the root of a host.
    """
    parts = split_address(text, "--public-url")
    if host_name(parts.netloc) is None or parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise UserError(f"--public-url {text}: expected the root of a host, such as https://data.example.org/")
    return f"{parts.scheme}://{parts.netloc}/"


def hosts_of(listening: str, public_url: str | None, names: list[str], *, loopback: bool) -> Hosts:
    """Return the hosts of a server.

    A server on the loopback interface answers to the names of that interface; any other server that is given no names
    answers to all.

    :param listening: the address that the server listens on.
    :param public_url: its public address, whose host is always allowed.
    :param names: further host names.
    :param loopback: whether only this machine can reach the server.
    :raises UserError: for an invalid address or name.
    """
    allowed = {_checked_name(name) for name in names}
    url = parse_public_url(public_url) if public_url else None
    if url:
        allowed.add(host_name(urlsplit(url).netloc) or "")
    if allowed or loopback:
        allowed |= {*LOOPBACK, f"[{listening}]" if ":" in listening else listening.lower()}
    return Hosts(url, frozenset(allowed))


def _checked_name(name: str) -> str:
    if host_name(name) != name.lower():
        raise UserError(f"--allow-host {name}: expected a host name without a port, such as data.example.org")
    return name.lower()


def client_network(address: str) -> str | None:
    """Return what identifies a client: its IPv4 address, or the /64 network of its IPv6 address, which is its own.

    None if the address is not known: it is malformed, or of this machine, and so of a proxy or of the operator.
    """
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        return None
    if found.is_loopback:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)
