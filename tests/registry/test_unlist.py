"""The UN Security Council's list: names by quality and script, and XML that means no good."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor, Designation, Name

PERSON = """
<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME> JON </FIRST_NAME><SECOND_NAME>DOE</SECOND_NAME><THIRD_NAME/>
<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.900 </REFERENCE_NUMBER>
<LISTED_ON>2014-11-07-05:00</LISTED_ON><NAME_ORIGINAL_SCRIPT>جون دو</NAME_ORIGINAL_SCRIPT>
<COMMENTS1>First.

Second.</COMMENTS1><NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Jonny Doe</ALIAS_NAME>
<NOTE>original script: Джонни Доу</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Johnny</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS></INDIVIDUAL>"""
GROUP = """
<ENTITY><FIRST_NAME>BRIGADES OF THE NORTH (BN)</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDe.901</REFERENCE_NUMBER><LISTED_ON>2014-09-23</LISTED_ON><COMMENTS1/>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Northern Brigades</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Syrian Arab Republic</COUNTRY></ENTITY_ADDRESS></ENTITY>"""
FIRM = """
<ENTITY><FIRST_NAME>NORTHERN TRADING COMPANY</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPe.900</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON></ENTITY>"""


def outcomes(*elements: str, head: str = "") -> list[Actor | RegistryError]:
    body = "".join(elements)
    text = f'<?xml version="1.0" encoding="UTF-8"?>{head}<CONSOLIDATED_LIST>{body}</CONSOLIDATED_LIST>'
    return list(read(io.BytesIO(text.encode()), name="un.xml"))


def test_it_reads_a_person() -> None:
    (actor,) = outcomes(PERSON)
    assert isinstance(actor, Actor)
    assert (actor.id, actor.kind, actor.name) == ("un-QDi.900", "person", "Jon Doe")
    assert actor.names == (
        Name("جون دو"),
        Name("Jonny Doe"),
        Name("Джонни Доу"),
        Name("Johnny", "", "weak"),
    )
    assert actor.designations == (
        Designation("United Nations Security Council", "Al-Qaida", "2014-11-07", reference="QDi.900"),
    )
    assert actor.countries == ("ir",)
    assert actor.note == "First.\nSecond."


def test_it_reads_a_group_with_its_acronym() -> None:
    (actor,) = outcomes(GROUP)
    assert isinstance(actor, Actor)
    assert (actor.kind, actor.name, actor.countries) == ("group", "Brigades of the North", ("sy",))
    assert actor.names == (Name("BN", "", "acronym"), Name("Northern Brigades", "", "former"))


def test_a_company_is_no_group() -> None:
    (actor,) = outcomes(FIRM)
    assert isinstance(actor, Actor)
    assert (actor.kind, actor.name) == ("organisation", "Northern Trading Company")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (GROUP.replace("</FIRST_NAME>", ""), "broken"),
        (GROUP.replace("NORTH", "NORTH & < SOUTH"), "broken"),
        (GROUP.replace("</ENTITY>", ""), "broken"),
        (GROUP.replace("QDe.901", ""), "no REFERENCE_NUMBER"),
        (GROUP.replace("BRIGADES OF THE NORTH (BN)", ""), "no FIRST_NAME"),
        ("<ENTITY>" + "<a>" * 5_000 + "</a>" * 5_000 + "</ENTITY>", "depth"),
        (GROUP.replace("NORTH", "N" * 10_000), "10,0"),
        (GROUP.replace("NORTH", "&bomb;"), "bomb"),
        (GROUP.replace("NORTH", "\x01"), "broken"),
    ],
)
def test_a_broken_element_costs_itself(broken: str, told: str) -> None:
    first, error, last = outcomes(PERSON, broken, FIRM)
    assert isinstance(first, Actor)
    assert isinstance(error, RegistryError)
    assert error.where == "un.xml:2"
    assert told in error.message
    assert isinstance(last, Actor)


def test_it_expands_no_entities(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file://{}">]>'
    found = outcomes(
        FIRM.replace("NORTHERN", "&b;"), FIRM.replace("NORTHERN", "&f;"), PERSON, head=bomb.format(secret)
    )
    assert [isinstance(outcome, Actor) for outcome in found] == [False, False, True]
    assert "the secret" not in repr(found)


def test_it_tells_a_list_that_breaks_off() -> None:
    text = f"<CONSOLIDATED_LIST>{PERSON}{GROUP}"[:-200].encode()
    first, error = read(io.BytesIO(text))
    assert isinstance(first, Actor)
    assert "ends inside it" in str(error)


def test_it_stands_an_element_without_end() -> None:
    endless = "<ENTITY>" + "x" * 5 * 2**20
    found = outcomes(PERSON, endless, "</ENTITY>", FIRM)
    assert [isinstance(outcome, Actor) for outcome in found] == [True, False, True]
    assert "longer than" in str(found[1])


def test_it_reads_the_list_in_utf_16() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?><CONSOLIDATED_LIST>{PERSON}</CONSOLIDATED_LIST>'
    (actor,) = read(io.BytesIO(text.encode("utf-16")))
    assert isinstance(actor, Actor)
    assert actor.names[0].text == "جون دو"


@pytest.mark.corpora
def test_it_reads_the_list_of_2018(corpora: Path) -> None:
    found = list(read(corpora / "names" / "un_consolidated_2018.xml.gz"))
    actors = {actor.id: actor for actor in found if isinstance(actor, Actor)}
    kinds = Counter(actor.kind for actor in actors.values())
    assert len(actors) == 1_093
    assert kinds["person"] == 703
    assert not [error for error in found if isinstance(error, RegistryError) and not error.warning]
    assert all(actor.designations[0].since for actor in actors.values())

    abu_sayyaf = actors["un-QDe.001"]
    assert (abu_sayyaf.name, abu_sayyaf.kind) == ("Abu Sayyaf Group", "group")
    assert Name("Al Harakat Al Islamiyya") in abu_sayyaf.names
    assert abu_sayyaf.designations[0].reference == "QDe.001"
    assert abu_sayyaf.countries == ("ph",)
    assert actors["un-KPe.053"].names[0] == Name("PAD", "", "acronym")
    assert sum(name.kind == "weak" for actor in actors.values() for name in actor.names) > 550
    assert not any("(" in name.text for actor in actors.values() for name in actor.names if ":" in name.text)
