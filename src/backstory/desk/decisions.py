"""Decisions of people on links: this story is about that actor, or is not. No rule overrules them."""

from __future__ import annotations

from backstory.archive.links import set_decision
from backstory.archive.models import Link, Story
from backstory.archive.snapshots import link_subject
from backstory.errors import ArchiveError

from .corrections import editor_source, find_actor
from .journal import Done, Plan, carry_out

_DECIDED = (Link.Status.ACCEPTED, Link.Status.REJECTED)


def decide_link(story: Story, key: str, status: Link.Status, who: str) -> Done:
    """Accept or reject that the story is about the actor (of a merged one: about the one it is part of)."""
    if status not in _DECIDED:
        raise ArchiveError(f"{status!r} is no decision; one of {', '.join(_DECIDED)}")

    def plan() -> Plan:
        actor = find_actor(key)
        actor = actor.merged_into or actor
        link = Link.objects.filter(story=story, actor=actor).exclude(decided_by="").first()
        if link is not None and link.status == status:
            raise ArchiveError(f"{actor.name} is {status} in story {story.pk} already, by {link.decider}")

        def change() -> list[int]:
            set_decision(Story.objects.get(pk=story.pk), actor.pk, status, editor_source(who))
            # Where the same words may mean others too, what they mean now is settled, or open again.
            others = Link.objects.filter(story=story, status=Link.Status.SUGGESTED).exclude(actor=actor)
            return [story.pk] if link is not None or others.exists() else []

        summary = f"{actor.name} [{actor.key}] {status} in story {story.pk}: {story.title[:80]}"
        return Plan(status, summary, [link_subject(story.pk, actor.key)], change)

    return carry_out(who, plan)
