"""Build vocabulary/units_cldr.toml and vocabulary/currencies_cldr.toml from Unicode's CLDR.

Babel carries the data and is needed to build the tables only, never to use them:

    pip install babel==2.18.0
    python tools/build_measures.py

Units: the British and American names, long and short, of CLDR's units. Currencies: every
currency that is tender somewhere today (ISO 4217), with its English names, the signs that
the locales of its countries use, those countries and the cities of their time zones.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global

FOLDER = Path(__file__).parents[1] / "lib/onrecord/vocabulary"


HEADER = """\
# Made by tools/build_measures.py from CLDR (Unicode License v3, see NOTICE-cldr.txt): {what}.
# Do not edit: what is written by hand is in {hand}.toml.
"""
KINDS = {
    "angle": "angle", "area": "area", "concentr": "concentration", "digital": "data",
    "duration": "duration", "electric": "electricity", "energy": "energy", "force": "force",
    "frequency": "frequency", "graphics": "data", "length": "length", "light": "light",
    "mass": "mass", "power": "power", "pressure": "pressure", "speed": "speed",
    "temperature": "temperature", "torque": "torque", "volume": "volume",
}  # fmt: skip
LEFT_OUT = {  # words of many senses, and units that news texts do not use
    "item", "karat", "percent", "permille", "permyriad", "quarter", "person", "force", "em",
    "dot", "point", "radius", "luminosity", "light-speed", "beaufort", "generic", "drop", "dram",
    "jigger", "pinch", "dessert", "portion", "density", "foodcalorie", "grain", "dalton",
    "atmosphere", "revolution", "stone", "ofglucose", "permillion", "acceleration", "metric",
    "consumption", "scandinavian", "therm", "bar", "byte", "bit",
}  # fmt: skip
NOT_A_SYMBOL = {"in", "pt", "gr", "ct", "au", "fur", "dec", "pc", "ac", "ly", "kn"}
NOT_A_CITY = {
    "Center",
    "Creston",
    "Dawson",
    "Easter",
    "Midway",
    "Nome",
    "Regina",
    "Resolute",
    "Wake",
}


def main() -> None:
    _write("units_cldr", "units", "units", _units())
    _write("currencies_cldr", "currencies", "currencies", _currencies())


def _write(name: str, hand: str, what: str, tables: dict[str, dict[str, object]]) -> None:
    lines = [HEADER.format(what=what, hand=hand)]
    for table, entries in sorted(tables.items()):
        lines.append(f"[{table}]\n")
        lines += [f"{_key(key)} = {_value(value)}\n" for key, value in entries.items()]
        lines.append("\n")
    (FOLDER / f"{name}.toml").write_text("".join(lines).rstrip() + "\n", encoding="utf-8")


def _key(key: str) -> str:
    return key if re.fullmatch(r"\w+", key, re.ASCII) else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_value(v)}" for k, v in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def _units() -> dict[str, dict[str, object]]:
    british = Locale("en", "GB")._data["unit_patterns"]
    american = Locale("en")._data["unit_patterns"]
    tables: dict[str, dict[str, object]] = {}
    for unit in sorted(british):
        kind = unit.partition("-")[0]
        if kind not in KINDS or any(word in unit for word in LEFT_OUT):
            continue
        name = _bare(british[unit]["long"]["one"])
        if name.startswith("US "):  # quarts and gallons: American and British go by one name
            continue
        long = {
            _bare(patterns[unit]["long"][form])
            for patterns in (british, american)
            for form in ("one", "other")
        }
        short = {_bare(british[unit][size]["other"]) for size in ("short", "narrow")}
        symbols = {s for s in short if len(s) > 1 and s not in NOT_A_SYMBOL and s not in long}
        tables.setdefault(KINDS[kind], {})[name.replace("-", " ")] = {
            "symbols": sorted(s for s in symbols if s.replace(" ", "").isascii() or "²" in s),
            "names": sorted({n.replace("-", " ") for n in long}),
        }
    return tables


def _bare(pattern: str) -> str:
    return pattern.replace("{0}", "").replace("\u00a0", " ").strip()


def _currencies() -> dict[str, dict[str, object]]:
    english = Locale("en")._data
    countries = _countries()
    signs = _signs(countries)
    cities: dict[str, list[str]] = {}
    for zone, territory in get_global("zone_territories").items():
        city = zone.rpartition("/")[2].replace("_", " ")
        if zone.count("/") == 1 and not zone.startswith("Etc/") and city not in NOT_A_CITY:
            cities.setdefault(territory, []).append(city)
    tables: dict[str, dict[str, object]] = {}
    for code, territories in sorted(countries.items()):
        names = english["currency_names_plural"][code]
        tables[code] = {
            "names": _unique([names["one"], names["other"]]),
            "signs": sorted(signs.get(code, ())),
            "countries": sorted(_country(english["territories"][t]) for t in territories),
            "cities": sorted({city for t in territories for city in cities.get(t, ())}),
            "territories": sorted(territories),
        }
    return tables


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.replace("ʻ", "’") for name in names))


def _country(name: str) -> str:
    """Give "Hong Kong" for "Hong Kong SAR China" and "Myanmar" for "Myanmar (Burma)"."""
    return re.sub(r" SAR China| \(.*| - .*", "", name).replace("St. ", "Saint ")


def _countries() -> dict[str, set[str]]:
    """Give the territories where each currency is tender today."""
    found: dict[str, set[str]] = {}
    for territory, rows in get_global("territory_currencies").items():
        for code, _, end, tender in rows:
            if end is None and tender:
                found.setdefault(code, set()).add(territory)
    return found


def _signs(countries: dict[str, set[str]]) -> dict[str, set[str]]:
    """Give the signs that the locales of a currency's own countries write, in Latin letters."""
    found: dict[str, set[str]] = {}
    for name in localedata.locale_identifiers():
        locale = Locale.parse(name)
        for code, sign in locale._data["currency_symbols"].items():
            if locale.territory in countries.get(code, ()) and _may_stand(sign, code):
                found.setdefault(code, set()).add(sign.replace("\u202f", " "))
    for code, sign in Locale("en")._data["currency_symbols"].items():
        if code in countries and _may_stand(sign, code):
            found.setdefault(code, set()).add(sign.replace("\u202f", " "))
    return found


def _may_stand(sign: str, code: str) -> bool:
    """Leave out codes, single letters and signs in other scripts."""
    single = len(sign) == 1 and sign.isalpha()
    other = any(c.isalpha() and not c.isascii() and c not in "čłśý" for c in sign)
    return sign != code and not single and not other and "\u200f" not in sign and sign.isprintable()


if __name__ == "__main__":
    main()
