"""A CSV of districts and industries: what a good one does, and what is said of a bad one."""

import re
from io import StringIO
from pathlib import Path

from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

import pytest

from bulletins.models import IssuePage
from editorial.stages import CORRESPONDENTS
from regions.models import Industry, RegionIndexPage, RegionPage, vocabulary
from regions.places import INDUSTRIES_CSV, REGIONS_CSV, load_industries
from tests.factories import a_bulletin, an_issue

HEADER = "name,short_name,full_name,slug,aliases,row,column,description"
GOOD = "滨海新区,滨海,,binhai,滨海|塘沽,1,4,新设的区。"
CHINESE = re.compile(r"[\u4e00-\u9fff]")

BAD = {
    "a column is missing": "name,short_name\n甲,甲",
    "it is empty": "",
    "it has only a header": HEADER,
    "a number is none": f"{HEADER}\n{GOOD}\n乙区,乙,,yi,,first,1,",
    "a name is missing": f"{HEADER}\n{GOOD}\n,乙,,yi,,1,1,",
    "an address is impossible": f"{HEADER}\n{GOOD}\n乙区,乙,,a b/c,,1,1,",
    "a tile is off the map": f"{HEADER}\n{GOOD}\n乙区,乙,,yi,,99,1,",
    "a short name is a long one": f"{HEADER}\n{GOOD}\n乙区,{'长' * 21},,yi,,1,1,",
    "a line is cut short": f"{HEADER}\n{GOOD}\n乙区,乙",
}


@pytest.fixture
def csv_file(tmp_path):
    def write(text, encoding="utf-8"):
        file = tmp_path / "districts.csv"
        file.write_bytes(text.encode(encoding))
        return file

    return write


def load(file):
    out = StringIO()
    call_command("load_regions", str(file), stdout=out, no_color=True)
    return out.getvalue()


@pytest.mark.usefixtures("home")
class TestDistricts:
    def test_a_good_file_makes_districts_that_are_public(self, csv_file, client):
        load(csv_file(f"{HEADER}\n{GOOD}\n"))
        region = RegionPage.objects.get(slug="binhai")
        assert (region.title, region.short_name, region.tile_column, region.live) == (
            "滨海新区",
            "滨海",
            4,
            True,
        )
        assert client.get(region.get_url()).status_code == 200

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_a_file_is_read_as_spreadsheets_write_it(self, csv_file, encoding):
        load(csv_file(f"{HEADER}\r\n{GOOD}\r\n", encoding))
        assert RegionPage.objects.get(slug="binhai").title == "滨海新区"

    def test_a_second_run_changes_and_makes_nothing_twice(self, csv_file):
        load(csv_file(f"{HEADER}\n{GOOD}\n"))
        count = RegionPage.objects.count()
        load(csv_file(f"{HEADER}\n{GOOD.replace('新设的区', '改过的话')}\n"))
        assert RegionPage.objects.count() == count
        assert RegionPage.objects.get(slug="binhai").description == "改过的话。"

    def test_districts_that_the_file_does_not_name_stay(self, csv_file):
        load(csv_file(f"{HEADER}\n{GOOD}\n"))
        assert RegionPage.objects.filter(slug="kunshan").exists()

    @pytest.mark.parametrize("fault", BAD)
    def test_of_a_bad_file_nothing_is_saved_and_the_fault_is_said(self, csv_file, fault):
        before = set(RegionPage.objects.values_list("slug", "title"))
        with pytest.raises(CommandError) as refused:
            load(csv_file(BAD[fault]))
        assert CHINESE.search(str(refused.value))
        assert set(RegionPage.objects.values_list("slug", "title")) == before

    def test_a_fault_in_a_line_is_said_with_its_number(self, csv_file):
        with pytest.raises(CommandError, match="3"):
            load(csv_file(BAD["a number is none"]))

    def test_a_file_that_is_not_there_is_said_so(self, tmp_path):
        with pytest.raises(CommandError, match="no-such"):
            load(tmp_path / "no-such.csv")

    def test_a_new_district_has_its_correspondents(self, csv_file):
        load(csv_file(f"{HEADER}\n{GOOD}\n"))
        assert Group.objects.filter(name=f"{CORRESPONDENTS}·滨海新区").exists()

    def test_every_alias_leads_to_its_district(self):
        names = vocabulary()
        for region in RegionPage.objects.all():
            for alias in (region.title, *region.all_aliases):
                assert names.region_of(alias) == region.title

    def test_the_map_has_one_district_a_tile(self):
        tiles = list(RegionPage.objects.values_list("tile_row", "tile_column"))
        assert len(tiles) == len(set(tiles)) == 10


@pytest.mark.usefixtures("home")
class TestIndustries:
    def test_a_second_run_makes_nothing(self):
        assert load_industries(INDUSTRIES_CSV) == 0

    def test_what_an_editor_has_renamed_stays_renamed(self):
        Industry.objects.filter(slug="aerospace").update(name="空天")
        load_industries(INDUSTRIES_CSV)
        assert Industry.objects.get(slug="aerospace").name == "空天"


def test_an_installation_without_setup_is_told_what_to_run(home):
    RegionIndexPage.objects.all().delete()
    with pytest.raises(CommandError, match="setup_portal"):
        load(REGIONS_CSV)


def test_a_district_with_items_is_not_deleted_under_them(home):
    issue = an_issue(a_bulletin())
    region = issue.items.first().region
    with pytest.raises(Exception, match="protected"):
        region.delete()
    assert IssuePage.objects.exists()
    assert Path(REGIONS_CSV).exists()
