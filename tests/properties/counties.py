"""Small random counties, their values crowded onto the lines, and images made of them."""

# ruff: noqa: S311 nothing secret is drawn

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import ibis
import pyarrow as pa
from hypothesis import strategies as st
from oracle import County, Household, Member, Recipient, Said, Stay, Vehicle

from bangfu.core.division import full_code
from bangfu.lake.batch import Batch
from bangfu.lake.image import Image
from bangfu.lake.register import build_register
from bangfu.policy import load

DIVISION = "620599"
VILLAGES = (
    "620599100001",
    "620599100002",
    "620599101000",
    "620599102003",
    "620522100001",
)
TOWNSHIPS = (None, None, "620599100", "620599101", "620599102")
DAYS = (date(2026, 6, 30), date(2026, 1, 1), date(2024, 2, 29), date(2025, 2, 28))
AMOUNTS = (
    500_000, 500_000, 500_001, 499_999, 250_000, 250_000, 1, -1, 0, None,
    2_000_000, 2_000_000, 2_000_001, 1_999_999, 1_500_000, -500_000,
)  # fmt: skip
PRICES = (None, 0, 2_999_999, 3_000_000, 3_000_001, 9_000_000)
VEHICLE_TYPES = (
    "小型轿车", "小型轿车", "小型越野客车", "小型面包车", "大型普通客车", "微型客车",
    "轻型普通货车", "普通二轮摩托车", "轮式拖拉机", "三轮面包车", "轮式专用机械车", None,
)  # fmt: skip
STATUSES = (None, "正常", "正常", "逾期未检验", "注销", "强制报废")
STANDINGS = (
    ("脱贫户", None), (None, "边缘易致贫户"), ("一般农户", "突发严重困难户"),
    ("一般农户", None), (None, None),
)  # fmt: skip
ALLOWANCES = (None, None, "农村低保", "是", "否", "不享受")
LISTS_THAT_COME, ROWS_THAT_TELL = 0.85, 0.75
REGISTERS = ("national_persons", "roster", "seen")

_AT = {"batch": pa.int32(), "sheet": pa.int16(), "row": pa.int32()}
_WHO = {"person": pa.int64(), "household": pa.int64(), "division_code": pa.string()}
_REGISTER = _WHO | {
    "household_no": pa.string(),
    "member_no": pa.string(),
    "household_type": pa.string(),
    "category": pa.string(),
    "allowance": pa.string(),
}
_SCHEMAS = {
    **{name: pa.schema(_REGISTER | _AT) for name in REGISTERS},
    "hospital_stays": pa.schema(
        _WHO
        | {
            "counted_on": pa.date32(),
            "counted_on_from": pa.string(),
            "counted_self_paid_fen": pa.int64(),
            "counted_self_paid_fen_from": pa.string(),
        }
        | _AT
    ),
    "vehicles": pa.schema(
        _WHO
        | {
            "vehicle_type": pa.string(),
            "registered_on": pa.date32(),
            "price_fen": pa.int64(),
            "status": pa.string(),
        }
        | _AT
    ),
    "allowance_recipients": pa.schema(_WHO | {"allowance_kind": pa.string()} | _AT),
}
_BATCHES = {name: place for place, name in enumerate(_SCHEMAS, start=1)}


@st.composite
def counties(draw: st.DrawFn, *, lists: bool = False) -> County:
    """A county; with ``lists`` every export and list has come.

    Hypothesis draws the sizes and makes them small again; the rows come from a seed, for
    drawn one by one they are too much alike to meet every case in fifty counties.
    """
    seed = draw(st.integers(0, 2**64))
    homes = _households(Random(f"{seed} homes"), draw(st.integers(6, 12)))
    numbers = [member.no for home in homes for member in home.members]
    on = Random(seed).choice(DAYS)

    def rows(make: Callable[[Random, Any, date], Any], most: int) -> Any:
        chance = Random(f"{seed} {make.__name__}")
        made = [make(chance, chance.choice([None, *numbers]), on) for _ in range(most)]
        came = lists or chance.random() < LISTS_THAT_COME
        return tuple(made[: draw(st.integers(most // 2, most))]) if came else None

    return County(
        on=on,
        division=DIVISION,
        national=lists or Random(f"{seed} national").random() < LISTS_THAT_COME,
        households=homes,
        stays=rows(_stay, 24),
        vehicles=rows(_vehicle, 24),
        recipients=rows(_recipient, 8),
    )


def _households(chance: Random, count: int) -> tuple[Household, ...]:
    return tuple(_household(chance, number) for number in range(1, count + 1))


def _household(chance: Random, number: int) -> Household:
    """A household of one to three that one register has, or both, or none."""
    where = chance.choice(("national", "both", "roster", "seen"))
    size = 1 if where == "seen" else chance.randint(1, 3)
    national, roster = chance.choice(STANDINGS), chance.choice(STANDINGS)
    members = [
        Member(
            no=f"H{number}-{place:02d}",
            national=_said(chance, national) if where in {"national", "both"} else None,
            roster=_said(chance, roster) if where in {"roster", "both"} else None,
        )
        for place in range(1, size + 1)
    ]
    return Household(f"H{number}", chance.choice(VILLAGES), tuple(members))


def _said(chance: Random, standing: tuple[str | None, str | None]) -> Said:
    """What a row says; some members' rows leave the household's standing out."""
    told = standing if chance.random() < ROWS_THAT_TELL else (None, None)
    return Said(*told, allowance=chance.choice(ALLOWANCES))


def _stay(chance: Random, who: str | None, on: date) -> Stay:
    new_year, day = date(on.year, 1, 1), timedelta(days=1)
    outside = (new_year - day, on + day, date(on.year, 12, 31))
    days = (None, None, new_year, on, on, on, on, *outside)
    return Stay(who, chance.choice(days), chance.choice(days), chance.choice(AMOUNTS))


def _vehicle(chance: Random, who: str | None, on: date) -> Vehicle:
    """A car that counts, but for one or two of its cells."""
    tenth = on.replace(year=on.year - 10, day=min(on.day, 28))
    near = [tenth + timedelta(days=days) for days in (-1, 0, 1, 2, 3)]
    doubtful: dict[str, tuple[Any, ...]] = {
        "vehicle_type": VEHICLE_TYPES,
        "registered_on": (None, *near, on + timedelta(days=1), date(2016, 2, 29)),
        "price_fen": PRICES,
        "status": STATUSES,
    }
    fields = chance.sample(list(doubtful), chance.randint(0, 2))
    car = Vehicle(who, "小型轿车", on, 9_000_000, "正常")
    return replace(car, **{field: chance.choice(doubtful[field]) for field in fields})


def _recipient(chance: Random, who: str | None, _: date) -> Recipient:
    return Recipient(who, chance.choice(TOWNSHIPS))


class Printer:
    """Makes images of counties over one connection; a new one overwrites the last."""

    def __init__(self) -> None:
        self.con = ibis.duckdb.connect(threads=1)

    def image(
        self, county: County, *, seed: int = 0, more: Sequence[str] = ()
    ) -> Image:
        """The image; ``seed`` shuffles rows and keys, ``more`` names unrelated lists."""
        written = {name: self._write(name, rows) for name, rows in _rows(county, seed)}
        unrelated = {name: self.con.table(self._junk(name)) for name in more}
        registers = {name: written[name] for name in REGISTERS if name in written}
        sources = load().at(county.on, full_code(DIVISION))["registry_sources"]
        assert isinstance(sources, tuple)
        built = build_register(self.con, registers, sources)
        listed = {name: table for name, table in written.items() if name != "seen"}
        return Image(
            self.con, county.on, {**listed, **built, **unrelated}, _batches(county.on)
        )

    def _write(self, name: str, rows: list[dict[str, Any]]) -> Any:
        arrow = pa.Table.from_pylist(rows, schema=_SCHEMAS[name])
        # Past Ibis, which takes longer to say it than DuckDB to do it.
        self.con.con.register("arrow", arrow)
        self.con.con.execute(f"create or replace table {name} as from arrow")
        return self.con.table(name)

    def _junk(self, name: str) -> str:
        junk = {"person": [1, None], "household": [1, None], "value": ["甲", "乙"]}
        self.con.create_table(name, pa.table(junk), overwrite=True)
        return name


def _batches(on: date) -> Mapping[int, Batch]:
    loaded = datetime(2026, 7, 1, tzinfo=UTC)
    return {
        number: Batch(number, name, f"{name}.csv", ("",), "", on, loaded, 0, (), ())
        for name, number in _BATCHES.items()
    }


def _rows(county: County, seed: int) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    """Rows of every table there is; places in the file stay, order and keys do not."""
    shuffled = Random(seed)
    keys = _keys(county, shuffled)
    tables: dict[str, list[dict[str, Any]]] = {}
    if county.national:
        tables["national_persons"] = [
            _register_row(keys, home, member, member.national, home.no)
            for home in county.households
            for member in home.members
            if member.national
        ]
    tables["roster"] = [
        _register_row(keys, home, member, member.roster, _roster_no(county, home))
        for home in county.households
        for member in home.members
        if member.roster
    ]
    tables["seen"] = [
        _register_row(keys, home, member, Said(), home.no)
        for home in county.households
        for member in home.members
        if not member.roster and not (county.national and member.national)
    ]
    tables |= dict(_lists(county, keys))
    for name, rows in tables.items():
        for place, row in enumerate(rows, start=2):
            row |= {"batch": _BATCHES[name], "sheet": 0, "row": place}
        shuffled.shuffle(rows)
        yield name, rows


def _roster_no(county: County, home: Household) -> str:
    """The county's own number, where the national one is another and comes first."""
    national = county.national and any(member.national for member in home.members)
    return f"台账-{home.no}" if national else home.no


def _keys(county: County, shuffled: Random) -> dict[str | None, dict[str, Any]]:
    """Person, household and village by member number, in numbers of no meaning."""
    members = [(home, member) for home in county.households for member in home.members]
    people = shuffled.sample(range(1, 1000), len(members))
    homes = dict(
        zip(
            [home.no for home in county.households],
            shuffled.sample(range(1, 1000), len(county.households)),
            strict=True,
        )
    )
    nobody = {"person": None, "household": None, "division_code": None}
    return {None: nobody} | {
        member.no: {
            "person": person,
            "household": homes[home.no],
            "division_code": home.village,
        }
        for person, (home, member) in zip(people, members, strict=True)
    }


def _register_row(
    keys: Mapping[str | None, dict[str, Any]],
    home: Household,
    member: Member,
    row: Said,
    household_no: str,
) -> dict[str, Any]:
    return {
        **keys[member.no],
        "household_no": household_no,
        "member_no": member.no.replace(home.no, household_no),
        "household_type": row.household_type,
        "category": row.category,
        "allowance": row.allowance,
    }


def _lists(
    county: County, keys: Mapping[str | None, dict[str, Any]]
) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    """Rows of the lists that have come."""
    if county.stays is not None:
        yield "hospital_stays", [keys[s.member_no] | _chosen(s) for s in county.stays]
    if county.vehicles is not None:
        vehicles = [keys[car.member_no] | _plain(car) for car in county.vehicles]
        yield "vehicles", vehicles
    if county.recipients is not None:
        yield (
            "allowance_recipients",
            [
                keys[row.member_no]
                | {"division_code": full_code(row.township or county.division)}
                for row in county.recipients
            ],
        )


def _plain(vehicle: Vehicle) -> dict[str, Any]:
    return {
        "vehicle_type": vehicle.vehicle_type,
        "registered_on": vehicle.registered_on,
        "price_fen": vehicle.price_fen,
        "status": vehicle.status,
    }


def _chosen(stay: Stay) -> dict[str, Any]:
    """What reading a file makes of its two dates and its amount."""
    discharged = stay.discharged_on is not None
    dated = discharged or stay.settled_on is not None
    return {
        "counted_on": stay.discharged_on if discharged else stay.settled_on,
        "counted_on_from": ("出院日期" if discharged else "结算日期")
        if dated
        else None,
        "counted_self_paid_fen": stay.paid_fen,
        "counted_self_paid_fen_from": "合规自付",
    }
