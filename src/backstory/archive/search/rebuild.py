"""Making the index anew, and deciding when that is needed.

1. Under the lock: note which changes wait, read every story into a new index, put that in the old one's
   place, strike off the noted changes.
2. What changed meanwhile has left its rows; they are caught up with afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from backstory.archive.models import Story, Unindexed

from .errors import IndexLocked, IndexUnusable
from .home import IndexHome, index_folder
from .outbox import catch_up, settle
from .stories import AtHand, all_stories
from .writer import BULK_HEAP, opened

Progress = Callable[[int, int], None]
"""Called with the stories done and their total."""


def rebuild(folder: Path | None = None, *, progress: Progress | None = None) -> int:
    """Make the index anew from the database; returns how many stories it holds.

    Searches go on in the old one until the new one takes its place, in one step. A rebuild that is cut
    short changes nothing. Raises IndexLocked where another process writes.
    """
    home = IndexHome(folder or index_folder())
    done = 0
    with home.locked():
        waiting = list(Unindexed.objects.values_list("pk", flat=True))
        total = Story.objects.count()
        made, index = home.new()
        with opened(index, home, BULK_HEAP) as target:
            for batch in all_stories():
                done += target.write(batch, fresh=True)
                if progress:
                    progress(done, max(done, total))
            target.commit()
        home.put_in_use(made)
        settle(waiting)
    catch_up(home.folder)
    return done


def heal(
    folder: Path | None = None,
    *,
    say: Callable[[str], None] | None = None,
    progress: Progress | None = None,
    at_hand: Mapping[int, AtHand] | None = None,
) -> None:
    """Make the index usable and current: for the start of a command or of the site.

    An index that is missing, damaged, of another version, or that holds another number of stories than
    the database is made anew; `say` is told why, in a sentence. Otherwise what waits is caught up with;
    `at_hand`: texts by story that need not be read again for that.
    Where another process writes, that one will take care of it.
    """
    home = IndexHome(folder or index_folder())
    try:
        reason = _what_is_wrong(home, at_hand)
        if reason:
            if say and Story.objects.exists():
                say(f"{reason}; making it anew from the database.")
            rebuild(home.folder, progress=progress)
    except IndexLocked:
        return


def why_unfit() -> str:
    """Why the index must be made anew, in words; "" where it need not, as in an archive without stories."""
    if not Story.objects.exists():
        return ""
    try:
        return _what_is_wrong(IndexHome(index_folder()))
    except IndexLocked:
        return ""


def _what_is_wrong(home: IndexHome, at_hand: Mapping[int, AtHand] | None = None) -> str:
    try:
        catch_up(home.folder, at_hand=at_hand)
        _, index = home.open()
        if Unindexed.objects.exists():
            return ""
        held, kept = index.searcher().num_docs, Story.objects.count()
    except IndexUnusable as unusable:
        return unusable.message.partition(";")[0].capitalize()
    if held == kept or Unindexed.objects.exists():
        return ""
    return f"The search index holds {held:,} of {kept:,} stories"
