"""The forms of English verbs, made by rule; what is irregular is given."""

import re
from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"
_DOUBLED = re.compile(r"(?:[^aeiou]*|[a-z]*qu)[aeiou][bdgklmnprtvz]")  # "drop", not "beat", "grow"


def regular(verb: str) -> tuple[str, str, str, str]:
    """Give base, present, past and -ing form of a verb as the rules make them.

    >>> regular("deny"), regular("drop")[2:], regular("tie")[2:]
    (('deny', 'denies', 'denied', 'denying'), ('dropped', 'dropping'), ('tied', 'tying'))
    """
    ends_in_y = verb.endswith("y") and verb[-2:-1] not in _VOWELS
    stem = f"{verb[:-1]}ie" if ends_in_y else verb
    hisses = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    short = verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb
    past = f"{stem}d" if stem.endswith("e") else f"{short}ed"
    silent = verb.endswith("e") and not verb.endswith(("ee", "ye"))
    participle = (
        f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb[:-1] if silent else short}ing"
    )
    return verb, f"{stem}es" if hisses else f"{stem}s", past, participle


def forms(verbs: Iterable[str], pasts: Mapping[str, str]) -> frozenset[str]:
    """Give all forms of some verbs; ``pasts`` has those that the rules do not make.

    >>> sorted(forms(["go", "add"], {"go": "went gone"}))
    ['add', 'added', 'adding', 'adds', 'go', 'goes', 'going', 'gone', 'went']
    """
    found: set[str] = set()
    for verb in verbs:
        base, present, past, participle = regular(verb)
        found.update((base, present, participle, *pasts.get(verb, past).split()))
    return frozenset(found)
