"""收入: four components and a cost that add up to the net income, in whole 分."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Income:
    """家庭收入 of a year; the net income is what the components leave."""

    wage_fen: int
    business_fen: int
    property_fen: int
    transfer_fen: int
    cost_fen: int

    @property
    def net_fen(self) -> int:
        """家庭纯收入."""
        earned = self.wage_fen + self.business_fen + self.property_fen
        return earned + self.transfer_fen - self.cost_fen

    def per_head_fen(self, persons: int) -> int:
        """人均纯收入, rounded half up to the 分."""
        return (2 * self.net_fen + persons) // (2 * persons)


def draw_income(
    rng: Random, persons: int, *, workers: int, yuan: tuple[int, int]
) -> Income:
    """An income near a net figure per head (元), with wages where somebody can work."""
    net = rng.randint(yuan[0] * 100, yuan[1] * 100) * persons
    wage = net * rng.randint(45, 75) // 100 if workers else 0
    transfer = net * rng.randint(8, 25) // 100 if workers else net * 7 // 10
    held = rng.choice((0, 0, 20_000, 50_000, 120_000))
    kept = max(net - wage - transfer - held, 0)
    cost = kept * rng.randint(25, 45) // 100
    return Income(wage, kept + cost, held, transfer, cost)


def change_income(rng: Random, income: Income) -> Income:
    """The income a while later: wages and business move, the sum still holds."""
    percent = rng.randint(90, 118)
    return Income(
        income.wage_fen * percent // 100,
        income.business_fen * percent // 100,
        income.property_fen,
        income.transfer_fen + rng.randint(0, 60_000),
        income.cost_fen,
    )
