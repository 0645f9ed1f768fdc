"""发来的名单: files whose sheets, headings or rows stand otherwise than in the template."""

from collections.abc import Iterator
from typing import Any

from sent_lists import HEAD, JIA, YI, A, B, Sent, book, jia, old_book, text


def other_sheets() -> Iterator[Sent]:
    """Every one of them."""
    yield from _rows()
    yield from _headings()
    yield from _sheets()
    yield from _drawn()
    yield from _texts()


def _rows() -> Iterator[Sent]:
    sums = (("清泉镇小计", "1人", "", 300), ("明川镇小计", "1人", "", 500))
    signed = ("填报人：某某", "", "审核人：某某", "", "2026年6月5日")
    numbered = tuple((n, *row) for n, row in enumerate((JIA, (), ()), 1))
    aside = tuple(("", *row[:2], "", *row[2:]) for row in (HEAD, JIA, YI))
    wan = ("填报单位：示例县民政局", "", "", "单位：万元")
    yield Sent("标题下面写着单位：万元", book(("临时救助",), wan, HEAD, jia(3, "0.03")))
    yield Sent("最后一行是合计", book(HEAD, JIA, YI, ("合计", "", "", 800)))
    yield Sent("每个乡镇有小计，末了有总计",
               book(HEAD, JIA, sums[0], YI, sums[1], ("总计", "2人", "", 800)))  # fmt: skip
    yield Sent("合计写在中间的格里", book(HEAD, JIA, ("", "", "合计", 300)))
    yield Sent("表下面有填报人、审核人", book(HEAD, JIA, (), signed))
    yield Sent(
        "表下面有一段说明", book(HEAD, JIA, ("说明：金额含临时补助，单位为元。",))
    )
    yield Sent("中间空了几行", book(HEAD, JIA, (), (), YI))
    yield Sent("左边和中间有空白列", book(*aside))
    yield Sent("打印时每页重复表头", book(HEAD, JIA, HEAD, YI))
    yield Sent("预先填好序号，下面没有人", book(("序号", *HEAD), *numbered))
    yield Sent("同一个人重复两行", book(HEAD, JIA, JIA))
    yield Sent("只有表头", book(HEAD))


def _headings() -> Iterator[Sent]:
    for did, heading, fen in (
        ("表头写着（元）", "救助金额（元）", "300"),
        ("表头写着（万元）", "救助金额(万元)", "0.03"),
        ("表头写着（千元），这个单位不认得", "救助金额（千元）", "0.3"),
        ("表头单位不加括号", "救助金额万元", "0.03"),
        ("表头叫法不同", "临时救助金额", "300"),
        ("表头只写“金额”", "金额", "300"),
    ):
        yield Sent(did, book((*HEAD[:3], heading, HEAD[4]), jia(3, fen)))
    broken = (
        "姓  名",
        "公民身份\n号码",
        "救助\n类型",
        "救助金额\n（元）",
        "*救助日期：",
    )
    yield Sent("表头里有换行、空格、星号", book(broken, JIA))
    yield Sent("同一个表头出现两次", book((*HEAD, "救助金额"), (*JIA, "900")))
    yield Sent("少了救助日期这一列", book(HEAD[:4], JIA[:4]))
    yield Sent("少了身份证号这一列", book((HEAD[0], *HEAD[2:]), (JIA[0], *JIA[2:])))
    yield Sent("身份证号的表头只写“号码”", book((HEAD[0], "号码", *HEAD[2:]), JIA))
    yield Sent("列的次序与模板不同", book(HEAD[::-1], JIA[::-1]))
    yield Sent("有一列没有表头", book((*HEAD, "", "备注"), (*JIA, "已核", "")))
    upper = ("姓名", "公民身份号码", "临时救助", "", "", "医疗救助", "")
    lower = ("", "", "救助类型", "救助金额", "救助日期", "金额", "日期")
    yield Sent("表头两行，大类下各有一个金额",
               book(upper, lower, (*JIA, 900, "2026-05-01")))  # fmt: skip


def _sheets() -> Iterator[Sent]:
    wide = tuple(f"附加{i}" for i in range(300))
    sums = (("乡镇", "人数", "金额"), ("清泉镇", 1, 300))
    yield Sent("一份名单分在几个工作表里", book(HEAD, JIA, 明川镇=(HEAD, YI)))
    yield Sent("续在第二个工作表，没有表头", book(HEAD, JIA, 续表=(YI,)))
    yield Sent("后面带一张汇总表", book(HEAD, JIA, 汇总=sums))
    yield Sent("右边还有三百列附加项", book((*HEAD, *wide), (*JIA, *["x"] * 300)))
    yield Sent("两张表左右并排", book((*HEAD, "", *HEAD), (*JIA, "", *YI)))
    yield Sent("表右边隔一列写了批语", book(HEAD, (*JIA, "", "此户再核"), YI))


def _drawn() -> Iterator[Sent]:
    def title(sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 4, "示例县2026年6月临时救助发放名单")

    def two_rows(sheet: Any) -> None:
        sheet.merge_range(0, 0, 1, 0, "姓名")
        sheet.merge_range(0, 1, 1, 1, "公民身份号码")
        sheet.merge_range(0, 2, 0, 4, "救助情况")

    def filtered(sheet: Any) -> None:
        sheet.autofilter(0, 0, 2, 4)
        sheet.set_row(1, None, None, {"hidden": True})

    def one_person(sheet: Any) -> None:
        sheet.merge_range(1, 0, 2, 0, "某甲")
        sheet.merge_range(1, 1, 2, 1, A)

    def one_kind(sheet: Any) -> None:
        sheet.merge_range(1, 2, 2, 2, "急难型")

    def computed(sheet: Any) -> None:
        sheet.write_formula(1, 1, f'="{A}"', value=A)
        sheet.write_formula(1, 3, "=100*3", value=300)

    yield Sent("上面有合并的大标题", book((), HEAD, JIA, draw=title))
    yield Sent("表头两行，姓名和号码上下合并",
               book((), ("", "", *HEAD[2:]), JIA, draw=two_rows))  # fmt: skip
    yield Sent("筛选后隐藏了一些行", book(HEAD, JIA, YI, draw=filtered))
    yield Sent("隐藏了金额列", book(
        HEAD, JIA, draw=lambda sheet: sheet.set_column(3, 3, None, None, {"hidden": 1})
    ))  # fmt: skip
    yield Sent("格上有批注", book(
        HEAD, JIA, draw=lambda sheet: sheet.write_comment(1, 3, "可能是500")
    ))  # fmt: skip
    yield Sent("同一个人的两笔合并了姓名和号码",
               book(HEAD, JIA, ("", "", *YI[2:]), draw=one_person))  # fmt: skip
    yield Sent("几行合并了救助类型",
               book(HEAD, JIA, ("某乙", B, "", *YI[3:]), draw=one_kind))  # fmt: skip
    yield Sent('号码写成 ="…"，金额是公式', book(HEAD, JIA, draw=computed))


def _texts() -> Iterator[Sent]:
    csv = "临时救助.csv"
    yield Sent("老系统导出的 GB18030", text(HEAD, JIA, encoding="gb18030"), csv)
    yield Sent("带 BOM 的 UTF-8", text(HEAD, JIA, encoding="utf-8-sig"), csv)
    yield Sent("用分号分列", text(HEAD, JIA, by=";"), csv)
    tabs = text(HEAD, JIA, by="\t", encoding="utf-16")
    yield Sent("用制表符分列，扩展名是 xls", tabs, "临时救助.xls")
    yield Sent("用竖线分列", text(HEAD, JIA, by="|"), "临时救助.txt")
    yield Sent("有的行少一格、多一格", text(HEAD, JIA[:4], (*YI, "多")), csv)
    yield Sent("金额的千分位没有加引号", text(HEAD, jia(3, "1,200"), YI), csv)
    yield Sent("号码已变成科学记数", text(HEAD, jia(1, "6.20599E+17"), YI), csv)
    yield Sent("号码后面带制表符防变形", text(HEAD, jia(1, f"{A}\t")), csv)
    quoted = jia(1, f'"=""{A}"""')
    yield Sent(
        '号码写成 ="…"，姓名里有换行', text(HEAD, ('"某\n甲"', *quoted[1:])), csv
    )
    yield Sent("每行末尾多一个逗号", text((*HEAD, ""), (*JIA, "")), csv)
    old = (*JIA[:3], 300, 46174)
    yield Sent("老 xls，金额是数值、日期是序号", old_book(HEAD, old), "临时救助.xls")
