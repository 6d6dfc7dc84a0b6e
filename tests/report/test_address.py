"""Which hosts are fetched from, and which lead inside."""

from __future__ import annotations

import pytest

from purport.errors import FetchError
from purport.report.address import is_public
from purport.report.fetch import fetch

NOT_PUBLIC = (
    "is not on the public internet; save the page from a browser and give the file, "
    "or allow it with --allow-private"
)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.1",
        "0x7f.1",
        "2130706433",
        "0",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "169.254.169.254",
        "10.1.2.3",
        "192.168.0.1",
        "100.64.0.1",
        "[fd00::1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "224.0.0.1",
    ],
)
def test_hosts_inside_are_refused(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{host}/admin")
    bare = host.strip("[]")
    assert str(caught.value) == f"http://{host}/admin: {bare} {NOT_PUBLIC}"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::5db8:d822", True),
        ("::ffff:93.184.216.34", True),
        ("2002:5db8:d822::1", True),
        ("0.0.0.0", False),
        ("192.0.0.8", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("2606:2800:220:1::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:0:4136:e378::", False),
        ("2001:db8::1", False),
        ("64:ff9b:1::1", False),
        ("no address", False),
    ],
)
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match=r"news\.example is not on the public internet"):
        fetch("http://news.example/", resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
