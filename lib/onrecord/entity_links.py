"""Names of a corpus in groups, each group one source, joined rule by rule."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import chain, combinations

import pandas as pd

from onrecord import entity_rules as rules
from onrecord.tables import Tables

MANY = 60
"""Names that share a word: beyond these the word says nothing."""

Node = tuple[str, str]
"""A kind of name, or a text, and a key: names with the same node are one from the start."""

_ARTICLE = re.compile(r"(?:The|A|An) ")
_LOWER = re.compile(r"(?<![\w’'-])[a-zß-ÿ]{3,}")


def small(phrase: str) -> str:
    """Write a phrase as inside a sentence.

    Examples
    --------
    >>> small("The company"), small("Theo Lee")
    ('the company', 'Theo Lee')
    """
    return phrase[0].lower() + phrase[1:] if _ARTICLE.match(phrase) else phrase


class Links:
    """The names of a corpus in groups, each group one source."""

    def __init__(
        self,
        tables: Tables,
        names: list[Node | None],
        cited: list[Node | None],
        aliases: dict[str, str],
    ) -> None:
        self.written: defaultdict[Node, dict[str, int]] = defaultdict(dict)
        self.docs: defaultdict[Node, set[str]] = defaultdict(set)
        self._count(names, tables.names, "name", tables.names["times"].tolist())
        self._count(cited, tables.attributions, "speaker", [1] * len(cited))
        self.groups = {node: [node] for node in self.written}
        self.reasons: dict[Node, str] = {}
        texts = tables.documents[["doc", "text"]].dropna()
        self.texts: dict[str, str] = dict(zip(texts["doc"], texts["text"], strict=True))
        self.places: dict[str, frozenset[str]] = {}
        self.called: dict[Node, str] = {}
        forms = [rules.spelled(form) for form in tables.names["text"].tolist()]
        self._follow(aliases, names, forms)
        self._declared(names, forms)
        self._by_rules(_ordinary(tables), _pronouns(cited, tables.attributions))
        self.entities = self._named()

    def _count(
        self, nodes: list[Node | None], table: pd.DataFrame, column: str, times: Iterable[int]
    ) -> None:
        docs, written = table["doc"].tolist(), table[column].tolist()
        for node, doc, name, number in zip(nodes, docs, written, times, strict=True):
            if node:
                known = self.written[node]
                known[name] = known.get(name, 0) + number
                self.docs[node].add(doc)

    def entity(self, node: Node | None) -> str | None:
        """Give what a name is called in the corpus."""
        return self.entities[node] if node else None

    def reason(self, node: Node | None) -> str | None:
        """Give the rule that joined a name to others."""
        if node is None or node in self.reasons:
            return self.reasons[node] if node else None
        return "same words" if len(self.docs[node]) > 1 else None

    def join(self, one: Node, other: Node, rule: str) -> None:
        """Make two groups one, unless aliases call them differently."""
        if rule != "alias" and one in self.called:
            return
        a, b = self.groups[one], self.groups[other]
        labels = {self.called[node] for node in (*a, *b) if node in self.called}
        if a is b or len(labels) > 1:
            return
        self.reasons.setdefault(one, rule)
        if len(a) < len(b):
            a, b = b, a
        a += b
        for node in b:
            self.groups[node] = a

    def _follow(self, aliases: dict[str, str], names: list[Node | None], forms: list[str]) -> None:
        """Join what the aliases join, before any rule."""
        first: dict[str, Node] = {}
        written = zip(names, forms, strict=True)
        for node, form in [*((node, node[1]) for node in self.written), *written]:
            entity = aliases.get(form)
            if node and entity and node not in self.called:
                self.called[node] = entity
                self.join(node, first.setdefault(entity, node), "alias")
                self.reasons[node] = "alias"
        keys = {rules.spelled(entity): entity for entity in first}
        for node in list(self.written):
            if node[1] in keys and node not in self.called:
                self.called[node] = keys[node[1]]
                self.join(first[keys[node[1]]], node, "alias")

    def _declared(self, names: list[Node | None], forms: list[str]) -> None:
        """Join a name to the longer one that a text gives it, if all such texts agree."""
        meant: dict[Node, set[int]] = {}
        longer: dict[Node, Node] = {}
        for node, form in zip(names, forms, strict=True):
            short = "organisation", form
            if node and node[0] == "organisation" and node != short and short in self.groups:
                meant.setdefault(short, set()).add(id(self.groups[node]))
                longer[short] = node
        for short, groups in meant.items():
            if len(groups) == 1 and self._is_there(short, longer[short]):
                self.join(short, longer[short], "declared")
            else:
                self.reasons[short] = "ambiguous"

    def _by_rules(self, ordinary: frozenset[str], pronouns: dict[str, str]) -> None:
        bodies = [node for node in self.written if node[0] == "organisation"]
        people = [node for node in self.written if node[0] == "person"]

        def same_person(a: str, b: str) -> bool:
            clash = {pronouns.get(a), pronouns.get(b)} >= {"he", "she"}
            return not clash and rules.is_same_person(a, b)

        def is_there(a: str, b: str) -> bool:
            return self._is_there(("organisation", a), ("organisation", b))

        def short_form(a: str, b: str) -> bool:
            return rules.is_short_form(a, b, ordinary) and is_there(a, b)

        def beginning(a: str, b: str) -> bool:
            return rules.is_beginning(a, b) and is_there(a, b)

        for _, alike in blocks(bodies, rules.fields):
            self._pairwise(alike, lambda a, b: rules.is_same_field(a, b, ordinary), "same field")
        for _, alike in blocks(bodies, lambda name: name.split(" ")[1:2]):
            self._pairwise(alike, rules.is_same_namesake, "same namesake")
        same_surname = _fuller(people, lambda name: name.split(" ")[-1:])
        self._absorb(same_surname, same_person, "given name")
        sharing = _fuller(bodies, rules.counted)
        self._absorb(sharing, short_form, "short form")
        self._absorb(sharing, beginning, "beginning")

    def _is_there(self, short: Node, longer: Node) -> bool:
        """Tell whether all texts with a name tell of the country that a longer one has in it.

        "Central Bank" is "Central Bank of Oman" only in texts that say "Oman" or "Omani".
        """
        places = rules.places_told(short[1], longer[1])
        return all(places <= self._places_of(doc) for doc in self.docs[short]) if places else True

    def _places_of(self, doc: str) -> frozenset[str]:
        """Give the places that a text names; it is read for them once."""
        if doc not in self.places:
            self.places[doc] = rules.places_in(self.texts.get(doc, ""))
        return self.places[doc]

    def _pairwise(self, nodes: list[Node], is_same: Callable[[str, str], bool], rule: str) -> None:
        """Join each name to the one group of those that a rule says are the same."""
        fitting: dict[Node, list[Node]] = {}
        for one, other in combinations(nodes[:MANY], 2):
            if is_same(one[1], other[1]):
                fitting.setdefault(one, []).append(other)
                fitting.setdefault(other, []).append(one)
        for node, others in fitting.items():
            if all(is_same(a[1], b[1]) for a, b in combinations(others, 2)):
                self.join(node, others[0], rule)

    def _absorb(
        self, fuller: dict[Node, list[Node]], is_form: Callable[[str, str], bool], rule: str
    ) -> None:
        """Join each name to the fuller ones that it is a form of, if those are one group."""
        for node, near in fuller.items():
            fitting = [other for other in near if is_form(node[1], other[1])]
            groups = {id(self.groups[other]) for other in fitting}
            if len(groups) == 1:
                self.join(node, fitting[0], rule)
            elif groups and id(self.groups[node]) not in groups:
                self.reasons[node] = "ambiguous"

    def _named(self) -> dict[Node, str]:
        """Call each group by its alias, else by the name most often written."""
        entities: dict[Node, str] = {}
        used: dict[str, int] = {}
        for node, group in self.groups.items():
            if node in entities:
                continue
            alias = next(filter(None, map(self.called.get, group)), None)
            name = alias or self._best(group)
            if alias is None and (node[0] not in {"person", "organisation"} or name in used):
                name = f"{small(name)} ({node[0]})"
            used[name] = id(group)
            entities.update(dict.fromkeys(group, name))
        return entities

    def _best(self, group: list[Node]) -> str:
        written = self.written[group[0]]
        if len(group) > 1:
            written = sum((Counter(self.written[node]) for node in group), Counter())
        return max(written, key=lambda name: (written[name], len(name), name))


def blocks(
    nodes: list[Node], keys: Callable[[str], Iterable[object]]
) -> Iterable[tuple[object, list[Node]]]:
    """Put names with the same key side by side.

    Examples
    --------
    >>> dict(blocks([("person", "ann lee"), ("person", "bo lee")], lambda name: name.split()[1:]))
    {'lee': [('person', 'ann lee'), ('person', 'bo lee')]}
    """
    blocks: dict[object, list[Node]] = {}
    for node in nodes:
        for key in keys(node[1]):
            blocks.setdefault(key, []).append(node)
    return ((key, alike) for key, alike in blocks.items() if len(alike) > 1)


def _fuller(nodes: list[Node], keys: Callable[[str], Iterable[str]]) -> dict[Node, list[Node]]:
    """List for each name, the longest first, the longer ones that share a key with it."""
    fuller: dict[Node, list[Node]] = {}
    known: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=lambda node: (-node[1].count(" "), -len(node[1]), node)):
        alike = [known.setdefault(key, []) for key in keys(node[1])]
        fuller[node] = list(dict.fromkeys(chain.from_iterable(alike)))
        for others in alike:
            if len(others) < MANY:
                others.append(node)
    return fuller


def _ordinary(tables: Tables) -> frozenset[str]:
    """Collect the words that the corpus writes in small letters."""
    return frozenset(map(rules.spelled, small_words(tables.documents["text"].dropna().tolist())))


def small_words(texts: Iterable[str]) -> set[str]:
    """Collect the words of some texts that are written in small letters.

    Examples
    --------
    >>> sorted(small_words(["The Bank said so.", "A bank said no."]))
    ['bank', 'said']
    """
    written: set[str] = set()
    for text in texts:
        written.update(text.split())
    return set(_LOWER.findall(" ".join(written)))  # each word is searched once: half the time


def _pronouns(nodes: list[Node | None], cited: pd.DataFrame) -> dict[str, str]:
    """Give what the texts call each person, where they agree."""
    called: dict[str, set[str]] = {}
    for node, pronoun in zip(nodes, cited["pronoun"].tolist(), strict=True):
        if node and isinstance(pronoun, str):
            called.setdefault(node[1], set()).add(pronoun)
    return {name: min(words) for name, words in called.items() if len(words) == 1}
