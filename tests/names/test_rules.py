from backstory.names.rules import RULES, SCORES, WORDINGS


def test_every_rule_has_a_score_and_says_with_the_name_what_it_found() -> None:
    assert len(RULES) == len(SCORES) == len(WORDINGS)
    assert all(wording.startswith("+ ") and "Anna" in wording.format("Anna") for wording in WORDINGS)
