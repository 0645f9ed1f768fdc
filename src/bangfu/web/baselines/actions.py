"""写底数: the only writer of the app."""

from bangfu.core.errors import BangfuError
from bangfu.web.baselines.access import check_may_freeze
from bangfu.web.baselines.freezing import Frozen, Home
from bangfu.web.baselines.models import Baseline, BaselineHousehold, OffRegistry
from bangfu.web.registry.records import CHUNK
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq

_APART = frozenset({"classes", "household"})


class NameTaken(BangfuError):
    """A second baseline of one name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"已经有叫“{name}”的底数。没有冻结，请换一个名称。")


class NobodyThere(BangfuError):
    """A baseline without a household."""

    def __init__(self) -> None:
        super().__init__(
            "这一天没有在册过的户，也没有档外对象。没有冻结，请先导入台账，或换一天。"
        )


@act("freeze_baseline")
def freeze_baseline(actor: Actor, *, frozen: Frozen, name: str) -> Done:
    """冻结底数 (M01, M02, M03): from now on nothing changes it."""
    officer = check_may_freeze(actor)
    officer.check_covers(frozen.division)
    if not frozen.homes:
        raise NobodyThere
    if Baseline.objects.filter(division=frozen.division, name=name).exists():
        raise NameTaken(name)
    baseline = Baseline.objects.create(
        division=frozen.division,
        name=name,
        on_date=frozen.on,
        known_at=frozen.known,
        by=officer.account,
        manifest={"batches": list(frozen.batches)},
        missing={one: list(lists) for one, lists in frozen.missing.items()},
        digest=frozen.digest,
        seq=coming_seq(),
    )
    rows = [_row(baseline, home) for home in frozen.homes]
    BaselineHousehold.objects.bulk_create(rows, batch_size=CHUNK)
    homes = BaselineHousehold.objects.filter(baseline=baseline)
    places = dict(homes.values_list("household", "pk"))
    OffRegistry.objects.bulk_create(
        (
            OffRegistry(
                home_id=places[home.household],
                target_class=said.target_class,
                batch_id=said.batch,
                sheet=said.sheet,
                row=said.row,
            )
            for home in frozen.homes
            for said in home.classes
        ),
        batch_size=CHUNK,
    )
    told = {"on": frozen.on.isoformat(), "known": frozen.known.isoformat()}
    counted = {"households": len(rows), "digest": frozen.digest}
    return Done(f"baseline:{baseline.pk}", told | counted | baseline.manifest)


def _row(baseline: Baseline, home: Home) -> BaselineHousehold:
    values = {
        name: getattr(home, name) for name in home.__slots__ if name not in _APART
    }
    return BaselineHousehold(baseline=baseline, household_id=home.household, **values)
