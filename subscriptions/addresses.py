"""Mail addresses: one form for one mailbox, and a form that may be shown."""

from __future__ import annotations

import unicodedata


def normalised(address: str) -> str:
    """Folded to lower case, the domain as it stands in the DNS: Wang@例子.cn and wang@xn--fsqu00a.cn are one.

    Nobody runs a mail server for readers that tells Wang from wang. Raises ValueError for a domain that is none.
    """
    name, _at, domain = unicodedata.normalize("NFKC", address.strip()).rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(domain) from error
    return f"{name}@{domain}".lower()


def masked(address: str) -> str:
    """w***@e***.cn: enough to recognise one's own, too little to write to."""
    name, _at, domain = address.rpartition("@")
    host, _dot, top = domain.rpartition(".")
    return f"{name[:1]}***@{host[:1]}***.{top}"
