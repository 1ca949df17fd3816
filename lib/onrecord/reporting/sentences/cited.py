"""Who is cited, what is quoted, and for which paragraphs no source was found."""

from onrecord.reporting.sentences.shared import bare_shares, by_group, missed, named
from onrecord.reporting.summaries import (
    NO_SOURCE,
    UNNAMED,
    counted,
    document_sourcing,
    document_words,
    paragraphs_by_sourcing,
    source_names,
    words_by_speaker,
)
from onrecord.reporting.wording import agree, bare_of, count, listing, markdown, share
from onrecord.tables import Tables, records

_KINDS = {
    "no_comment": ("refusal to comment", "refusals to comment"),
    "signoff": ("sign-off", "sign-offs"),
}
_SPEAKERS = 6  # told one by one
_FEW = 10  # texts; of more, none is named for its own sake


def sources(tables: Tables, by: str | None = None) -> str:
    """Say how many attributions there are, of what kinds, and to how many sources.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> sources(rec.analyse(docs))
    'No attribution was found.'
    """
    rows = counted(tables)
    if rows.empty:
        return "No attribution was found."
    kinds = [
        count(int(n), *_KINDS[str(kind)]) if kind in _KINDS else f"{n:,} {kind}"
        for kind, n in rows["kind"].value_counts().items()
    ]
    named = source_names(tables, rows)
    named = named[named != UNNAMED]
    unknown = len(rows) - len(named)
    unresolved = f" The speaker of {unknown:,} could not be identified." if unknown else ""
    parts = {}
    if by is not None:
        grouped = document_sourcing(tables, by)
        per_text = grouped["attributions"] / grouped["texts"]
        parts = {str(name): f"{mean:.1f} per text" for name, mean in per_text.items()}
    return (
        f"**{count(len(rows), 'attribution')}** ({listing(kinds, most=8)}) to "
        f"**{count(named.nunique(), 'source')}**.{unresolved}{by_group(by, parts)}"
    )


def quotations(tables: Tables, by: str | None = None) -> str:
    """Say how many words are quoted, and whose they are.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["“We need 40 beds,” Ann Lee said."]})
    >>> quotations(rec.analyse(docs))
    '**4 words are quoted**, in 1 text: 4 by Ann Lee.'
    """
    quoted = words_by_speaker(tables).groupby("speaker", sort=False)["quoted_words"].sum()
    total = int(quoted.sum())
    if not total:
        return "No quoted words were found that are attributed to a source."
    whose = quoted[(quoted > 0) & (quoted.index != UNNAMED)]
    whose = whose.sort_values(ascending=False, kind="stable")
    told = [f"{words:,} by {markdown(str(name))}" for name, words in whose.items()]
    if len(told) > _SPEAKERS + 1:
        others = whose.iloc[_SPEAKERS:]
        rest = f"{int(others.sum()):,} by {count(len(others), 'other source')}"
        told = [*told[:_SPEAKERS], rest]
    if quoted.get(UNNAMED, 0):
        told.append(f"{quoted[UNNAMED]:,} by speakers who could not be identified")
    by_text = document_sourcing(tables)["quoted_words"]
    parts = {}
    if by is not None:
        grouped = document_sourcing(tables, by)["quoted_words"]
        words = document_words(tables, by).set_index(by)["words"].to_dict()
        parts = {str(name): f"{share(n, words[name])} of its words" for name, n in grouped.items()}
    return (
        f"**{count(total, 'word')} {agree(total, 'is', 'are')} quoted**, in "
        f"{count(int((by_text > 0).sum()), 'text')}: {listing(told, most=8)}.{by_group(by, parts)}"
    )


def paragraphs(tables: Tables, by: str | None = None) -> str:
    """Say for how many paragraphs no source was found, and in which texts most are so.

    Examples
    --------
    >>> import onrecord as rec, pandas as pd
    >>> docs = pd.DataFrame({"doc": ["a"], "text": ["It rained all night."]})
    >>> paragraphs(rec.analyse(docs)).partition(". ")[0]
    '**No source was found for the 1 paragraph**'
    """
    data = paragraphs_by_sourcing(tables)
    total, bare = int(data["paragraphs"].sum()), int(data[NO_SOURCE].sum())
    if not total:
        return "These texts have no paragraph of three words or more."
    if not bare:
        return f"A source was found for {agree(total, 'the', 'each')} paragraph."
    label = named(tables)
    detail = ""
    if by is None and 1 < len(data) <= _FEW:
        most = data[data[NO_SOURCE] > 0].sort_values(NO_SOURCE, ascending=False, kind="stable")
        parts = [
            f"{label[row['doc']]}: {row[NO_SOURCE]} of {row['paragraphs']}"
            for row in records(most.reset_index())
        ]
        detail = f" ({listing(parts, most=_FEW)})"
    return (
        f"**{bare_of(bare, total, 'paragraph')}**{detail}."
        f"{by_group(by, bare_shares(paragraphs_by_sourcing(tables, by), 'paragraphs', by))}"
        f" {missed()}"
    )
