"""What the tests in a browser share: texts that attack, and what a page asked for."""

from pathlib import Path

import pandas as pd

PROJECT = Path(__file__).parent.parent
TOKEN = "only-for-this-test"
SHOTS = PROJECT / "build" / "browser"

ENGLISH = (  # so that no reader takes the text for another language and leaves it out
    "The council met on Monday, and it was said that they would look at the plan again in the"
    " spring, when the money for all of it is there and the town has had its say on what to do."
)
PWN = "window.PWN = (window.PWN || 0) + 1"
HOSTILE = {
    "script": f"<script>{PWN}</script>",
    "image": f'"><img src="http://192.0.2.1/x.png" onerror="{PWN}">',
    "link": f"[click](javascript:{PWN}) javascript:{PWN}",
    "template": "{{ constructor.constructor('" + PWN + "')() }} ${" + PWN + "}",
    "svg": f'</title></style></script><svg onload="{PWN}"><a xlink:href="javascript:{PWN}">',
    "markdown": "![x](http://192.0.2.1/y.png) *bold* `code` # heading",
    "terminal": "\x1b[31mred\x1b[0m \u202ereversed\u202c",
}


def elsewhere(page):
    """The addresses asked for that are not of this machine."""
    here = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "ws://127.0.0.1:")
    return [url for url in page.asked if not url.startswith(here)]


def shot(page, name):
    """Keep a picture for people to look at, in build/browser."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def hostile_docs():
    """Texts, names and labels that try to be more than text."""
    return pd.DataFrame(
        {
            "doc": word,
            "label": word,
            "text": f"{word}\nMayor Ann Lee said {n + 40} {word} beds cost $2 million to $3 million"
            f". “{word} we need {n + 5} beds,” said {word}. [attribution: {word}]\n{ENGLISH}",
        }
        for n, word in enumerate(HOSTILE.values())
    )
