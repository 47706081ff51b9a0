from backstory.relate import in_reading_order


def test_groups_come_first_then_persons_then_organisations_and_places_not_at_all() -> None:
    actors = [("place", 0), ("organisation", 1), ("person", 5), ("person", 2), ("group", 9)]
    ordered = in_reading_order(actors, kind=lambda a: a[0], position=lambda a: a[1])  # type: ignore[arg-type,return-value]
    assert ordered == [("group", 9), ("person", 2), ("person", 5), ("organisation", 1)]
