"""Build lib/onrecord/vocabulary/syllables.txt.gz from the CMU Pronouncing Dictionary.

textstat asks NLTK for its copy of the dictionary (0.7a, 133,737 pronunciations of
123,455 words). The package textstat-rs 2.0.0 carries that copy, as text, inside its
extension module; this script reads it there, so that nothing is downloaded from NLTK:

    pip install textstat-rs==2.0.0
    python tools/build_syllables.py

The table keeps what textstat uses: a word's first pronunciation, and of that the number
of sounds with a stress digit, which are its syllables.
"""

import gzip
import importlib.util
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "lib/onrecord/vocabulary/syllables.txt.gz"
HEADER = "# CMU Pronouncing Dictionary 0.7a (NLTK); see NOTICE-cmudict.txt\n"
FIRST, LAST = b"A 1 AH0\nA. 1 EY1\n", b"\nZYWICKI 1 Z IH0 W IH1 K IY0"
ENTRIES, WORDS = 133_737, 123_455


def dictionary_entries() -> list[tuple[str, int]]:
    spec = importlib.util.find_spec("textstat_rs")
    if spec is None or spec.origin is None:
        raise SystemExit("textstat-rs is not installed; run pip install textstat-rs==2.0.0")
    (module,) = Path(spec.origin).parent.glob("*.so")
    data = module.read_bytes()
    start = data.index(FIRST)
    end = data.index(LAST, start) + len(LAST)
    entries = []
    for line in data[start:end].decode("ascii").splitlines():
        word, _, *sounds = line.split()
        entries.append((word.lower(), sum(sound[-1].isdigit() for sound in sounds)))
    return entries


def main() -> None:
    entries = dictionary_entries()
    counts = dict(reversed(entries))  # so that a word's first pronunciation stays
    if (len(entries), len(counts)) != (ENTRIES, WORDS):
        raise SystemExit(f"not the dictionary: {len(entries)} entries of {len(counts)} words")
    by_count = defaultdict(list)
    for word, syllables in counts.items():
        by_count[syllables].append(word)
    lines = [f"{n} {' '.join(sorted(by_count[n]))}\n" for n in sorted(by_count)]
    TABLE.write_bytes(gzip.compress((HEADER + "".join(lines)).encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main()
