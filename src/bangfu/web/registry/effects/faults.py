"""户情变化办不成: each reason why a change cannot be put on record or take effect."""

from bangfu.core.errors import BangfuError


class NotAMember(BangfuError):
    """A change about somebody who does not live there any more."""

    def __init__(self) -> None:
        super().__init__(
            "要办的人已经不是这一户的成员。没有保存，请刷新这一户的页面再看。"
        )


class NoHeadLeft(BangfuError):
    """The head goes and nobody takes his place."""

    def __init__(self) -> None:
        super().__init__(
            "户主不在了，户里还有人，没有写谁接任户主。没有保存，请选好接任的人再办。"
        )


class NotASplit(BangfuError):
    """A split in which nobody goes, nobody stays, or the new household has no one head."""

    def __init__(self, wrong: str) -> None:
        super().__init__(
            f"分户的人没有选对：{wrong}。没有保存，"
            "请选好分出去的人，其中一人是户主，原户主留下。"
        )


class NotTheirOwnNumber(BangfuError):
    """A number that is none, or that somebody else in the register has."""

    def __init__(self, wrong: str) -> None:
        super().__init__(f"证件号{wrong}。没有保存，请核对证件后再办。")


class LivesElsewhere(BangfuError):
    """Somebody whom another county has in its register."""

    def __init__(self) -> None:
        super().__init__(
            "这个人还在外县的册上。没有保存，请先请外县办理迁出，再在本县办理迁入。"
        )


class HouseholdIsNoMore(BangfuError):
    """A change of a household that was closed meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "这一户已经不在册，或者要并入的户已经不在册。没有保存，请刷新后再看。"
        )


class ChangeMoved(BangfuError):
    """A change that somebody else confirmed or ended meanwhile."""

    def __init__(self) -> None:
        super().__init__("这项变化已经有人办过。没有保存，请刷新后再看。")


class OwnChange(BangfuError):
    """Somebody confirms what he wrote himself."""

    def __init__(self) -> None:
        super().__init__("自己登记的变化不能自己确认。没有保存，请由另一位同志确认。")


class CountyConfirms(BangfuError):
    """A township confirms what may touch a household outside it."""

    def __init__(self) -> None:
        super().__init__(
            "这项变化带着证件号，或者涉及别的乡镇。没有保存，请由县级业务员确认。"
        )


class SomethingRestsOnIt(BangfuError):
    """A change that others were built upon."""

    def __init__(self) -> None:
        super().__init__(
            "这项变化以后，同一户或同一人又有了新的变化或登记。没有撤销，"
            "请先撤销后来的变化，或者按实际情况登记一项新的变化。"
        )
