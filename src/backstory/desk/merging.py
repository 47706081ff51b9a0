"""Two actors become one, or one becomes two.

An actor that is merged keeps its row, its names and its sources, so that an import of its file updates it
and `undo` parts the two again; whoever reads the registry sees the other one with all names. What people
decided about links of either holds for the whole: a story about one of them is a story about both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from backstory import values
from backstory.archive import decided
from backstory.archive.links import set_decision
from backstory.archive.models import Actor, Link, Story
from backstory.archive.snapshots import actor_subject, decisions_of, link_subject
from backstory.errors import ArchiveError

from .corrections import editor_source, find_names, find_whole_actor, refuse_problems
from .journal import Done, Plan, carry_out

_Decision = tuple[str, str]
"""Status and who decided."""


def merge(key: str, into: str, who: str) -> Done:
    """Make two actors one: `key` becomes part of `into`, with its names; `undo` parts them again."""

    def plan() -> Plan:
        gone, kept = find_whole_actor(key), find_whole_actor(into)
        if gone == kept:
            raise ArchiveError("an actor cannot be merged into itself")
        parts = list(gone.merged.values_list("key", flat=True))
        decisions = decisions_of([key, into])
        stories = {int(subject.split(":")[1]) for subject in decisions}
        subjects = [actor_subject(each) for each in (into, key, *parts)]
        subjects += [link_subject(story, each) for story in sorted(stories) for each in (key, into)]

        def change() -> set[int]:
            gone.merged.update(merged_into=kept)
            gone.merged_into = kept
            gone.save(update_fields=["merged_into"])
            _decide_for_both(gone, kept, stories)
            return stories

        return Plan("merge", f"{gone.name} [{key}] merged into {kept.name} [{into}]", subjects, change)

    return carry_out(who, plan)


def _decide_for_both(gone: Actor, kept: Actor, stories: set[int]) -> None:
    """Accepted for either is accepted; rejected is rejected, unless the rules link the other one."""
    links: dict[int, list[Link]] = defaultdict(list)
    for link in Link.objects.filter(actor__in=(gone, kept), story__in=stories).order_by("pk"):
        links[link.story_id].append(link)
    for story in Story.objects.filter(pk__in=stories):
        status, by = _verdict(links[story.pk])
        set_decision(story, gone.pk, "", "")
        set_decision(story, kept.pk, status, by)


def _verdict(links: Iterable[Link]) -> _Decision:
    links = list(links)
    for status in (Link.Status.ACCEPTED, Link.Status.LINKED, Link.Status.REJECTED):
        for link in links:
            if link.status == status:
                return (status.value, link.decided_by) if link.decided_by else ("", "")
    return "", ""


def split(key: str, new_key: str, names: Iterable[str], who: str) -> Done:
    """Part an actor in two: the names given go to a new actor, the first as its main name."""
    wanted = list(dict.fromkeys(names))

    def plan() -> Plan:
        actor = find_whole_actor(key)
        if Actor.objects.filter(key=new_key).exists():
            raise ArchiveError(f"there is an actor {new_key!r} already; choose another id")
        if not wanted:
            raise ArchiveError("say which names go to the new actor")
        rows = [row for text in wanted for row in find_names(actor, text).select_related("actor")]
        if other := next((row.actor for row in rows if row.actor != actor), None):
            raise ArchiveError(
                f"{other.key} gave a name of these when it was merged into {key}; undo that merge instead"
            )
        refuse_problems(values.Actor(new_key, actor.kind, wanted[0]))  # type: ignore[arg-type]

        def change() -> None:
            new = Actor.objects.create(
                key=new_key, kind=actor.kind, name=wanted[0], source=editor_source(who)
            )
            for row in rows:
                decided.refuse(actor, "names", (row.text, row.language))
                if row.text == new.name:
                    row.delete()
                else:
                    row.actor, row.source = new, editor_source(who)
                    row.save()
            actor.save(update_fields=["decided"])

        summary = f"{actor.name} split: {', '.join(wanted)} is {new_key}"
        return Plan("split", summary, [actor_subject(key), actor_subject(new_key)], change)

    return carry_out(who, plan)
