"""What a harvester sends, read strictly: anything that the protocol does not know is an error with its code."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Mapping

from django.core import signing
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from .records import Selection

FORMAT = "oai_dc"
#: verb -> (arguments it must have, arguments it may have)
ARGUMENTS = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), {"resumptionToken"}),
    "ListIdentifiers": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
    "ListRecords": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
}
LATEST = dt.datetime(9000, 1, 1, tzinfo=dt.UTC)  # so that a second more is a moment as well
TOKENS = signing.Signer(salt="bulletins.oai")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class ProtocolError(Exception):
    """An answer of its own: `code` is one of the protocol's."""

    def __init__(self, code: str, said: str = ""):
        super().__init__(said)
        self.code = code


def arguments_of(sent: QueryDict) -> dict[str, str]:
    """The verb and its arguments, each once."""
    arguments = {name: values[0] for name, values in sent.lists()}
    verb = arguments.get("verb")
    if verb not in ARGUMENTS or len(sent.getlist("verb")) > 1:
        raise ProtocolError("badVerb", "No such verb.")
    needed, allowed = ARGUMENTS[verb]
    given = arguments.keys() - {"verb"}
    if any(len(values) > 1 for _, values in sent.lists()) or given - needed - allowed:
        raise ProtocolError("badArgument", "An argument is unknown or repeated.")
    if "resumptionToken" in given:
        if len(given) > 1:
            raise ProtocolError("badArgument", "resumptionToken stands alone.")
    elif needed - given:
        raise ProtocolError("badArgument", f"Missing: {', '.join(sorted(needed - given))}.")
    return arguments


def selection_of(arguments: Mapping[str, str]) -> Selection:
    if "resumptionToken" in arguments:
        return _resumed(arguments["resumptionToken"])
    require_format(arguments)
    start, end = arguments.get("from"), arguments.get("until")
    if start and end and len(start) != len(end):
        raise ProtocolError("badArgument", "from and until are of different granularity.")
    selection = Selection(_moment(start), _moment(end, last=True), arguments.get("set", ""))
    if selection.start and selection.end and selection.start > selection.end:
        raise ProtocolError("badArgument", "from is after until.")
    return selection


def require_format(arguments: Mapping[str, str]) -> None:
    if arguments.get("metadataPrefix") != FORMAT:
        raise ProtocolError("cannotDisseminateFormat", "Only oai_dc.")


def token_of(selection: Selection) -> str:
    """Signed, not secret: the place in the list, so that nothing has to be kept here."""
    moments = [moment and moment.isoformat() for moment in (selection.start, selection.end)]
    at, key = selection.after
    return TOKENS.sign_object([*moments, selection.set_slug, at.isoformat(), key])


def uuid_of(identifier: str) -> str:
    """The last part of oai:<host>:<uuid>. A host that the site had once does no harm."""
    try:
        return str(uuid.UUID(identifier.rsplit(":", 1)[-1]))
    except ValueError:
        raise ProtocolError("idDoesNotExist", "No such record.") from None


def _resumed(token: str) -> Selection:
    try:
        start, end, set_slug, at, key = TOKENS.unsign_object(token)
    except (signing.BadSignature, ValueError):
        raise ProtocolError("badResumptionToken", "Not a token of ours.") from None
    start, end = (moment and dt.datetime.fromisoformat(moment) for moment in (start, end))
    return Selection(start, end, set_slug, (dt.datetime.fromisoformat(at), key))


def _moment(said: str | None, *, last: bool = False) -> dt.datetime | None:
    """`last`: a day means its last second, not its first."""
    if said is None:
        return None
    if _DAY.fullmatch(said):
        said = f"{said}T{'23:59:59' if last else '00:00:00'}Z"
    try:
        moment = parse_datetime(said) if _SECOND.fullmatch(said) else None
    except ValueError:
        moment = None
    if moment is None or moment.year < 1900:  # PostgreSQL and SQLite have their own ideas of the first years
        raise ProtocolError("badArgument", "A moment is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    return min(moment, LATEST)
