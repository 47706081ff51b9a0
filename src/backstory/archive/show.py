"""A story as JSON: the shape that `show --json` and `add --json` print and that others rely on."""

from __future__ import annotations

from datetime import date
from typing import Any

from backstory.values import TITLE

from .backstory import DESK, backstory_of
from .models import Link, Story, Visibility

_MENTION = ("paragraph", "start", "end", "surface", "rule", "score", "name", "reasons")


def show_story(story: Story) -> dict[str, Any]:
    """All that the archive holds of a story. Mentions in the headline stand under `title_mentions`, so
    that `paragraphs[m["paragraph"]][m["start"]:m["end"]] == m["surface"]` for every one in `mentions`."""
    text = story.text
    links = list(
        story.links.filter(visible__gt=Visibility.NOBODY)
        .select_related("actor")
        .prefetch_related("actor__designations")
    )
    links.sort(key=lambda link: link.mentions[0][:2] if link.mentions else [1 << 30])
    return {
        "id": public_id(story),
        "number": story.pk,
        "url": story.url,
        "title": story.title,
        "section": story.section.name if story.section else "",
        "published": _day(story.published),
        "date_note": story.date_note,
        "language": story.language,
        "byline": story.byline,
        "outlet": story.outlet,
        "posted_by": story.posted_by,
        "state": story.state,
        "paragraphs": [paragraph for _, paragraph in text.paragraphs] if text else [],
        "paragraph_kinds": [kind for kind, _ in text.paragraphs] if text else [],
        "captures": [
            {"sha256": c.sha256, "url": c.url, "captured_at": c.captured_at.isoformat(), "bytes": c.size}
            for c in story.captures.order_by("pk")
        ],
        "actors": [_actor(link) for link in links],
        "backstory": [
            {
                "actor": entry.actor.key,
                "stories": [
                    {"id": public_id(s), "published": _day(s.published), "title": s.title}
                    for s in entry.stories
                ],
                "total": entry.total,
            }
            for entry in backstory_of(story, DESK)
        ],
        "comments": [
            {
                "number": comment.number,
                "author": comment.author,
                "posted_at": comment.posted_at.isoformat() if comment.posted_at else None,
                "text": comment.text,
            }
            for comment in story.comments.order_by("number")
        ],
    }


def public_id(story: Story) -> str:
    """The id that the story's row gave, else the archive's number."""
    return story.external_id or str(story.pk)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _actor(link: Link) -> dict[str, Any]:
    mentions = [dict(zip(_MENTION, mention, strict=True)) for mention in link.mentions]
    return {
        "id": link.actor.key,
        "name": link.actor.name,
        "kind": link.actor.kind,
        "designations": [_designation(d) for d in link.actor.designations.all()],
        "status": link.status,
        "mentions": [m for m in mentions if m["paragraph"] != TITLE],
        "title_mentions": [m for m in mentions if m["paragraph"] == TITLE],
    }


def _designation(designation: Any) -> dict[str, str]:
    return {name: getattr(designation, name) for name in ("authority", "list", "since", "until", "reference")}
