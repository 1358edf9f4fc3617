"""Harvested as a library does it, by sickle: everything public once, in steps, and what was withdrawn named for ever."""

import datetime as dt

import pytest
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, BadResumptionToken, IdDoesNotExist, NoRecordsMatch
from sickle.response import OAIResponse

from bulletins.models import IssuePage, NewsItemPage, Tombstone
from bulletins.oai import records
from bulletins.oai.answers import stamp
from bulletins.states import DistributionClass, IssueState
from tests.factories import a_bulletin, a_quarterly, an_issue, fresh, people, withdraw

pytestmark = pytest.mark.django_db
OAI = "{http://www.openarchives.org/OAI/2.0/}"


class Answer:
    """Django's answer in the place of one of `requests`."""

    def __init__(self, response):
        self.content, self.text = response.content, response.content.decode()


class Harvester(Sickle):
    """sickle without a network."""

    def __init__(self, client):
        super().__init__("http://testserver/oai/")
        self.client = client

    def harvest(self, **arguments):
        return OAIResponse(Answer(self.client.get("/oai/", arguments)), params=arguments)


@pytest.fixture
def harvester(client):
    return Harvester(client)


@pytest.fixture(scope="module")
def issues(shared_home):
    one, two = a_bulletin("甲季报", slug="one"), a_bulletin("乙季报", slug="two")
    return [an_issue(bulletin, document=a_quarterly(4), state=IssueState.RELEASED) for bulletin in (one, two)]


def identifier(page):
    return f"oai:testserver:{page.translation_key}"


def all_of(issue):
    return {identifier(page) for page in (issue, *issue.items.all())}


def harvested(harvester, **arguments):
    return list(harvester.ListRecords(metadataPrefix="oai_dc", **arguments))


def test_it_says_who_it_is(harvester, issues):
    said = harvester.Identify()
    assert (said.protocolVersion, said.deletedRecord) == ("2.0", "persistent")
    assert said.baseURL == "http://testserver/oai/"
    assert said.earliestDatestamp <= stamp(issues[0].last_published_at)
    assert [each.metadataPrefix for each in harvester.ListMetadataFormats()] == ["oai_dc"]
    assert {each.setSpec: each.setName for each in harvester.ListSets()} == {"one": "甲季报", "two": "乙季报"}


@pytest.mark.parametrize("step", [1, 3, 9, 10, 100])
def test_every_public_page_is_harvested_once_whatever_the_step(harvester, issues, monkeypatch, step):
    monkeypatch.setattr(records.Selection, "__init__", _with_step(records.Selection.__init__, step))
    found = [record.header.identifier for record in harvested(harvester)]
    assert len(found) == len(set(found)) == 10
    assert set(found) == all_of(issues[0]) | all_of(issues[1])
    headers = harvester.ListIdentifiers(metadataPrefix="oai_dc")
    assert [header.identifier for header in headers] == found


def _with_step(init, step):
    def begin(self, *given, most=step, **named):
        init(self, *given, most=most, **named)

    return begin


def test_a_record_says_in_dublin_core_what_the_page_says(harvester, issues):
    item = issues[0].items.in_order()[0]
    record = harvester.GetRecord(identifier=identifier(item), metadataPrefix="oai_dc")
    said = record.metadata
    assert said["title"] == [item.title]
    assert said["creator"] == [str(byline.contributor.name) for byline in item.bylines.all()]
    assert said["identifier"] == [item.full_url]
    assert said["publisher"] == ["测试编辑部"]
    assert said["source"] == ["甲季报 2026年第三季度"]
    assert said["type"] == ["article"]
    assert record.header.setSpecs == ["one"]


def test_a_set_is_a_bulletin(harvester, issues):
    assert {record.header.identifier for record in harvested(harvester, set="two")} == all_of(issues[1])
    with pytest.raises(NoRecordsMatch):
        harvested(harvester, set="three")


def test_from_and_until_are_both_included(harvester, issues):
    old = dt.datetime(2026, 3, 1, 12, 0, 0, 500, tzinfo=dt.UTC)
    NewsItemPage.objects.filter(issue=issues[0]).update(last_published_at=old)
    items = {identifier(item) for item in issues[0].items.all()}
    for start, end in [("2026-03-01", "2026-03-01"), ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]:
        found = harvested(harvester, **{"from": start, "until": end})
        assert {record.header.identifier for record in found} == items
    later = harvested(harvester, **{"from": "2026-03-01T12:00:01Z"})
    assert not items & {record.header.identifier for record in later}


def test_what_was_withdrawn_is_named_as_deleted_for_ever_and_without_its_text(harvester, issues):
    withdraw(issues[0])
    Tombstone.objects.update(at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    found = harvested(harvester)
    deleted = [record for record in found if record.deleted]
    assert {record.header.identifier for record in deleted} == all_of(issues[0])
    assert {record.header.datestamp for record in deleted} == {"2020-01-01T00:00:00Z"}
    assert not any(child.tag == f"{OAI}metadata" for record in deleted for child in record.xml)
    assert {record.header.identifier for record in found if not record.deleted} == all_of(issues[1])
    one = harvester.GetRecord(identifier=identifier(issues[0]), metadataPrefix="oai_dc")
    assert one.deleted


@pytest.mark.parametrize("distribution", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_what_only_some_may_read_is_harvested_by_nobody(sign_in, issues, distribution):
    IssuePage.objects.filter(pk=issues[0].pk).update(distribution=distribution)
    harvester = Harvester(sign_in(people().editor))
    assert {record.header.identifier for record in harvested(harvester)} == all_of(issues[1])
    withdraw(fresh(issues[0]))
    assert {record.header.identifier for record in harvested(harvester)} == all_of(issues[1])
    with pytest.raises(IdDoesNotExist):
        harvester.GetRecord(identifier=identifier(issues[0]), metadataPrefix="oai_dc")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"), ("verb=No", "badVerb"), ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"), ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-01&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-01&until=2026-02-02T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&identifier=x&metadataPrefix=oai_dc", "idDoesNotExist"),
        ("verb=GetRecord&identifier=%00%08&metadataPrefix=oai_dc", "idDoesNotExist"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=9999-12-31", None),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=%00", "noRecordsMatch"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_answered_with_its_code(client, issues, query, code):
    for answer in (client.get(f"/oai/?{query}"), _posted(client, query)):
        assert answer.status_code == 200
        root = etree.fromstring(answer.content)
        assert [error.get("code") for error in root.iter(f"{OAI}error")] == ([code] if code else [])


def _posted(client, query):
    return client.post("/oai/", query, content_type="application/x-www-form-urlencoded")


def test_a_client_hears_of_its_mistakes(harvester, issues):
    with pytest.raises(BadArgument):
        harvested(harvester, until="gestern")
    with pytest.raises(BadResumptionToken):
        harvester.ListRecords(resumptionToken="x:y")
