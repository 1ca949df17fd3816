"""Names in news of hospitals, ministries and research, each exactly as the text has it."""

from pathlib import Path

from onrecord.attribution import extract
from onrecord.attribution.speakers import resolve, scene_of

GOLD = Path(__file__).parent / "gold" / "person_names.txt"
LEAST = 132  # of 135


def test_the_last_speaker_has_the_exact_name() -> None:
    lines = [line for line in GOLD.read_text("utf-8").splitlines() if not line.startswith("#")]
    wrong = []
    for line in lines:
        text, expected = line.split(" | ")
        rows = extract(text)
        named = [speaker.name for speaker in resolve(scene_of(text, rows), rows)]
        if named[-1:] != [expected]:
            wrong.append((text, named[-1:], expected))
    print(f"\n{len(lines) - len(wrong)} of {len(lines)} names exact")
    assert len(lines) - len(wrong) >= LEAST, wrong
