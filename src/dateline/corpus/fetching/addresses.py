"""Which addresses may be asked at all: http(s), without a password, at a host that is on the public internet."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import Final

import httpx

from dateline.corpus.fetching.fetched import Stopped

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses. Raises OSError where there are none."""

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_LONGEST: Final = 8_000
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, as this machine resolves it, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def parsed(url: str) -> httpx.URL:
    """The parts of an address, without the fragment. Raises Stopped (`bad_url`)."""
    try:
        parts = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Stopped("refused", "bad_url", str(error)[:200]) from error
    if parts.scheme not in {"http", "https"} or not parts.raw_host:
        raise Stopped("refused", "bad_url", f"scheme {parts.scheme or 'missing'}")
    if parts.userinfo:
        raise Stopped("refused", "bad_url", "with a user's name or password")
    if len(url) > _LONGEST:
        raise Stopped("refused", "bad_url", f"{len(url)} characters")
    return parts


def host_of(url: httpx.URL) -> str:
    """The host as it stands in requests: ASCII, lower case."""
    return url.raw_host.decode("ascii").lower()


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and port."""
    return f"{url.scheme}://{url.netloc.decode('ascii').lower()}"


def addresses_of(url: httpx.URL, resolver: Resolver, *, allow_private: bool) -> Sequence[str]:
    """The addresses of the url's host, all of them checked: one that is not public refuses the host.

    The connection must go to one of these and to no other: a name may lead elsewhere when it is asked again.
    Raises Stopped (`no_host`, `private_address`).
    """
    host, port = host_of(url), url.port or (443 if url.scheme == "https" else 80)
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise Stopped("failed", "no_host", host) from error
    if not found:
        raise Stopped("failed", "no_host", host)
    for address in found:
        if not allow_private and not is_public(address):
            raise Stopped("refused", "private_address", f"{host} is {address}")
    return found


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and so is the IPv4 address that an IPv6 one stands for."""
    try:
        ip: IPAddress = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(each) for each in _meant(ip))


def _is_global(ip: IPAddress) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _meant(ip: IPAddress) -> tuple[IPAddress, ...]:
    """The addresses where packets to `ip` may end: a translated IPv4 address alone, a tunnel and what is in it."""
    if isinstance(ip, ipaddress.IPv4Address):
        return (ip,)
    if ip in _NAT64:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    if ip.ipv4_mapped is not None:
        return (ip.ipv4_mapped,)
    return (ip, *(each for each in (ip.sixtofour, *(ip.teredo or ())) if each is not None))
