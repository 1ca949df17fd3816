"""Made-up articles that nobody would write: pieces of news, odd signs and broken layout mixed."""

import random
import re
from ast import literal_eval
from pathlib import Path

_LINES = Path(__file__).with_name("pieces.txt").read_text("utf-8").splitlines()
_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|x[0-9a-f]{2}|.)")
PIECES = [
    _ESCAPE.sub(lambda escape: literal_eval(f"'{escape.group()}'"), piece)
    for line in _LINES
    for piece in line.split("|")
    if piece
]
PIECES += ["|"]


def article(number: int, longest: int = 90) -> str:
    """Make one article; the same number always gives the same."""
    chance = random.Random(number)
    length = chance.randrange(longest)
    few = chance.sample(PIECES, chance.choice([3, 12, len(PIECES)]))
    glue = chance.choice([" ", " ", " ", "", "\n"])
    text = glue.join(chance.choice(few) for _ in range(length))
    if chance.random() < 0.1:
        text *= chance.randrange(1, 4)  # a text that repeats itself
    return text


def broken(data: bytes, number: int) -> bytes:
    """Break a file in some places: bytes changed, cut out, doubled or put in."""
    chance = random.Random(number)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(data) + 1)
        upto = min(len(data), at + chance.randrange(1, 64))
        data = chance.choice(
            [
                data[:at],
                data[:at] + data[upto:],
                data[:at] + data[at:upto] * 3 + data[upto:],
                data[:at] + chance.randbytes(chance.randrange(1, 9)) + data[at:],
                data[:at] + chance.choice([b'"', b"\x00", b"\r", b"{", b"\xff\xfe"]) + data[upto:],
            ]
        )
    return data
