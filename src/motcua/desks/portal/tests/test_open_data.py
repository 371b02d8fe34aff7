"""The catalogue as open data (F16): whole, the same for everybody, taken again only when it has changed."""

import csv
import io
from datetime import timedelta

import pytest
from tests.fixtures import NINE, seed_entries

from motcua.foundation import clock
from motcua.reference.procedures import actions, opendata
from motcua.reference.procedures.rules.entries import canonical

FOLDER = "/minh-bach/du-lieu-mo/"


@pytest.fixture(autouse=True)
def at_nine(centre):
    with clock.fixed_at(NINE):
        yield


def test_json_and_csv_hold_every_procedure_in_force(client):
    told = client.get(f"{FOLDER}thu-tuc.json").json()
    assert [row["code"] for row in told["procedures"]] == ["1.001193", "1.004873"]
    assert told["procedures"][1]["url"].endswith("/thu-tuc/1.004873/")
    body = client.get(f"{FOLDER}thu-tuc.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert [row["ma"] for row in rows] == ["1.001193", "1.004873"]
    assert all(row["thoi_han"] and row["giay_to"] for row in rows)


@pytest.mark.parametrize("name", ["thu-tuc.json", "thu-tuc.csv", "danh-muc.jsonld"])
def test_who_has_a_file_is_told_so_until_it_changes(client, name):
    first = client.get(FOLDER + name)
    assert "max-age" in first["Cache-Control"]
    again = client.get(FOLDER + name, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_catalogue_is_another_file_from_its_first_day(client):
    before = client.get(f"{FOLDER}thu-tuc.csv")["ETag"]
    entry = canonical(next(each for each in seed_entries() if each["code"] == "1.004873"))
    tomorrow = NINE + timedelta(days=1)
    actions.publish_version(entry | {"name_vi": "Tên mới"}, by=None, at=NINE, in_force_from=tomorrow.date())
    assert client.get(f"{FOLDER}thu-tuc.csv")["ETag"] == before
    with clock.fixed_at(tomorrow):
        assert "Tên mới" in client.get(f"{FOLDER}thu-tuc.csv").content.decode()


def test_a_file_kept_in_memory_costs_one_question(client, django_assert_num_queries):
    client.get(f"{FOLDER}thu-tuc.json")
    with django_assert_num_queries(1):
        client.get(f"{FOLDER}thu-tuc.json")


def test_a_spreadsheet_runs_nothing():
    assert opendata._cell("=1+1") == "'=1+1"


def test_dcat_names_every_file_and_each_is_there(client):
    told = client.get(f"{FOLDER}danh-muc.jsonld").json()
    [dataset] = told["dcat:dataset"]
    for each in dataset["dcat:distribution"]:
        name = each["dcat:downloadURL"]["@id"].rpartition("/")[2]
        assert client.get(FOLDER + name)["Content-Type"].startswith(each["dcat:mediaType"])
        assert name in client.get(FOLDER).content.decode()


def test_another_name_is_no_file(client):
    assert client.get(f"{FOLDER}ho-so.csv").status_code == 404
