"""Speakers whom the text introduces: by the name they give, their kin, what a body is."""

import pytest

from onrecord.attribution import extract
from onrecord.attribution.source_types import sources_of

CASES = [
    ("Work and pensions secretary Bo Dale said it was late.", "Bo Dale", "person"),
    ("Skills and science minister Ada Voss, 44, said no.", "Ada Voss", "person"),
    ("The trade and industry minister Ann Lee said no.", "Ann Lee", "person"),
    ("Climate and energy envoy Tom Reid told reporters it was hot.", "Tom Reid", "person"),
    ("Nurses and Ann Lee said no.", "Nurses and Ann Lee", "group"),
    ("A rebel who gave his name as Taras said no. He left.", "Taras", "person"),
    ("A man named Oleg Brum said the tap ran dry.", "Oleg Brum", "person"),
    ("A nurse who would give only her first name as Ruth said no.", "Ruth", "person"),
    ("A guard who identified himself as Bo Carr said the gate was shut.", "Bo Carr", "person"),
    ("A soldier who introduced himself as Wolf said no.", "Wolf", "person"),
    ("Loom, a software company, sold it. The software company said no.", "Loom", "organisation"),
    ("Oddbox, a toy maker from Fen, fell. The toy maker said no.", "Oddbox", "organisation"),
    ("The maker, Corvex, said it was old. The maker said so.", "Corvex", "organisation"),
    ("Operator Fen Trains was late. The operator said no.", "Fen Trains", "organisation"),
    (
        "Loom, a software firm, met Bit, a software firm. The software firm said no.",
        "The software firm",
        "organisation",
    ),
    ("Her daughter, Tola, a nurse, saw it. She called it “a slip”.", "Tola", "person"),
    ("Her son Brody, 27, said no. “Mum counted them,” he said.", "Brody", "person"),
    ("Ann Lee’s friend Nora said no. She said it was cold.", "Nora", "person"),
    ("Ruth Dale’s son Wim, 9, dug it up. “It shone,” he said.", "Wim", "person"),
    ("Its lead actor, Sinéad Tuohy, won. She said it was luck.", "Sinéad Tuohy", "person"),
    ("The ear belongs to Finn Dru, who bled. He said it hurt.", "Finn Dru", "person"),
    (
        "“It rained,” said Buko Fash, 28. She met Gordon Pyle, 70, who sang. He said it was wet.",
        "Gordon Pyle",
        "person",
    ),
    ("The prize went to Ada Voss, who swam. She said it was cold.", "Ada Voss", "person"),
    (
        "Augusta Pen, who drew maps, has died. She was born in Elm. “I walked,” she wrote.",
        "Augusta Pen",
        "person",
    ),
    (
        "Rain fell, according to the harbour authority. It said two boats sank.",
        "the harbour authority",
        "organisation",
    ),
    ("Bo Kow said no. Asked by an analyst about it, he said yes.", "Bo Kow", "person"),
    ("BTT Docks and Ferries was late. BTT said no.", "BTT", "organisation"),
    ("NHS Mersey and Fells said no. It said 14 were ill.", "NHS Mersey and Fells", "organisation"),
    ("Corvex said no. It said rain fell.", "Corvex", "organisation"),
    ("A spokesman for Corvex came. Corvex said no.", "Corvex", "organisation"),
    ("Elm Rugby said in a statement it considered it closed.", "Elm Rugby", "organisation"),
    ("Mayor Ric “Boy” dela Peña said no. “We dig,” he said.", "Ric “Boy” dela Peña", "person"),
    ("José “Pepe” de la Cruz said no. “Run,” he said.", "José “Pepe” de la Cruz", "person"),
    ("Both sides said no.", "Both sides", "group"),
    ("Two people close to Bo Lee said no.", "Two people close to Bo Lee", "group"),
    ("The bride told guests he was late.", "The bride", "unnamed_person"),
    (
        "A trial by the Elm Institute found that owls help.",
        "A trial by the Elm Institute",
        "document",
    ),
    ("The master of the ferry, Ines Holt, left. “I row,” she said.", "Ines Holt", "person"),
    ("A neighbour, who gave her name only as Pat, woke. She said it shook.", "Pat", "person"),
    ("Farmer Dag Ness sat. His wife, Liv, ran. “Go,” she said. He said no.", "Dag Ness", "person"),
    ("Hal Brodie, a roofer, fell. “No,” Brodie said. The roofer said so.", "Hal Brodie", "person"),
    ("Singer Lou Adair cancelled. The singer said no.", "Lou Adair", "person"),
    (
        "The bank said no. Its chairman, Rolf Ames, left. It said pay would follow.",
        "The bank",
        "organisation",
    ),
    ("A study of bees came out. It found that they sleep.", "A study", "document"),
    ("The ferry firm Norrsea sank. The ferry firm said no.", "Norrsea", "organisation"),
    ("His union, the RDA, said he was ill.", "RDA", "organisation"),
]


@pytest.mark.parametrize(("text", "name", "kind"), CASES)
def test_the_last_speaker(text: str, name: str, kind: str) -> None:
    rows = extract(text)
    speakers, sources, _ = sources_of(text, rows)
    assert (speakers[-1].name, sources[-1].source_type) == (name, kind)
