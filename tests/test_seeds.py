"""The seeds are evidence: not one byte of them may change."""

import hashlib
import shutil
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
SHA256 = {
    "000_f051eb72a39f9959.txt": "450b572f7e047b5c20fb6834c98b4f5d80a49ec34703cdf68e12815d986034dc",
    "001_cf16995aa04f8553.txt": "8983afb6a74533d2a2ac09538899d9a7554d785cf949c9ac0ae84453cf948e69",
    "002_48c07be34fdf1111.txt": "35933dd06568369178763ddefd56c8c34c657cc1d5e740df874c8322026caa5f",
    "003_02ef439445c1a8af.txt": "e3ccde46ffaf081191225dcccf0ea8a9da92790be70c269b25749a453b03883c",
    "004_9a1aee5707c25f59.txt": "a8e9110c06bbb80ed2693ef8e7aaa9aa60fce6c52aea1373de7b295a49be2c64",
}


def changed(folder: Path) -> set[str]:
    """Name the texts that are missing, new or not what they were."""
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.txt")
    }
    return {name for name, _ in SHA256.items() ^ found.items()}


def test_the_seeds_are_what_they_were():
    assert changed(SEEDS) == set()


@pytest.mark.parametrize("name", SHA256)
def test_one_changed_byte_is_noticed(tmp_path, name):
    folder = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    assert changed(folder) == {name}


def test_a_missing_and_a_new_text_are_noticed(tmp_path):
    folder = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    (folder / "000_f051eb72a39f9959.txt").rename(folder / "renamed.txt")
    assert changed(folder) == {"000_f051eb72a39f9959.txt", "renamed.txt"}
