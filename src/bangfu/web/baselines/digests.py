"""核对摘要: whether a baseline still is what was frozen."""

from collections.abc import Iterator

from bangfu.web.baselines.freezing import Classed, Home, digest_of
from bangfu.web.baselines.models import Baseline, BaselineHousehold, OffRegistry


def is_intact(baseline: Baseline) -> bool:
    """Whether the households in the database give the digest that the trail has."""
    return digest_of(_homes(baseline)) == baseline.digest


def _homes(baseline: Baseline) -> Iterator[Home]:
    classes: dict[int, list[Classed]] = {}
    said = OffRegistry.objects.filter(home__baseline=baseline).order_by("target_class")
    for one in said.iterator():
        told = Classed(one.target_class, one.batch_id, one.sheet, one.row)
        classes.setdefault(one.home_id, []).append(told)
    for row in BaselineHousehold.objects.filter(baseline=baseline).iterator():
        yield Home(
            household=row.household_id,
            classes=tuple(classes.get(row.pk, ())),
            **{name: getattr(row, name) for name in _PLAIN},
        )


_PLAIN = [name for name in Home.__slots__ if name not in {"household", "classes"}]
