"""Compare the stored pictures with redrawn ones, pixel by pixel.

Usage: compare_pictures.py STORED REDRAWN (two folders). Another machine may round a shade
differently; a changed digit changes dozens of pixels strongly.
"""

import sys
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image

STRONG = 96  # of 255 levels of a colour
FEW = 10  # pixels that may differ so much


def differing(stored: Path | IO[bytes], redrawn: Path | IO[bytes]) -> int:
    """Count the pixels of two pictures that differ strongly; all, where the sizes differ."""
    one, other = (
        np.asarray(Image.open(path).convert("RGB"), dtype="int16") for path in (stored, redrawn)
    )
    if one.shape != other.shape:
        return max(one.size, other.size) // 3
    return int((np.abs(one - other).max(axis=2) > STRONG).sum())


def differences(stored: Path, redrawn: Path) -> list[str]:
    """Say which pictures of a folder are not as redrawn."""
    before, after = (
        {path.name: path for path in sorted(folder.glob("*.png"))} for folder in (stored, redrawn)
    )
    said = [
        f"{name} is in only one of {stored} and {redrawn}"
        for name in sorted(before.keys() ^ after.keys())
    ]
    for name in sorted(before.keys() & after.keys()):
        pixels = differing(before[name], after[name])
        if pixels > FEW:
            said.append(f"{stored / name} is not as redrawn: {pixels:,} pixels differ")
    return said


if __name__ == "__main__":
    found = differences(*map(Path, sys.argv[1:3]))
    sys.exit("\n".join(found) or None)
