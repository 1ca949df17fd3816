import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import process_time

import pytest

from onrecord.errors import OnrecordError
from onrecord.readability import lexicon as module
from onrecord.readability import scores
from onrecord.readability.counting import forget
from onrecord.readability.lexicon import lexicon

TESTS = Path(__file__).parent
SEEDS = sorted((TESTS.parent / "seeds").glob("*.txt"))

FRESH = """
import sys, socket
def refuse(*args, **kwargs):
    raise OSError("no network")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from pathlib import Path
from onrecord.readability import scores
found = [s.score for s in scores(Path(sys.argv[1]).read_text(encoding="utf-8"))]
print("nltk" in sys.modules, "textstat" in sys.modules)
print(found)
"""


def test_a_fresh_process_without_network_or_home_gives_all_metrics(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": "", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-c", FRESH, str(SEEDS[3])],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    imported, found = run.stdout.splitlines()
    assert imported == "False False"
    assert found == str([s.score for s in scores(SEEDS[3].read_text(encoding="utf-8"))])
    assert list(tmp_path.iterdir()) == []


def test_the_dictionary_is_small_and_quick_to_load() -> None:
    def load() -> float:
        start = process_time()
        module._syllables()
        return process_time() - start

    assert min(load() for _ in range(5)) < 0.2
    tracemalloc.start()
    table = module._syllables()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(table) == 123_455
    assert held < 25 * 2**20


def test_the_dictionary_holds_first_pronunciations_of_nltks_copy() -> None:
    words = ("immunology", "fire", "realized", "skopje", "oct", "doctors'", "shh")
    assert [lexicon().syllables[word] for word in words] == [5, 2, 2, 3, 3, 2, 0]


def test_the_dictionarys_notice_is_shipped_beside_it() -> None:
    notice = Path(module.__file__).parents[1] / "vocabulary" / "NOTICE-cmudict.txt"
    text = notice.read_text(encoding="utf-8")
    assert "Carnegie Mellon University. All rights reserved." in text
    assert "Redistributions in binary form must reproduce" in text


def test_eight_threads_at_once_give_the_same_numbers(monkeypatch) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS] * 8
    alone = [scores(text) for text in texts]
    loads = []
    syllables = module._syllables
    monkeypatch.setattr(module, "_syllables", lambda: loads.append(1) or syllables())
    forget()
    module.lexicon.cache_clear()
    module._load.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(scores, texts))
    assert together == alone
    assert len(loads) == 1


def test_a_textstat_without_its_word_list_is_a_clear_error(monkeypatch) -> None:
    monkeypatch.setattr(module, "_EASY_WORDS", "resources/en/moved.txt")
    with pytest.raises(OnrecordError, match=r"textstat .* has no resources/en/moved.txt; install"):
        module._easy_words()
