"""Speakers in the words around their names: titles, bodies, owners, subjects."""

import pytest

from onrecord.attribution import extract
from onrecord.attribution.source_types import sources_of


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    rows = extract(text)
    speakers, sources, _ = sources_of(text, rows)
    return [
        (
            speaker.name,
            source.source_type,
            text[slice(*source.description)] if source.description else None,
        )
        for speaker, source in zip(speakers, sources, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("Lieutenant-General Bo Cray came. Lieutenant-General Cray said so.", "Bo Cray", None),
        ("Attorney-General Daryl Wim said it was over.", "Daryl Wim", "Attorney-General"),
        ("Staff-Insp. Gary Ell said it was over.", "Gary Ell", "Staff-Insp."),
        ("US Magistrate Judith Dyne refused to grant bail.", "Judith Dyne", "US Magistrate"),
        ("Skipper Ludde Ing won. Skipper Ing said it was easy.", "Ludde Ing", "Skipper"),
        ("Mother-of-two Keeley Mars said it was late.", "Keeley Mars", "Mother-of-two"),
        ("Sweden’s King Carl XVI Gustaf said it was cold.", "Carl XVI Gustaf", "Sweden’s King"),
        ("Chairman Lord Holm said it was safe.", "Lord Holm", "Chairman Lord"),
        ("Chief executive Paul Batch said it paid.", "Paul Batch", "Chief executive"),
        ("Port rink manager Bri Bell said it was full.", "Bri Bell", "Port rink manager"),
        ("The Bureau of Rain’s Claire Rich said it poured.", "Claire Rich", None),
        (
            "Director of Bolt’s Logan Airport Tom Kint said so.",
            "Tom Kint",
            "Director of Bolt’s Logan Airport",
        ),
        ("Odo Keal of the Elm Fund said so.", "Odo Keal", None),
        ("Professor Alan Trow deputy director of the zoo said so.", "Alan Trow", "Professor"),
        ("Dr Tuul Raut MRCGP said so. Dr Raut left.", "Tuul Raut", None),
        ("Abdul Hak Bak runs the mosque. Mr Bak said it was shut.", "Abdul Hak Bak", None),
        ("One bystander, Marius duPree, said so.", "Marius duPree", "One bystander"),
        ("The harbour minister, Dr Abdul, said so.", "Dr Abdul", "The harbour minister"),
        (
            "A spokesman for governor Gul Ag, Akbar Jen, said so.",
            "Akbar Jen",
            "A spokesman for governor Gul Ag",
        ),
        ("Mark Will, the fire controller, said so.", "Mark Will", "the fire controller"),
        ("Former rower and Elm pundit Stef Cram said no.", "Stef Cram", None),
        ("Fen’s Port Minister Badr al-Busai said no.", "Badr al-Busai", "Fen’s Port Minister"),
        ("Director of the Growth Group M. Ayhan Kos said no.", "M. Ayhan Kos", None),
        ("De Blasi said no. Mayor Bill de Blasi left.", "Bill de Blasi", "Mayor"),
        (
            "Fen Supreme Court Justice Frank Nerv said no.",
            "Frank Nerv",
            "Fen Supreme Court Justice",
        ),
        ("Howard Dean came. Dean, a doctor, said no.", "Howard Dean", "a doctor"),
        ("They heard Bo O’Neil. Port Chief Bo O’Neil left. “No,” O'Neil said.", "Bo O’Neil", None),
        ("The clinic’s matron, Sister Bern Oye, said no.", "Bern Oye", "The clinic’s matron"),
        ("Film-maker Spik Lee said no.", "Spik Lee", "Film-maker"),
        ("Deutsche Bank’s Simon Champion said no.", "Simon Champion", None),
        ("Asbestosis sufferer Bern Bant said no.", "Bern Bant", "Asbestosis sufferer"),
        (
            "Association of Port Officers president Chris Fox said no.",
            "Chris Fox",
            "Association of Port Officers president",
        ),
        ("“It is shut,” Mr Jan said.", "Mr Jan", None),
        (
            "The Governor-General, Dr Peter Holl, came. The Governor-General said no.",
            "Peter Holl",
            "The Governor-General",
        ),
        (
            "Fen Helicopters owner, Helen Gill, said it was over.",
            "Helen Gill",
            "Fen Helicopters owner",
        ),
        (
            "Fen’s Envoy to Sri Lanka Ahmed Al Rash said no.",
            "Ahmed Al Rash",
            "Fen’s Envoy to Sri Lanka",
        ),
        ("Adolfo Rodri Sab came. Mr Rodri Sab said no.", "Adolfo Rodri Sab", None),
        ("Federal Bureau of Rain agent Margaret Cron said it poured.", "Margaret Cron", None),
        ("A forecaster with the Elm Weather Bureau Ian Rob said no.", "Ian Rob", None),
        ("Abdul Hak Baker prays. Mr Baker said no.", "Abdul Hak Baker", None),
        ("Pope John Paul II came. John Paul said no.", "John Paul II", "Pope"),
        ("Small Business Minister Joe Hock said no.", "Joe Hock", "Small Business Minister"),
    ],
)
def test_persons(text: str, name: str, description: str | None) -> None:
    found = told(text)[-1]
    assert found[:2] == (name, "person")
    if description:
        assert found[2] == description


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Building products group James Alder said profit rose.", "James Alder", "organisation"),
        ("The airline Rosa Vane said it was sold.", "Rosa Vane", "organisation"),
        ("The broadcaster Rosa Vane said it was sold.", "Rosa Vane", "person"),
        (
            "Geo-science Australia said it shook.",
            "Geo-science Australia",
            "organisation",
        ),
        ("Moran Petroleum waited. The company blamed the tax.", "Moran Petroleum", "organisation"),
        ("Moran Foods waited. Moran blamed the tax.", "Moran Foods", "organisation"),
        ("Elm Rovers FC said the match was off.", "Elm Rovers FC", "organisation"),
        ("Building group James Hardin fell. Hardin said no.", "James Hardin", "organisation"),
        ("Red Flag Alarm, which counts firms, said no.", "Red Flag Alarm", "organisation"),
        ("Fenstar said it would tell customers.", "Fenstar", "organisation"),
        ("The Guardian said it had asked.", "The Guardian", "organisation"),
        ("The 34-year-old Austrian said no.", "The 34-year-old Austrian", "unnamed_person"),
        ("The national team coach said no.", "The national team coach", "unnamed_person"),
        ("Liberal Democrats said no.", "Liberal Democrats", "group"),
        ("Critics including author Bo Rowl said no.", "Critics including author Bo Rowl", "group"),
        ("Sheffen Theatres said no.", "Sheffen Theatres", "unclear"),
        ("The nonpartisan Commission on Fens said no.", "Commission on Fens", "organisation"),
        ("Virginia Democrats came. Some Democrats said no.", "Some Democrats", "group"),
        ("It rained. He said so.", None, "person"),
        ("The EU Working Group on Fens met. The EU said no.", "EU", "organisation"),
        ("The Chamber said no. Elm Chamber Chair Kris Bal left.", "The Chamber", "organisation"),
        (
            "A union representing Elm-Ray workers said no.",
            "A union representing Elm-Ray workers",
            "organisation",
        ),
        (
            "The Ports and Civil Aviation Minister said no.",
            "The Ports and Civil Aviation Minister",
            "unnamed_person",
        ),
        ("King’s College Hospital said no.", "King’s College Hospital", "organisation"),
        ("Germany’s Health Ministry said no.", "Germany’s Health Ministry", "organisation"),
        ("Hospital bosses said no.", "Hospital bosses", "group"),
        ("The big boss said no.", "The big boss", "unnamed_person"),
        ("His agent said he was ill.", "His agent", "unnamed_person"),
        ("The Elm Magistrate ordered a report.", "The Elm Magistrate", "unnamed_person"),
        ("The Elm Ministry on Sunday said no.", "Elm Ministry", "organisation"),
        ("FenOnline.net said no.", "FenOnline.net", "organisation"),
        ("The Mitch Plan calls for rest.", "Mitch Plan", "document"),
        ("Elm’s Lord Mayor said no.", "Elm’s Lord Mayor", "unnamed_person"),
        ("Last month Marsh said it was late.", "Marsh", "unclear"),
    ],
)
def test_others(text: str, name: str | None, kind: str) -> None:
    assert told(text)[-1][:2] == (name, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elm’s Port Minister Alex Dorn said it was late. “It is,” he said.", "Alex Dorn"),
        (
            (
                "The former chief clerk of works for the Elm Nations in Fen, Rick Butel, told Elm "
                "Radio he believes it. “I read it,” he said."
            ),
            "Rick Butel",
        ),
        ("Tom Reed came. Tolu Abara left early. He said it was late.", "Tolu Abara"),
        ("Kemi Badok left. Zeyn Arsel came on Monday. She said it was safe.", "Zeyn Arsel"),
        ("Tides fell in Fen, Bo Dale said in a talk. “They will rise,” he said.", "Bo Dale"),
        ("Eurofen said no. The union said it would strike.", "The union"),
        (
            "Ambassador to Oman Bo Al Rash came. “We agree,” the ambassador said.\n\nHe said no.",
            "Bo Al Rash",
        ),
        (
            "Mayor Bo Cray ran. Aide Ed Hale came. The mayor said yes. Trade grew.\n\nHe said no.",
            "Bo Cray",
        ),
        (
            "Mayor Bo Cray ran. "
            + "It rained on the pier all day long. " * 60
            + "“We are late,” the mayor said.\n\nHe said no.",
            "Bo Cray",
        ),
        ("Money came from lawmakers who promise to pay.", "lawmakers"),
        ("They sent him to a doctor, who said no.", "a doctor"),
        ("Peter Morg, a lawyer for the Elm Club, who says it is late, left.", "Peter Morg"),
        ("The club is glad, Parrin said. He left at noon, he added.", "Parrin"),
        ("Doctors at St. Anne’s Hospital left. The hospital denied it.", "St. Anne’s Hospital"),
        ("The trust was sorry. It said it had learned.", "The trust"),
        ("Aides at Fen University said no. The aides said yes.", "Aides at Fen University"),
        ("Two nurses left early. They said it was late.", "Two nurses"),
        ("A defector came to town last week. He said it was full.", "A defector"),
        ("Scientist David Vau came. The scientist said it was late.", "David Vau"),
        ("Fen Water Ltd closed. It said the supply was safe.", "Fen Water Ltd"),
        (
            "“We are late,” the Fen Bus Company said on Monday. It said more would come.",
            "Fen Bus Company",
        ),
        (
            "Parliament’s accounts committee said no. The committee said yes.",
            "Parliament’s accounts committee",
        ),
        ("An Elm spokesman said no. “Yes,” the spokesman added.", "An Elm spokesman"),
        ("The National Lakes Authority closed it. The NLA said no.", "National Lakes Authority"),
        ("Budget airline Zephyr Air flew. The carrier said no.", "Zephyr Air"),
        ("Her agent said no. Her agent, Lionel Brand, left.", "Lionel Brand"),
        ("In Fen, publican Donal Cahil came. “I am dry,” he said.", "Donal Cahil"),
        ("Consultant in palliative care Dr Zain Malik said no.", "Zain Malik"),
        ("Prosecutor Nadia Fero met him in Hull. Bo Dale said no.", "Bo Dale"),
        ("Her predecessor, Johan Stey, hit back. “We paid,” he wrote.", "Johan Stey"),
        ("Brokerage Nirva Securities said no.", "Nirva Securities"),
        ("Ann Lee came. An army spokesman said it was over. It said they had left.", None),
        ("Ann Lee runs the unit. A patient fell. She said the ward was dirty.", None),
        ("Ann Lee met Eva Marsh. “It was good,” she said.", None),
        ("Ada Field, 41, met Tom Reid, 29. The 29-year-old said he was glad.", "Tom Reid"),
        (
            "Tom Reid was late. “We lost,” he said. The 29-year-old added that it was cold.",
            "Tom Reid",
        ),
        ("Mary Field (41) met Ann Lee (41). The 41-year-old said it was late.", None),
        ("Ada Field, 41, was hurt. The 52-year-old said it was late.", "The 52-year-old"),
    ],
)
def test_pronouns(text: str, name: str | None) -> None:
    assert told(text)[-1][0] == name


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("The Bureau of Rain’s Claire Rich said it poured.", "Bureau of Rain"),
        ("Elm Hospital’s Dr Noor Hadd said no.", "Elm Hospital"),
        ("Noor Hadd of the Elm Clinic said no.", "Elm Clinic"),
        ("The head of Woomba hospital said no.", "Woomba hospital"),
        ("Doctors at St. Anne’s Hospital said no.", "St. Anne’s Hospital"),
        ("Drug squad members said no.", None),
        ("Ministry of Health spokesman Bo Cray said no.", "Ministry of Health"),
        ("Severe weather expert Ken Bat said no.", None),
        ("Iraqi spy chief Taher Hab said no.", None),
        ("EBOA President N.K. Cray said no.", "EBOA"),
        ("US President Bo Cray said no.", None),
        ("Fenner Tyres Managing Director Bo Cray said no.", "Fenner Tyres"),
        ("The Elm-Oak Business Council President Bo Cray said no.", "Elm-Oak Business Council"),
        ("Elm Chamber of Commerce Chairman Bo Cray said no.", "Elm Chamber of Commerce"),
        ("EBOA Chairman and Chief Executive Bo Cray said no.", "EBOA"),
        ("Human Resources Director Bo Cray said no.", None),
        ("Trade Minister Bo Cray said no.", None),
        ("New Zealand President Bo Cray said no.", None),
        (
            "A spokesman for the Russian foreign ministry, Bo Cray, said no.",
            "Russian foreign ministry",
        ),
        ("The head of a big European car maker said no.", None),
        ("Bo Cray, an analyst at the Dutch bank Elmbank, said no.", "Elmbank"),
        ("Health officials said no. The Health Ministry agreed.", None),
        ("Club chair Bo Cray said no. The Elm Rain Club is shut.", None),
        ("We saw the Senate sit. Senate colleague Bo Cray said no.", "Senate"),
        ("EBC officials said no. The EBC Fund agreed.", "EBC"),
        ("Northgate Water said no. A spokesman for the company said yes.", "Northgate Water"),
        ("Elm Bank and Oak Ltd met. A spokesman for the bank said no.", "Elm Bank"),
        ("Elm Bank and Oak Bank met. A spokesman for the bank said no.", None),
    ],
)
def test_affiliations(text: str, affiliation: str | None) -> None:
    rows = extract(text)
    _, sources, _ = sources_of(text, rows)
    assert sources[-1].affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nigerian President Bo Cray said no.", "president"),
        ("West Australian Senator Bo Cray said no.", "senator"),
        ("Small Business Minister Bo Cray said no.", "small business minister"),
        ("Chief executive Bo Cray said no.", "chief executive"),
        ("Curator Dr Bo Cray said no.", "curator"),
        ("Ministry of Health spokesman Bo Cray said no.", "spokesman"),
        ("Elm University Director Bo Cray said no.", "director"),
        ("Fenner Tyres Managing Director Bo Cray said no.", "managing director"),
        ("Elm Chamber of Commerce Chairman Bo Cray said no.", "chairman"),
        ("Liberal Democrat home affairs spokesman Bo Cray said no.", "home affairs spokesman"),
        (
            "Bo Cray, as acting finance secretary, left. Mr Cray said no.",
            "acting finance secretary",
        ),
        ("Current Mayor Bo Cray said no.", "mayor"),
        ("The head of the Elm Trust, Professor Bo Cray, said no.", "head"),
        ("Associate Professor Bo Cray said no.", "associate professor"),
    ],
)
def test_titles(text: str, title: str) -> None:
    rows = extract(text)
    _, sources, _ = sources_of(text, rows)
    assert sources[-1].title == title
