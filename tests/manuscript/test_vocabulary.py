import pytest

from manuscript.vocabulary import Name, Vocabulary

KNOWN = Vocabulary(
    (Name("工业园区", ("园区", "常熟")), Name("常熟市", ("常熟",))), (Name("生物医药产业", ("生物医药",)),)
)


@pytest.mark.parametrize(
    ("heading", "region"),
    [("工业园区", "工业园区"), ("园 区", "工业园区"), ("常熟市", "常熟市"), ("园区企业来访", ""), ("", "")],
)
def test_a_region_is_a_whole_heading(heading, region):
    assert KNOWN.region_of(heading) == region


def test_the_first_name_with_an_alias_keeps_it():
    assert KNOWN.region_of("常熟") == "工业园区"


def test_an_empty_vocabulary_knows_nothing():
    assert Vocabulary().region_of("常熟市") == ""
    assert Vocabulary().industry_of("生物医药") == ""


def test_industries_are_known_by_their_own_list():
    assert (KNOWN.industry_of("生物医药"), KNOWN.region_of("生物医药")) == ("生物医药产业", "")
