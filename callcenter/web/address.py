"""Where a request truly comes from and under which address browsers see us, behind trusted proxies only."""

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


@cache
def _networks(said: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(network) for network in said)


def _parsed(said: str) -> Address | None:
    try:
        found = ip_address(said.strip().strip("[]"))
    except ValueError:
        return None
    mapped = getattr(found, "ipv4_mapped", None)
    return mapped if isinstance(mapped, IPv4Address) else found


def _trusted(address: Address | None, networks: tuple[str, ...]) -> bool:
    return address is not None and any(address in network for network in _networks(networks))


def client_address(request: web.Request, trusted_proxies: tuple[str, ...]) -> str:
    """The client's address: the last hop that no trusted proxy vouches for."""
    remote = _parsed(request.remote or "")
    if not _trusted(remote, trusted_proxies):
        return str(remote or "")
    # Some proxies append a line of their own instead of writing behind the client's: all lines are one list (RFC 9110 5.3).
    for hop in reversed(",".join(request.headers.getall("X-Forwarded-For", ())).split(",")):
        found = _parsed(hop)
        if found is None:
            break
        remote = found
        if not _trusted(found, trusted_proxies):
            break
    return str(remote or "")


def own_address(request: web.Request, trusted_proxies: tuple[str, ...], public_url: str) -> str:
    """`scheme://host:port` as browsers see it: the configured one, else what the (trusted) request says."""
    if public_url:
        return public_url
    scheme, host = request.scheme, request.host
    if _trusted(_parsed(request.remote or ""), trusted_proxies):
        scheme = request.headers.get("X-Forwarded-Proto", scheme)
        host = request.headers.get("X-Forwarded-Host", host)
    return f"{scheme}://{host}"


def subscriber_of(address: str) -> str:
    """Who is behind an address, for counting. The last 64 bits of IPv6 are the machine's own choice (RFC 8981): its /64."""
    found = _parsed(address)
    return str(IPv6Network((int(found), 64), strict=False)) if isinstance(found, IPv6Address) else str(found or address)


def is_near(address: str) -> bool:
    """Whether an address is of this machine or of a private network."""
    found = _parsed(address)
    return found is not None and (found.is_loopback or found.is_private)
