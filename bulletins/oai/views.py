"""One address, six verbs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lxml import etree

from . import answers, records
from .requests import FORMAT, ProtocolError, arguments_of, require_format, selection_of, token_of, uuid_of


@csrf_exempt  # harvesters post, and nothing is changed
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """The same for everybody, whoever has signed in. Errors are answers with status 200, as the protocol has it."""
    address = request.build_absolute_uri(reverse("oai"))
    arguments: dict = {}
    try:
        asked = arguments_of(request.POST if request.method == "POST" else request.GET)
        arguments = asked
        root = answers.envelope(address, arguments)
        VERBS[asked["verb"]](answers.add(root, asked["verb"]), asked, request)
    except ProtocolError as error:
        shown = {} if error.code in ("badVerb", "badArgument") else arguments
        root = answers.envelope(address, shown)
        answers.add(root, "error", str(error)).set("code", error.code)
    body = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return HttpResponse(body, content_type="text/xml; charset=utf-8")


def identify(element, asked, request) -> None:
    earliest = records.earliest()
    said = {
        "repositoryName": settings.WAGTAIL_SITE_NAME,
        "baseURL": request.build_absolute_uri(reverse("oai")),
        "protocolVersion": "2.0",
        "adminEmail": settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">"),
        "earliestDatestamp": answers.stamp(earliest) if earliest else "1970-01-01T00:00:00Z",
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }
    for name, value in said.items():
        answers.add(element, name, value)


def list_formats(element, asked, request) -> None:
    if "identifier" in asked:
        _one(asked["identifier"])
    described = answers.add(element, "metadataFormat")
    answers.add(described, "metadataPrefix", FORMAT)
    answers.add(described, "schema", answers.SCHEMAS[answers.OAI_DC].split()[1])
    answers.add(described, "metadataNamespace", answers.OAI_DC)


def list_sets(element, asked, request) -> None:
    if "resumptionToken" in asked:
        raise ProtocolError("badResumptionToken", "The list of sets is whole.")
    for bulletin in records.sets():
        described = answers.add(element, "set")
        answers.add(described, "setSpec", records.set_of(bulletin))
        answers.add(described, "setName", bulletin.title)


def list_records(element, asked, request) -> None:
    """Headers alone for ListIdentifiers."""
    selection = selection_of(asked)
    found, more = records.found(selection)
    if not found:
        raise ProtocolError("noRecordsMatch", "Nothing was found.")
    write = answers.add_header if asked["verb"] == "ListIdentifiers" else answers.add_record
    for record in found:
        write(element, record, _host(request))
    if more:
        answers.add(element, "resumptionToken", token_of(selection.beyond(found[-1])))
    elif selection.after:
        answers.add(element, "resumptionToken")  # empty: this was the last part


def get_record(element, asked, request) -> None:
    record = _one(asked["identifier"])
    require_format(asked)
    answers.add_record(element, record, _host(request))


def _one(identifier: str) -> records.Record:
    found, _more = records.found(records.Selection(uuid=uuid_of(identifier), most=1))
    if not found:
        raise ProtocolError("idDoesNotExist", "No such record.")
    return found[0]


def _host(request: HttpRequest) -> str:
    """Without the port, which an identifier may not have."""
    return request.get_host().partition(":")[0]


VERBS = {
    "Identify": identify,
    "ListMetadataFormats": list_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_records,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
