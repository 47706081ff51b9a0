"""Filing: a batch of readings goes into the archive in one transaction.

Steps: look up what is known (identity.py); a page that is known by its bytes is left alone; one that
could not be read is kept as a capture with its failure; one whose id or address has a story adds a
capture and, if the text differs, a text to that story; the rest become stories, written in bulk. Every
story that changes is put on the list of what the search index has yet to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from backstory.archive.generations import generation
from backstory.archive.links import show_links_as
from backstory.archive.models import Capture, Failure, Story, Unindexed
from backstory.archive.registry import actor_ids
from backstory.archive.transactions import writing
from backstory.errors import BackstoryError, ExtractError

from .identity import Identities
from .indexing import Fresh
from .options import AddOptions
from .outcome import Outcome
from .reading import Reading
from .rows import LONGEST_ID, capture_row, sections
from .updating import update_story
from .used_ids import UsedIds
from .writing import NewStory, write_new


class RegistryChanged(Exception):  # noqa: N818 (a state, which the caller catches up with)
    """The registry is no longer the one that the batch was linked with."""


@dataclass(slots=True)
class Filing:
    """Files batch after batch; remembers the ids of this run, so that none is used for two pages."""

    options: AddOptions
    actor_ids: dict[str, int] = field(default_factory=dict)
    """Those of the actors that were named so far."""
    generation: int = 0
    """The registry's, which the readings were linked by and `actor_ids` are of."""
    ids: UsedIds = field(default_factory=UsedIds)
    fresh: list[Fresh] = field(default_factory=list)
    """What the last batch added, for the search index."""

    def file(self, readings: Sequence[Reading]) -> list[Outcome]:
        """Write the batch, whole or not at all; an outcome for each reading, in order.

        Raises RegistryChanged where somebody has changed the registry meanwhile: a correction reaches the
        stories that are there, so a story must not come after it with links from before it.
        """
        self.fresh = []
        with writing():
            if generation() != self.generation:
                raise RegistryChanged
            self._look_up_actors(readings)
            batch = _Batch(self)
            batch.known.look_up(readings)
            for reading in readings:
                batch.take(reading)
            batch.flush()
        return batch.outcomes()

    def begin(self, generation: int) -> None:
        """File readings of this generation of the registry from now on."""
        self.generation, self.actor_ids = generation, {}

    def _look_up_actors(self, readings: Sequence[Reading]) -> None:
        keys = {key for reading in readings if reading.page for key in reading.page.actors()}
        if missing := keys - self.actor_ids.keys():
            self.actor_ids |= actor_ids(missing)


class _Batch:
    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self.options = filing.options
        self.known = Identities()
        self.sections = sections()
        self.new: list[NewStory] = []
        self.pending: set[str] = set()
        """What the new stories will be known by once they are written (`_marks`)."""
        self.done: list[tuple[Reading, Outcome | NewStory]] = []
        """A NewStory stands for an outcome whose number is known only after `flush`."""

    def take(self, reading: Reading) -> None:
        capture, where = reading.capture, reading.capture.source
        marks = _marks(reading)
        if not self.pending.isdisjoint(marks):
            self.flush()
            self.known.look_up([reading])
        row = self.known.capture(capture.sha256, capture.url)
        if row and row.story:
            self._known(reading, row)
            return
        try:
            story = self._story_of(reading)
        except BackstoryError as error:
            self._failed(reading, row or capture_row(reading), error)
            return
        if story is None:
            new = NewStory(reading, row)
            self.new.append(new)
            self.pending.update(marks)
            self.done.append((reading, new))
        else:
            row = row or capture_row(reading)
            _save(row, story)
            update_story(story, row, reading, self.sections, self.options, self.filing.actor_ids)
            self.known.learn(row, story)
            self.done.append((reading, Outcome("updated", where, story.pk, warnings=_remarks(reading))))

    def _story_of(self, reading: Reading) -> Story | None:
        if reading.failure:
            raise reading.failure
        page = reading.page
        assert page is not None
        by_url = self.known.by_url.get(page.url_key) if page.url_key else None
        external_id = page.id
        if not external_id:
            return by_url
        if len(external_id) > LONGEST_ID:
            raise ExtractError(
                f"the id has {len(external_id):,} characters and at most {LONGEST_ID} fit; "
                "give the row a shorter one",
                where=reading.capture.source,
            )
        by_id = self.known.by_id.get(external_id)
        used = self.filing.ids.claim(external_id, reading.capture.source)
        if by_id is None:
            return by_url
        if page.url_key and by_id.url_key == page.url_key:
            return by_id
        if used:
            raise ExtractError(
                f"the id {external_id!r} is used twice, first by {used}; give the row an id of its own",
                where=reading.capture.source,
            )
        if page.url_key and by_id.url_key:
            raise ExtractError(
                f"the id {external_id!r} belongs to story {by_id.pk}, which has another address; "
                "give the row an id of its own",
                where=reading.capture.source,
            )
        return by_id

    def _known(self, reading: Reading, row: Capture) -> None:
        story = row.story
        assert story is not None
        if row.external_id:
            self.filing.ids.claim(row.external_id, reading.capture.source)
        if self.options.publish and story.state == Story.State.DRAFT:
            story.state = Story.State.PUBLISHED
            story.save(update_fields=["state"])
            show_links_as([story])
            Unindexed.objects.create(story_id=story.pk)
        self.done.append((reading, Outcome("known", reading.capture.source, story.pk)))

    def _failed(self, reading: Reading, row: Capture, error: BackstoryError) -> None:
        if row.pk is None:
            row.save()
        self.known.learn(row, None)
        failure = {"capture": row, "stage": error.stage, "settled": False}
        if not Failure.objects.filter(**failure).update(message=error.message):
            Failure.objects.create(**failure, message=error.message)
        self.done.append((reading, Outcome("failed", reading.capture.source, message=error.message)))

    def flush(self) -> None:
        """Write the new stories of the batch so far, in bulk."""
        if self.new:
            self.filing.fresh += write_new(self.new, self.options, self.sections, self.filing.actor_ids)
            self.new = []
            self.pending.clear()

    def outcomes(self) -> list[Outcome]:
        return [
            Outcome("added", reading.capture.source, item.number, "", _remarks(reading))
            if type(item) is NewStory
            else item
            for reading, item in self.done
        ]


def _remarks(reading: Reading) -> tuple[str, ...]:
    """What the one who added it should know: keys of a row that mean nothing here, a date not believed."""
    page = reading.page
    if page is None or not (page.unknown or page.date_note):
        return ()
    unknown = (f"unknown keys are passed over: {', '.join(page.unknown)}",) if page.unknown else ()
    return (*unknown, f"no believable date: {page.date_note}") if page.date_note else unknown


def _marks(reading: Reading) -> list[str]:
    """What a later page of the batch may share with this one: bytes, address, id."""
    marks, page = [reading.capture.sha256], reading.page
    if page is not None:
        if page.url_key:
            marks.append(f"url {page.url_key}")
        if page.id:
            marks.append(f"id {page.id}")
    return marks


def _save(row: Capture, story: Story) -> None:
    """Tie the capture to its story; failures that it had are settled by that."""
    row.story = story
    if row.pk:
        row.save(update_fields=["story", "external_id", "url"])
        row.failures.update(settled=True)
    else:
        row.save()
