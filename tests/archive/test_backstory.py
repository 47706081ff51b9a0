"""The backstory: right whatever happens to links, and as cheap in a large archive as in a small one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backstory.archive.backstory import DESK, READERS, backstory_of, earlier_stories
from backstory.archive.counts import count_before, recount
from backstory.archive.links import LINKED, SUGGESTED, Found, file_new_links, refile_links, show_links_as
from backstory.archive.models import Actor, ActorMonth, Link, Story

pytestmark = pytest.mark.django_db

DAY = date(2025, 3, 12)
New = Callable[..., Story]


@pytest.fixture
def actor() -> Actor:
    return Actor.objects.create(key="front", kind="group", name="Front")


def found(actor: Actor, status: str = LINKED, start: int = 0) -> Found:
    return Found(actor.pk, status, "exact", 1.0, [[0, start, start + 5, "Front", "exact", 1.0, "Front", []]])


def story(day: date, *links: Found, state: str = "published", title: str = "A headline") -> Story:
    new = Story.objects.create(title=title, day=day, published=day, state=state)
    file_new_links([(new.pk, state, day, links)])
    return new


def titles(entry: Any) -> list[str]:
    return [s.title for s in entry.stories]


def test_the_three_latest_of_earlier_days_stand_newest_first(actor: Actor) -> None:
    for n in range(1, 7):
        story(DAY - timedelta(days=n), found(actor), title=f"{n} days before")
    story(DAY, found(actor), title="the same day")
    story(DAY + timedelta(days=1), found(actor), title="later")
    entry = backstory_of(story(DAY, found(actor)))[0]
    assert titles(entry) == ["1 days before", "2 days before", "3 days before"]
    assert entry.total == 6


def test_readers_see_no_drafts_and_the_desk_sees_them_in_their_place(actor: Actor) -> None:
    story(DAY - timedelta(days=1), found(actor), title="published")
    story(DAY - timedelta(days=2), found(actor), state="draft", title="draft")
    story(DAY - timedelta(days=3), found(actor), title="older")
    here = story(DAY, found(actor))
    assert titles(backstory_of(here, READERS)[0]) == ["published", "older"]
    assert titles(backstory_of(here, DESK)[0]) == ["published", "draft", "older"]
    assert [backstory_of(here, levels)[0].total for levels in (READERS, DESK)] == [2, 3]


def test_a_suggested_link_has_no_backstory_and_is_in_none(actor: Actor) -> None:
    story(DAY - timedelta(days=1), found(actor, SUGGESTED))
    assert backstory_of(story(DAY, found(actor))) == []
    assert backstory_of(story(DAY, found(actor, SUGGESTED))) == []


def test_groups_come_before_persons_and_places_have_no_list() -> None:
    actors = [
        Actor.objects.create(key=kind, kind=kind, name=kind)
        for kind in ("place", "organisation", "person", "group")
    ]
    story(DAY - timedelta(days=1), *(found(a) for a in actors))
    here = story(DAY, *(found(a, start=n) for n, a in enumerate(actors)))
    assert [entry.actor.kind for entry in backstory_of(here)] == ["group", "person", "organisation"]


def test_a_withdrawn_story_leaves_every_backstory_and_comes_back(actor: Actor) -> None:
    gone = story(DAY - timedelta(days=1), found(actor))
    here = story(DAY, found(actor))
    gone.state = "withdrawn"
    gone.save()
    show_links_as([gone])
    assert backstory_of(here) == []
    gone.state = "published"
    gone.save()
    show_links_as([gone])
    assert backstory_of(here)[0].total == 1


def test_a_story_that_moves_to_another_month_is_counted_there(actor: Actor) -> None:
    moved = story(DAY - timedelta(days=1), found(actor))
    moved.day = DAY - timedelta(days=400)
    moved.save()
    show_links_as([moved])
    assert count_before([actor.pk], DAY - timedelta(days=300), READERS) == {actor.pk: 1}
    assert count_before([actor.pk], DAY - timedelta(days=400), READERS) == {}


def test_what_a_person_decided_stays_when_a_story_is_linked_anew(actor: Actor) -> None:
    other = Actor.objects.create(key="other", kind="group", name="Other")
    here = story(DAY, found(actor), found(other))
    Link.objects.filter(actor=actor).update(status="rejected", visible=0, decided_by="ann")
    Link.objects.filter(actor=other).update(status="accepted", decided_by="ann")
    recount()
    refile_links({here: [found(actor, start=3)]})
    rejected = Link.objects.get(actor=actor)
    assert (rejected.status, rejected.visible) == ("rejected", 0)
    assert rejected.mentions[0][1] == 3
    assert Link.objects.get(actor=other).status == "accepted"


def test_counts_kept_by_adding_are_those_counted_anew() -> None:
    rng = random.Random(7)
    actors = [Actor.objects.create(key=str(n), kind="group", name=str(n)) for n in range(4)]

    def some() -> list[Found]:
        chosen = rng.sample(actors, rng.randint(0, 4))
        return [found(a, rng.choice([LINKED, LINKED, SUGGESTED])) for a in chosen]

    stories = [
        story(DAY + timedelta(days=rng.randint(-90, 90)), *some(), state=rng.choice(["draft", "published"]))
        for _ in range(30)
    ]
    for _ in range(60):
        chosen = rng.choice(stories)
        match rng.randint(0, 2):
            case 0:
                refile_links({chosen: some()})
            case 1:
                chosen.state = rng.choice(["draft", "published", "withdrawn"])
                chosen.save()
                show_links_as([chosen])
            case 2:
                chosen.day = DAY + timedelta(days=rng.randint(-90, 90))
                chosen.save()
                show_links_as([chosen])
    kept = set(ActorMonth.objects.exclude(stories=0).values_list("actor", "visible", "month", "stories"))
    recount()
    assert kept == set(ActorMonth.objects.values_list("actor", "visible", "month", "stories"))


def test_the_backstory_is_walked_by_index_and_no_story_is_scanned(actor: Actor) -> None:
    for n in range(1, 50):
        story(DAY - timedelta(days=n), found(actor))
    here = story(DAY, found(actor))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        backstory_of(here)
    assert len(queries) == 5  # the links, two counts, the walks, their stories
    for query in queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            steps = [step[-1] for step in cursor.fetchall()]
        assert not [step for step in steps if step.startswith("SCAN") and step != "SCAN walk"], steps
        if "LIMIT 3" in query["sql"]:
            assert not [step for step in steps if "TEMP B-TREE" in step], steps


def test_further_earlier_stories_can_be_had(actor: Actor) -> None:
    for n in range(1, 8):
        story(DAY - timedelta(days=n), found(actor), title=str(n))
    earlier = earlier_stories([actor.pk], DAY, limit=100)
    assert [s.title for s in earlier[actor.pk]] == [str(n) for n in range(1, 8)]


def test_a_story_with_very_many_actors_has_all_their_earlier_stories() -> None:
    actors = Actor.objects.bulk_create(Actor(key=str(n), kind="group", name=str(n)) for n in range(450))
    for n, one in enumerate(actors):
        story(DAY - timedelta(days=1), found(one), title=str(n))
    related = backstory_of(story(DAY, *map(found, actors)), DESK)
    assert [titles(entry) for entry in related] == [[entry.actor.name] for entry in related]
    assert len(related) == 450
