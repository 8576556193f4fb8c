"""English as a reader hears it: words, sentences, speech in quotation marks, and what carries meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tearcards.collection import Collection

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’‑-][^\W_]+)*")


def word_list(text: str) -> frozenset[str]:
    """The words of a list, with blanks between them."""
    return frozenset(text.split())


# Words that are in every text, whatever it is about: those of questions are among them, and those
# that say whose view it is.
_EMPTY = word_list(
    """
    a an the this that these those some any each every all both either neither no not none such same other another
    and or but nor so if then than as because while though although when where why how what which who whom whose
    whether once until unless since before after during
    i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours
    they them their theirs themselves one ones someone somebody anyone anybody something anything everything nothing
    am is are was were be been being do does did doing done have has had having can could may might must shall should
    will would ought cannot
    of in on at by for from with without within into onto to toward towards about above below over under between
    among through against around along across behind beside besides beyond near off out up down upon per
    also too very just only even still yet again ever already always never often sometimes perhaps maybe rather quite
    more most less least much many few little several own else instead here there now
    i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll
    he'll she'll it'll we'll they'll isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't
    couldn't mustn't shouldn't won't wouldn't that's there's what's who's let's
    clinic clinic's clinician clinician's clinicians say says said view views
    """
)

# A single quote is an apostrophe as well: one opens speech only before a word and not after one, and
# the one behind `clients' tears` closes it unless another does so behind a mark, as in `tears.'`
_SPEECH = re.compile(
    r"[\"“][^\"”]+[\"”]"
    r"|‘(?:[^‘’]|(?<=\w)’(?=\w)|(?<=s)’(?= [a-z][^‘’]*[.,?!…]’))+’"
    r"|(?<![\w'])'(?=[\w\"“…])(?!(?:t|tis|twas|em|cause|\d+s)\b)"
    r"(?:[^']|(?<=\w)'(?=\w)|(?<=s)'(?= [a-z][^']*[.,?!…]'))+(?<=\S)'(?!\w)"
)
# A full stop ends a sentence unless a shortened word stands before it.
_SENTENCE_END = re.compile(
    r"[.?!…]+(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b(?:cf|vs|al|Dr|Mr|Ms|St)\.)(?<!\bMrs\.)"
    r"['\"’”)\]]*(?=\s+['\"‘“(\[]*(?:[A-Z]|\d))|\n+"
)


def is_english(collection: Collection) -> bool:
    """Whether the lists of English words say anything about this collection."""
    return (collection.head.language or "en").partition("-")[0] == "en"


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in small letters; `self-compassion`, `don't` and `36.4` are one each."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'").replace("‑", "-")))


def word_places(text: str) -> list[tuple[int, int]]:
    """Where each of the words of a text begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        sentence = text[start:end]
        bare = sentence.strip()
        if bare:
            at = start + sentence.index(bare)
            yield at, at + len(bare)
        start = end


def unquoted(text: str) -> str:
    """The text with blanks in place of what stands in quotation marks, and with straight apostrophes.

    Each place stays the same.
    """
    if not any(mark in text for mark in "'\"“‘’"):
        return text
    return _SPEECH.sub(lambda match: match[0][0] + " " * (len(match[0]) - 2) + match[0][-1], text).replace("’", "'")


def content(said: Iterable[str]) -> frozenset[str]:
    """The words that carry meaning, whatever their ending: of `the client's tears`, `client` and `tear`."""
    return frozenset(map(_MEANING.__getitem__, said)) - {""}


class _Meaning(dict[str, str]):
    """What each word comes down to: its stem, or nothing. Ten thousand cards share a few thousand words."""

    def __missing__(self, word: str) -> str:
        self[word] = found = "" if word in _EMPTY else stem(word)
        return found


_MEANING = _Meaning()


def stem(word: str) -> str:
    """A word without its ending, so that `cries`, `cried` and `crying` are one word."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2 and re.search("[aeiouy]", bare):
            word = bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def phrase(*ways: str) -> re.Pattern[str]:
    """Finds any of these words or phrases, whole and in letters of any size; each may be a pattern."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(ways) + r")(?![\w-])", re.IGNORECASE)


class Phrases:
    """Finds any of these phrases, plain words with commas between them; most texts hold the first word of none."""

    def __init__(self, *listed: str) -> None:
        phrases = sorted((words(one) for text in listed for one in text.split(",")), key=len, reverse=True)
        self._first = frozenset(one[0] for one in phrases)
        self._pattern = phrase(*(r"\s+".join(map(re.escape, one)) for one in phrases))

    def find(self, text: str, said: tuple[str, ...]) -> Iterator[re.Match[str]]:
        """Where they stand in a text whose words are `said`."""
        return iter(()) if self._first.isdisjoint(said) else self._pattern.finditer(text)
