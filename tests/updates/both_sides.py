"""A maintainer and a learner who may do anything in any order, and a model of what must hold all the while.

The model knows nothing of the ledger: it holds for each card what was published when, and what the
learner has had of it since when.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from anki_desk import AnkiDesk
from tearcards.write.anki.notes import guid
from updates.learner import Learner, View
from updates.publisher import Draft, Gone, Publisher, State, picture, tearcards

MINUTE = 1 / 1440
QUESTIONS = (
    "What may grief tears follow?",
    "Who may cry at a wedding?",
    "Which gland makes tears?",
    "How does a sob sound?",
    "Where do tears drain to?",
    "What salts are in the eye's own water?",
    "Whose shoulder is it?",
    "When does a baby first weep?",
)
TAGS = (("grief",), ("relief",), ("grief", "relief"))
SHADES = (10, 60, 110)


@dataclass(frozen=True)
class Text:
    """All of a card that a learner receives."""

    id: str
    answer: str
    why: str
    tags: tuple[str, ...]
    shade: int | None


@dataclass(frozen=True)
class Edition:
    """A package: its bytes, what is in it and since when (in minutes), where, and who is retired by then."""

    package: bytes
    texts: dict[int, Text]
    since: dict[int, int]
    decks: dict[int, str]
    retired: frozenset[int]


@dataclass
class Mine:
    """What the learner has of a card: the text, since when, and tags of their own."""

    text: Text
    since: int
    own_tags: set[str] = field(default_factory=set)


class Story:
    """One maintainer, one learner."""

    def __init__(self, *, pictured: bool) -> None:
        self.folder = Path(mkdtemp())
        self.desk = AnkiDesk(self.folder / "anki")
        self.learner = Learner(self.desk)
        self.now = 0
        self.count = 0
        self.decks: dict[str, list[int]] = {"tears": [], "relief": []}
        self.drafts: dict[int, Draft] = {}
        self.shade = SHADES[0]
        self.retired: dict[int, str] = {}
        self.guids: dict[int, str] = {}
        self.releases: list[Edition] = []
        self.mine: dict[int, Mine] = {}
        for deck in ("tears", "tears", "relief", "relief"):
            self.add(deck, pictured)
        self.publisher = Publisher(self.folder / "decks", self.state())
        self.release()
        self.receive(self.releases[-1])

    def end(self) -> None:
        self.desk.collection.close()
        shutil.rmtree(self.folder)

    def tick(self) -> int:
        self.now += 1
        return self.now

    def fresh(self) -> str:
        self.count += 1
        return f"card-{self.count}"

    # --- the maintainer ---------------------------------------------------------------------------

    def state(self) -> State:
        decks = {deck: [self.drafts[key] for key in keys] for deck, keys in self.decks.items()}
        shown = any(draft.picture for draft in self.drafts.values())
        media = {"cup.png": picture(self.shade)} if shown else {}
        return State(decks, [Gone(id) for id in self.retired.values()], media)

    def text(self, key: int) -> Text:
        draft = self.drafts[key]
        return Text(draft.id, draft.answer, draft.why, draft.tags, self.shade if draft.picture else None)

    def pick(self, some: int) -> int:
        keys = sorted(self.drafts)
        return keys[some % len(keys)]

    def add(self, deck: str, pictured: bool) -> None:
        id = self.fresh()
        key = self.count
        question = next(asked for asked in QUESTIONS if all(asked != draft.question for draft in self.drafts.values()))
        draft = Draft(id, question, f"Number {key}.", audience=("client", "trainee"))
        self.drafts[key] = replace(draft, picture="cup.png") if pictured else draft
        self.decks[deck].append(key)
        self.guids[key] = guid("small", id)

    def add_a_card(self, some: int) -> None:
        if len(self.drafts) < len(QUESTIONS):
            self.add(["tears", "relief"][some % 2], pictured=some % 3 == 0)

    def change_a_text(self, some: int) -> None:
        self.count += 1
        key = self.pick(some)
        self.drafts[key] = replace(self.drafts[key], answer=f"Better number {self.count}.")

    def change_tags(self, some: int) -> None:
        key = self.pick(some)
        self.drafts[key] = replace(self.drafts[key], tags=TAGS[some % len(TAGS)])

    def replace_the_picture(self, some: int) -> None:
        self.shade = SHADES[some % len(SHADES)]

    def rename(self, some: int) -> None:
        key = self.pick(some)
        published = self.releases[-1].texts.get(key)
        self.drafts[key] = replace(self.drafts[key], id=self.fresh(), formerly=published.id if published else None)
        if published is None:
            self.guids[key] = guid("small", self.drafts[key].id)

    def move_to_the_other_deck(self, some: int) -> None:
        key = self.pick(some)
        old, new = ("tears", "relief") if key in self.decks["tears"] else ("relief", "tears")
        if len(self.decks[old]) > 1:
            self.decks[old].remove(key)
            self.decks[new].append(key)

    def retire(self, some: int) -> None:
        key = self.pick(some)
        deck = next(keys for keys in self.decks.values() if key in keys)
        if len(deck) > 1:
            deck.remove(key)
            del self.drafts[key]
            if key in self.releases[-1].texts:
                self.retired[key] = self.releases[-1].texts[key].id

    def edition(self, package: bytes) -> Edition:
        """What is in the package that was just made of the collection as it is."""
        last = self.releases[-1] if self.releases else None
        texts = {key: self.text(key) for key in self.drafts}
        same = {key for key, text in texts.items() if last and last.texts.get(key) == text}
        since = {key: last.since[key] if last and key in same else self.now for key in texts}
        decks = {key: f"Small::{deck.title()}" for deck, keys in self.decks.items() for key in keys}
        return Edition(package, texts, since, decks, frozenset(self.retired))

    def release(self) -> None:
        self.publisher.write(self.state())
        self.tick()
        now = self.edition(b"")
        last = self.releases[-1] if self.releases else None
        version = f"{len(self.releases) + 1}.0.0"
        done = tearcards("release", version, str(self.publisher.folder), day=self.now * MINUTE)
        if last and replace(now, package=last.package) == last:
            # A warning may come before it: of a picture that no card shows any more.
            told = f"error: nothing has changed since {len(self.releases)}.0.0"
            assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, told)
            return
        assert done.exit_code == 0, done.stderr
        package = self.publisher.package(self.now * MINUTE + 0.5)
        self.releases.append(replace(now, package=package))
        ledger = self.publisher.ledger
        published = {note.guid for table in (ledger.notes, ledger.retired) for note in table.values()}
        assert published == {self.guids[key] for key in (*self.drafts, *self.retired)}

    # --- the learner ------------------------------------------------------------------------------

    def receive(self, edition: Edition) -> None:
        before = self.learner.all()
        log = self.learner.import_package(edition.package)
        after = self.learner.all()

        for key, text in edition.texts.items():
            has = self.mine.get(key)
            if has is None or has.since < edition.since[key]:
                self.mine[key] = Mine(text, edition.since[key])
        assert log.conflicting == 0
        assert {id: self.seen(view) for id, view in after.items()} == {
            self.guids[key]: (has.text, has.own_tags) for key, has in self.mine.items()
        }
        assert self.desk.collection.note_count() == len(self.mine)
        for id, view in after.items():
            if id in before:
                assert (view.decks, view.cards) == (before[id].decks, before[id].cards)
            else:
                key = next(key for key, known in self.guids.items() if known == id and key in edition.texts)
                assert (view.decks, [card[1] for card in view.cards]) == ((edition.decks[key],), [0])
        search = self.learner.shown_search()
        found = self.learner.found(search) if search else set()
        # A name that was tried out and never released is known to nobody.
        released = {text.id for release in self.releases for text in release.texts.values()}
        gone = {has.text.id for key, has in self.mine.items() if key in edition.retired}
        assert found == gone & released

    def seen(self, view: View) -> tuple[Text, set[str]]:
        """A note as the model tells it: what was published, and the learner's own tags."""
        themes = tuple(tag.split("theme::")[1] for tag in view.tags if "theme::" in tag)
        own = {tag for tag in view.tags if "::" not in tag}
        shade = None
        if "<img" in view.fields["Question"]:
            shown = self.learner.picture(view)[1]
            shade = next(shade for shade in SHADES if picture(shade) == shown)
        return Text(view.id, view.fields["Answer"], view.fields["Why"], themes, shade), own

    def import_the_newest(self, some: int) -> None:
        self.receive(self.releases[-1])

    def import_any(self, some: int) -> None:
        self.receive(self.releases[some % len(self.releases)])

    def import_what_is_not_released(self, some: int) -> None:
        self.publisher.write(self.state())
        package = self.publisher.package(self.tick() * MINUTE)
        self.receive(self.edition(package))

    def own(self, some: int) -> tuple[int, str]:
        """A card that the learner has, and the name that it has with them."""
        key = sorted(self.mine)[some % len(self.mine)]
        return key, self.mine[key].text.id

    def edit(self, some: int) -> None:
        key, id = self.own(some)
        now = self.tick()
        self.learner.edit(id, "Why", f"My words {now}.", day=now * MINUTE)
        self.mine[key].text = replace(self.mine[key].text, why=f"My words {now}.")
        self.mine[key].since = now

    def tag(self, some: int) -> None:
        key, id = self.own(some)
        now = self.tick()
        self.learner.tag(id, f"exam-{now}", day=now * MINUTE)
        self.mine[key].own_tags.add(f"exam-{now}")
        self.mine[key].since = now

    def study(self, some: int) -> None:
        _, id = self.own(some)
        what = ("review", "learn", "suspend", "flag", "move")[some % 5]
        more: dict[str, tuple[Any, ...]] = {"learn": ("9!",), "flag": (2,), "move": ("My own",)}
        getattr(self.learner, what)(id, *more.get(what, ()))

    def delete(self, some: int) -> None:
        key, id = self.own(some)
        if len(self.mine) > 1:
            self.learner.delete(id)
            del self.mine[key]
