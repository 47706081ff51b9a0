"""CSV as spreadsheets write it: separators, encodings, languages in the header, a row a name."""

from __future__ import annotations

import io

import pytest

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor, Designation, Name, Relation


def outcomes(text: str | bytes) -> list[Actor | RegistryError]:
    content = text if isinstance(text, bytes) else text.encode()
    return list(read(io.BytesIO(content), name="t.csv"))


def actors(text: str | bytes) -> list[Actor]:
    return [found for found in outcomes(text) if isinstance(found, Actor)]


def remarks(text: str | bytes) -> list[str]:
    return [str(found) for found in outcomes(text) if isinstance(found, RegistryError)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_it_finds_the_separator_in_the_header(mark: str) -> None:
    (actor,) = actors(f"id{mark}kind{mark}name{mark}countries\na{mark}group{mark}Alpha{mark}sy\n")
    assert (actor.id, actor.name, actor.countries) == ("a", "Alpha", ("sy",))


def test_it_reads_all_columns_in_any_order_and_case() -> None:
    (actor,) = actors(
        "Name;ID;Kind;Aliases;Acronyms;Former;Misspellings;Weak;Country;Lat;Lon;Population;Note;"
        "Designations;Relations\n"
        'Alpha;a;Group;"Alfa;Alpha Brigade";AB;Old Alpha;Alhpa;Brigade;Syria;33,5;36.3;10;hello;'
        '"European Union | EU list | 2014-05-12 || X.1; United States";"part of: beta | 2015"\n'.replace(
            "33,5", "33.5"
        )
    )
    assert actor.names == (
        Name("Alfa"),
        Name("Alpha Brigade"),
        Name("AB", "", "acronym"),
        Name("Old Alpha", "", "former"),
        Name("Alhpa", "", "misspelling"),
        Name("Brigade", "", "weak"),
    )
    assert actor.designations == (
        Designation("European Union", "EU list", "2014-05-12", "", "X.1"),
        Designation("United States"),
    )
    assert actor.relations == (Relation("part of", "beta", "2015"),)
    assert (actor.latitude, actor.longitude, actor.population, actor.note) == (33.5, 36.3, 10, "hello")


def test_it_reads_languages_in_the_header() -> None:
    (actor,) = actors("id,kind,name,name:ru,names:ar\na,group,Alpha,Альфа,ألفا;الفا\n")
    assert actor.names == (Name("Альфа", "ru"), Name("ألفا", "ar"), Name("الفا", "ar"))


def test_it_reads_a_row_a_name() -> None:
    found = outcomes(
        "id,kind,name,lang,name_kind\na,group,Alpha,en,\n"
        "a,,Альфа,ru,main\na,,AB,,acronym\nb,person,Bob Hay,,\n"
    )
    first, second = found
    assert isinstance(first, Actor)
    assert first.names == (Name("Альфа", "ru", "main"), Name("AB", "", "acronym"))
    assert isinstance(second, Actor)
    assert second.id == "b"


def test_it_makes_ids_of_names_where_there_are_none() -> None:
    text = "kind,name\ngroup,Alpha Brigade\nperson,Иван Петров\n"
    assert [actor.id for actor in actors(text)] == ["group-alpha-brigade", "person-иван-петров"]
    assert "no column 'id'" in remarks(text)[0]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8-sig", "Аджнад"),
        ("utf-16", "أجناد"),
        ("cp1251", "Бригада «Восток»"),
        ("koi8-r", "Бригада Восток"),
        ("cp1256", "أجناد القوقاز"),
        ("cp1252", "Brigade Élan Révolutionnaire"),
    ],
)
def test_it_reads_other_encodings(encoding: str, name: str) -> None:
    (actor,) = actors(f"id;kind;name\na;group;{name}\n".encode(encoding))
    assert actor.name == name


def test_it_says_that_it_guessed_the_encoding() -> None:
    assert "read as cp1251" in remarks("id;kind;name\na;group;Бригада\n".encode("cp1251"))[0]


def test_it_counts_rows_as_a_spreadsheet_does() -> None:
    (remark,) = remarks("id,kind,name\na,group,Alpha\nb,militia,Beta\n")
    assert remark.startswith("t.csv:3: the kind 'militia'")


def test_it_names_a_column_that_it_does_not_know() -> None:
    (remark,) = remarks("id,kind,name,aliasses\na,group,Alpha,x\n")
    assert remark.startswith("t.csv:1: 'aliasses' is no field")


def test_it_keeps_a_line_break_inside_a_cell() -> None:
    (first, second) = actors('id,kind,name,note\na,group,Alpha,"one\ntwo"\nb,group,Beta,\n')
    assert first.note == "one\ntwo"
    assert second.id == "b"


def test_an_open_quote_costs_one_row() -> None:
    text = 'id,kind,name\na,group,"Alpha\nb,group,Beta\nc,group,"Gamma"\n'
    assert [actor.id for actor in actors(text)] == ["b", "c"]
    assert remarks(text) == ["t.csv:2: a quotation mark is opened and not closed; the line is left out"]


def test_it_tells_cells_beyond_the_header() -> None:
    assert "4 cells and the header 3" in remarks("id,kind,name\na,group,Alpha,extra\n")[0]


def test_it_understands_the_separator_line_of_a_spreadsheet() -> None:
    (actor,) = actors("sep=|\nid|kind|name\na|group|Alpha\n")
    assert actor.name == "Alpha"


def test_a_comma_in_a_quoted_name_stays() -> None:
    (actor,) = actors('id,kind,name\na,organisation,"Oil, Gas & Co"\n')
    assert actor.name == "Oil, Gas & Co"


def test_rows_without_ids_that_name_the_same_are_one_actor() -> None:
    text = "kind,name,names\ngroup,Alpha,Alfa\ngroup,Beta,\ngroup,Alpha,Альфа\n"
    assert sorted(actor.id for actor in actors(text)) == ["group-alpha", "group-beta"]


def test_it_says_that_the_kind_is_missing_and_not_the_id_made_of_it() -> None:
    assert "'kind' is missing" in remarks("kind,name\n,Alpha\n")[-1]
