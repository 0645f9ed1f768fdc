"""账号差错: why a unit, an account or a post cannot be as asked."""

from collections.abc import Iterable

from bangfu.core.errors import BangfuError


class UnitTaken(BangfuError):
    """A second open unit of one name in one place."""

    def __init__(self) -> None:
        super().__init__(
            "这个地方已经有同名的单位。没有保存，请直接使用，或换一个名称。"
        )


class UnitInUse(BangfuError):
    """A unit that people still hold posts in."""

    def __init__(self, posts: int) -> None:
        super().__init__(
            f"这个单位还有{posts}个在任岗位，不能停用。没有保存，请先办完卸任。"
        )


class UnknownPlace(BangfuError):
    """A division that nobody knows."""

    def __init__(self) -> None:
        super().__init__(
            "没有这个行政区划代码。没有保存，请写县6位、乡镇9位或村12位代码。"
        )


class WrongLevel(BangfuError):
    """A post over a place of another level than its role works at."""

    def __init__(self, role: str, level: str) -> None:
        super().__init__(f"{role}要管{level}。没有保存，请改写区划代码。")


class LoginTaken(BangfuError):
    """Two accounts of one log-in name."""

    def __init__(self) -> None:
        super().__init__("这个登录名已经有人用了。没有保存，请换一个。")


class LoginMalformed(BangfuError):
    """A log-in name that is hard to type or could be somebody's number."""

    def __init__(self) -> None:
        super().__init__(
            "登录名要用2到40个小写字母、数字或点、横线，并以字母开头。没有保存，请改写。"
        )


class NameMissing(BangfuError):
    """An account of nobody."""

    def __init__(self) -> None:
        super().__init__("没有写姓名。没有保存，请写上使用人的姓名。")


class AdministratorsApart(BangfuError):
    """三员分立: two administrators' posts, or one beside a business post."""

    def __init__(self) -> None:
        super().__init__(
            "系统、安全、审计三员要分开，也不能兼业务岗位。"
            "没有保存，请给另一个人，或另开账号。"
        )


class NotToYourself(BangfuError):
    """An administrator who would change his own account."""

    def __init__(self) -> None:
        super().__init__("不能办理自己的账号。没有保存，请由另一位安全管理员来办。")


class DatesReversed(BangfuError):
    """An end before its beginning."""

    def __init__(self) -> None:
        super().__init__("止期早于起期。没有保存，请核对起止日期。")


class AlreadyEnded(BangfuError):
    """Something that was ended or disabled before."""

    def __init__(self, what: str) -> None:
        super().__init__(f"这个{what}已经停用。没有保存，请刷新后再看。")


class DeputyMismatch(BangfuError):
    """A deputy of another kind of post, or of oneself."""

    def __init__(self) -> None:
        super().__init__(
            "AB岗要由另一个人担任同一类岗位，管同一个地方。没有保存，请核对。"
        )


class AccountDisabled(BangfuError):
    """A post for an account that nobody may use."""

    def __init__(self) -> None:
        super().__init__("这个账号已停用。没有保存，请另开账号。")


class PasswordRefused(BangfuError):
    """A password that the office's rules do not allow."""

    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__(f"{'；'.join(reasons)}。没有保存，请另想一个密码。")


class OldPasswordWrong(BangfuError):
    """A new password from somebody who does not know the old one."""

    def __init__(self) -> None:
        super().__init__("现在的密码不对。没有保存，请再输一次。")


class NotLetIn(BangfuError):
    """登录未成: one sentence for every reason, so that nobody learns who has an account."""

    def __init__(self) -> None:
        super().__init__(
            "账号或密码不对，或者这个账号现在不能登录。"
            "连错几次要过一段时间再试；忘记密码请找安全管理员重设。"
        )


class ReasonMissing(BangfuError):
    """A refusal that does not say why."""

    def __init__(self) -> None:
        super().__init__("没有写理由。没有保存，请写清为什么不同意。")


class GrantElsewhere(BangfuError):
    """A grant that somebody else decides, or has decided."""

    def __init__(self) -> None:
        super().__init__(
            "这项任命不归您确认，或者已经有人办过。没有保存，请刷新后再看。"
        )


class MainPostMissing(BangfuError):
    """A deputy for a post that is not in force, or for longer than it."""

    def __init__(self) -> None:
        super().__init__(
            "AB岗代的岗位要在任，代的日子不能比它长。没有保存，请核对岗位和起止日期。"
        )


class SuccessorUnfit(BangfuError):
    """Work handed to a post that cannot go on with it."""

    def __init__(self) -> None:
        super().__init__(
            "接手的人要在任，不能就是移交人。没有移交，请另选一个在任岗位。"
        )


class NothingChosen(BangfuError):
    """A handover of nothing, or of work that is no longer there."""

    def __init__(self) -> None:
        super().__init__(
            "没有选要移交的事项，或者事项已有变化。没有移交，请刷新后再选。"
        )


class StaffListRefused(BangfuError):
    """A staff list with something wrong in it."""

    def __init__(self, faults: int) -> None:
        super().__init__(f"名单有{faults}处要改。没有保存，请改好后整份重新提交。")


class CodeRefused(BangfuError):
    """A second factor that is wrong, late, or was used before."""

    def __init__(self) -> None:
        super().__init__(
            "动态码不对，或者已经用过。没有办成，请等手机上换出下一个再输。"
        )


class FirstPasswordUsed(BangfuError):
    """The right first password, a second time."""

    def __init__(self) -> None:
        super().__init__(
            "首次密码只能登录一次，已经用过。没有登录，请找安全管理员重发一个。"
        )


class AccountUnused(BangfuError):
    """The right password of an account that nobody used for a long time."""

    def __init__(self, days: int) -> None:
        super().__init__(
            f"这个账号{days}天没有登录，已经停用。没有登录，请找安全管理员重发首次密码。"
        )


class FirstPasswordExpired(BangfuError):
    """The right first password, too late."""

    def __init__(self) -> None:
        super().__init__("首次密码已过期。没有登录，请找安全管理员重发一个。")


class AdministratorExists(BangfuError):
    """The console would make a second first administrator."""

    def __init__(self, role: str) -> None:
        super().__init__(
            f"已经有{role}了。没有新开，请由安全管理员在网页“人员”里开账号。"
        )


class NoSuchAccount(BangfuError):
    """A log-in name at the console that nobody has."""

    def __init__(self) -> None:
        super().__init__("没有这个登录名。没有改动，请核对后再试。")
