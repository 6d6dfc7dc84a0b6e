"""Which network addresses are on the public internet, and which a host name leads to."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

# Not global by IANA's special-purpose registries, whatever ``is_global`` says (it changed in Python 3.11.10).
_SPECIAL_V4 = tuple(
    ipaddress.IPv4Network(block)
    for block in ("0.0.0.0/8", "192.0.0.0/24", "192.31.196.0/24", "192.88.99.0/24")
)
_SPECIAL_V6 = tuple(
    ipaddress.IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48")
)


def is_public(address: str) -> bool:
    """Whether an IP address is a single host on the public internet.

    An IPv6 address that carries an IPv4 one (IPv4-mapped, NAT64, 6to4) is public only if that one is.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return _is_public_v4(ip)
    carried = _carried_v4(ip)
    if carried is not None:
        return _is_public_v4(carried)
    return ip.scope_id is None and ip in _GLOBAL_UNICAST and not any(ip in block for block in _SPECIAL_V6)


def addresses_of(host: str, port: int) -> Sequence[str]:
    """The IP addresses that the system resolves a host to. Raises OSError, or ValueError for a bad name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def _is_public_v4(ip: ipaddress.IPv4Address) -> bool:
    if ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return ip.is_global and not any(ip in block for block in _SPECIAL_V4)


def _carried_v4(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
