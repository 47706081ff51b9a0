"""One file a noun; import the nouns from here."""

from .actor import Actor, ActorMonth, ActorName, Designation, Relation
from .capture import Capture, Failure
from .comment import Comment
from .correction import Correction, CorrectionSubject, NotAnActor
from .link import Link, Visibility
from .state import ArchiveState, Unindexed, Unlinked
from .story import Section, Story, Text

__all__ = [
    "Actor",
    "ActorMonth",
    "ActorName",
    "ArchiveState",
    "Capture",
    "Comment",
    "Correction",
    "CorrectionSubject",
    "Designation",
    "Failure",
    "Link",
    "NotAnActor",
    "Relation",
    "Section",
    "Story",
    "Text",
    "Unindexed",
    "Unlinked",
    "Visibility",
]
