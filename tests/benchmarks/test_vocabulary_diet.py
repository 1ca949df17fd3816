"""Rules, not lists: without a third of the words that were added because they were seen.

Each list says above it where it comes from: "(closed class)" or "(seen)"; in units.toml the
spellings that no standard gives are under the key "seen". A third of the seen ones is drawn
at random and left out; the score on NewsQuant must hold. Run by ``make benchmark`` where the
data is; skipped elsewhere.
"""

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
DATA = Path(os.environ.get("ONRECORD_DATA", PROJECT.parent / "shared" / "data"))
GOLD = DATA / "newsquant" / "newsquant_dev.json"
SCORER = DATA.parent / "measure" / "score_quantities.py"
FILES = ("nouns", "labels", "plans", "changes", "ages")
MOST = 1.0  # points of F1 that a third of the seen words may be worth
SEED = int(os.environ.get("ONRECORD_SEED", random.randrange(10**9)))

pytestmark = pytest.mark.skipif(
    not (GOLD.is_file() and SCORER.is_file()),
    reason="NewsQuant is not here: set ONRECORD_DATA to the folder that holds newsquant/",
)

RUN = """
import json, random, sys, tomllib
seen, gold, scorer, here, seed = json.loads(sys.argv[1]), *sys.argv[2:]
draw, loads = random.Random(int(seed)), tomllib.loads
def thin(entry):
    for key, value in entry.items():
        if key == "seen" and isinstance(value, list):
            value[:] = draw.sample(value, len(value) - len(value) // 3)
        elif isinstance(value, dict):
            thin(value)
def thinner(text):
    found = loads(text)
    thin(found)
    for table, key in seen.get(text, []):
        entry = found.get(table, {}) if key else found
        words = entry.get(key or table) if isinstance(entry, dict) else None
        if isinstance(words, dict):
            words = words.get("words", words)
        if isinstance(words, list):
            words[:] = draw.sample(words, len(words) - len(words) // 3)
        elif isinstance(words, dict):
            for name in draw.sample(sorted(words), len(words) // 3):
                del words[name]
    return found
if seed != "0":
    tomllib.loads = thinner
sys.path.insert(0, here)
import importlib.util
spec = importlib.util.spec_from_file_location("scorer", scorer)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
from projection import projected
rows = json.loads(open(gold, encoding="utf-8").read())
strict = module.score(rows, [projected(row["text"]) for row in rows])["strict"]
print(json.dumps({name: block["F1"] for name, block in strict.items()}))
"""


def seen_lists() -> dict[str, list[tuple[str, str | None]]]:
    """Give for each file's text its tables and lists whose comment says "(seen)"."""
    files = (PROJECT / "lib" / "onrecord" / "vocabulary" / f"{name}.toml" for name in FILES)
    texts = [path.read_text(encoding="utf-8") for path in files]
    return {text: seen_of(text) for text in texts}


def seen_of(text: str) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    table, comment = None, ""
    for line in text.splitlines():
        header, key = re.match(r"\[(\w+)\]", line), re.match(r"(\w+) = \[", line)
        table = header[1] if header else table
        if (header or key) and "(seen)" in comment:
            found.append((header[1], None) if header else (table or key[1], key[1]))
        comment = f"{comment} {line}" if line.startswith("#") else ""
    return found


def score(seed: int) -> dict[str, float]:
    arguments = [json.dumps(seen_lists()), str(GOLD), str(SCORER), str(HERE), str(seed)]
    run = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], check=True, capture_output=True, text=True
    )
    return dict(json.loads(run.stdout))


def test_a_third_of_the_seen_words_is_worth_little() -> None:
    assert ("compounds", None) in [one for found in seen_lists().values() for one in found]
    whole, thinner = score(0), score(SEED)
    print(f"\nall words {whole}\nwithout a third of the seen ones {thinner}, seed {SEED}", end="")
    lost = {name: whole[name] - thinner[name] for name in ("value", "value+unit", "value+change")}
    assert max(lost.values()) <= MOST, lost
