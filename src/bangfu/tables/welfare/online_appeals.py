"""网络募捐和舆情线索: who asked the public for help online, or was written about.

For A36.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="online_appeals",
    title="网络募捐和舆情线索",
    sender="网信、媒体",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column(
            "appeal_kind",
            "线索类型",
            aliases=("舆情类型",),
            labels=("网络募捐", "负面舆情"),
        ),
        Column("platform", "发布平台", aliases=("平台", "募捐平台")),
        Column("posted_on", "发布日期", Kind.DATE, ("发布时间",)),
        Column(
            "appeal_cause",
            "求助事由",
            aliases=("募捐事由",),
            labels=("重病", "意外事故", "火灾", "助学"),
        ),
        Column("target_fen", "募捐目标金额", Kind.FEN, ("目标金额",), unit="元"),
        Column("raised_fen", "已募金额", Kind.FEN, ("已筹金额",), unit="元"),
        *identity.WHERE,
    ),
    marks=(
        ("appeal_kind",),
        ("platform", "posted_on", "target_fen"),
    ),
    words=("募捐", "舆情", "网信"),
)
