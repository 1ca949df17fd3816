"""Words made up anew for each run, so that no list can hold them."""

from random import Random

from onrecord.quantities.nouns import ends_phrase, may_be_noun
from onrecord.quantities.plurals import is_plural
from onrecord.quantities.units import unit_called

ONSETS = [*"bcdfghjklmnprstvw", "bl", "br", "cl", "dr", "fl", "gr", "pl", "sk", "st", "tr"]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "oo"]
MIDDLES = ["b", "d", "g", "l", "ll", "m", "n", "nd", "nt", "p", "r", "rd", "rt", "t", "v"]
NOUN_ENDS = ["et", "ock", "ad", "um", "elt", "irk", "amp", "on", "or", "in", "ol", "ub"]
ADJECTIVE_ENDS = ["ish", "al", "ive", "ic", "able", "ful", "ous", "ary"]
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 9: "nine"}


class MadeUp:
    """A source of made-up words and numbers."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def stem(self) -> str:
        pick = self.random.choice
        return pick(ONSETS) + pick(VOWELS) + pick(MIDDLES)

    def noun(self) -> str:
        """Give a singular that is not a word the engine knows as something else."""
        while True:
            word = self.stem() + self.random.choice(NOUN_ENDS)
            known = unit_called(word) or unit_called(word + "s") or not may_be_noun(word)
            if not (known or is_plural(word) or word.endswith(("ed", "ing"))):
                return word

    def adjective(self) -> str:
        while True:
            word = self.stem() + self.random.choice(ADJECTIVE_ENDS)
            if may_be_noun(word) and not unit_called(word):
                return word

    def participle(self) -> str:
        return self.noun() + "ed"

    def adverb(self) -> str:
        return self.adjective() + "ly"

    def name(self) -> str:
        while True:
            word = self.noun()
            if not ends_phrase(word):
                return word.capitalize()

    def nationality(self) -> str:
        return self.name() + self.random.choice(["ian", "ish", "ese"])

    def number(self, low: int = 2, high: int = 990_000) -> tuple[str, int]:
        """Give a number as written in one of its forms, and its value."""
        value = self.random.randint(low, high if self.random.random() < 0.5 else min(high, 99))
        written = NUMBERS.get(value) if self.random.random() < 0.5 else None
        return written or f"{value:,}", value
