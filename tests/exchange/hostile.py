"""Files made to do harm, or harmed on their way: name, bytes, and what may be said of them.

Each is made by code from nothing. No codes means any stable one; ``TAKEN`` means that the
file is read as data and what is hostile in it stays harmless text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from harming import (
    ODS,
    PERSON,
    SHEET_NS,
    bomb,
    encrypted_part,
    flipped,
    good,
    laughs,
    locked_ods,
    many_sheets,
    nested,
    ods,
    overlapping,
    packed,
    parts_of,
    sheet_xml,
    symlink,
    text,
    with_part,
    without_part,
    xls,
    xlsx,
)

TAKEN = "taken"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: its name, how its bytes are made, and the codes it may get."""

    name: str
    make: Callable[[], bytes]
    codes: tuple[str, ...] = ()


_INLINE = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
_OUTSIDE = '<!DOCTYPE r [<!ENTITY e SYSTEM "{}">]>'


def hostile_files() -> Iterator[Hostile]:
    """Every hostile file, always the same ones."""
    yield from _not_tables()
    yield from _harmed()
    yield from _archives()
    yield from _xml()
    yield from _huge()
    yield from _texts()
    yield from _values()


def _not_tables() -> Iterator[Hostile]:
    starts = {
        "图.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(64), "not-a-table"),
        "照片.xls": (b"\xff\xd8\xff\xe0" + bytes(64), "not-a-table"),
        "动图.csv": (b"GIF89a" + bytes(64), "not-a-table"),
        "位图.xls": (b"BM" + bytes(64), "not-a-table"),
        "扫描件.xlsx": (b"II*\x00" + bytes(64), "not-a-table"),
        "文件.xlsx": (b"%PDF-1.7\n" + bytes(64), "not-a-table"),
        "富文本.xls": (b"{\\rtf1\\ansi", "not-a-table"),
        "压缩.xlsx": (b"Rar!\x1a\x07\x00" + bytes(64), "not-a-table"),
        "压缩二.xlsx": (b"7z\xbc\xaf\x27\x1c" + bytes(64), "not-a-table"),
        "压缩三.xlsx": (b"\x1f\x8b\x08" + bytes(64), "not-a-table"),
        "程序.xlsx": (b"MZ\x90" + bytes(64), "not-a-table"),
        "网页.xls": (b"<html><body><table><tr><td>1</table>", "web-page"),
        "网页二.xls": ("\ufeff<!DOCTYPE html>".encode(), "web-page"),
        "网页三.xls": ("<html>".encode("utf-16"), "web-page"),
        "网页四.xls": (b"MIME-Version: 1.0\r\nContent-Type: multipart", "web-page"),
        "脚本.xls": (b"<table onload=alert(1)><tr><td>x", "web-page"),
        "旧表.xls": (
            b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "old-format",
        ),
        "实体.xml": ((laughs() + "<r>&a9;</r>").encode(), ""),
        "实体二.xls": (b'<?xml version="1.0"?>' + laughs().encode(), "not-a-table"),
        "很旧.xls": (b"\x09\x04\x06\x00" + bytes(64), "old-format"),
        "空.xlsx": (b"", "empty-file"),
        "空.csv": (b"", "empty-file"),
        "一个字节.xlsx": (b"P", "no-columns"),
        "只有开头.xlsx": (b"PK", "damaged"),
        "零.csv": (bytes(4096), "not-text"),
        "随机.xlsx": (Random(1).randbytes(50_000), "not-text"),  # noqa: S311 to be repeated
        "链接.xlsx": (b"/etc/passwd", "no-columns"),
        "只有换行.csv": (b"\r\n" * 5000, "no-columns"),
        "只有标记.csv": (b"\xef\xbb\xbf", "no-columns"),
        "标记.csv": (b"\xff\xfe", "no-columns"),
        "半个.csv": ("姓名,村".encode("utf-16") + b"\x00", "not-text"),
    }
    for name, (content, code) in starts.items():
        yield Hostile(name, lambda c=content: c, (code,) if code else ())


def _harmed() -> Iterator[Hostile]:
    makers = {"xlsx": good, "xls": xls, "ods": ods}
    for kind, make in makers.items():
        for cut in (1, 9, 60, 300):
            yield Hostile(f"少{cut}字节.{kind}", lambda m=make, c=cut: m()[:-c])
        for share in (1, 3, 5, 7, 9):
            yield Hostile(
                f"断在{share}成.{kind}",
                lambda m=make, s=share: m()[: len(m()) * s // 10],
            )
        for seed in range(8):
            yield Hostile(
                f"坏了几位{seed}.{kind}", lambda m=make, s=seed: flipped(m(), s)
            )
        yield Hostile(f"尾巴.{kind}", lambda m=make: m() + b"\x00" * 70_000)
        yield Hostile(f"前缀.{kind}", lambda m=make: b"\x00\x01" + m())
    for name in parts_of(good()):
        yield Hostile(
            f"缺部件{name.rpartition('/')[2]}.xlsx", lambda n=name: without_part(n)
        )
        yield Hostile(
            f"部件是零{name.rpartition('/')[2]}.xlsx", lambda n=name: with_part(n, b"")
        )
        yield Hostile(
            f"部件乱{name.rpartition('/')[2]}.xlsx",
            lambda n=name: with_part(n, b"\xff<<&\x00" * 99),
        )


def _archives() -> Iterator[Hostile]:
    for name in ("../../etc/passwd", "..\\..\\a.xlsx", "/etc/cron.d/x", "C:\\x.xlsx",
                 "a\x00b.xlsx", "名" * 4000, " ", "\u202exslx.exe"):  # fmt: skip
        label = f"路径{len(name)}{ascii(name)[1:6].strip('./') or '空'}".replace(
            "\\", ""
        )
        yield Hostile(f"{label}.zip", lambda n=name: packed({n: good()}))
    yield Hostile("套娃.zip", nested)
    yield Hostile(
        "万个部件.zip", lambda: packed({f"{i}.csv": b"a" for i in range(10_000)})
    )
    yield Hostile("空包.zip", lambda: packed({}))
    yield Hostile("软链接.zip", symlink)
    yield Hostile(
        "路径在表里.xlsx", lambda: with_part("../../../tmp/x", b"x"), (TAKEN,)
    )
    yield Hostile(
        "宏.xlsm", lambda: with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"), (TAKEN,)
    )
    yield Hostile(
        "二进制.xlsb", lambda: packed({"xl/workbook.bin": b""}), ("old-format",)
    )
    yield Hostile(
        "文档.docx", lambda: packed({"word/document.xml": b"<a/>"}), ("not-a-table",)
    )
    yield Hostile(
        "演示.pptx", lambda: packed({"ppt/presentation.xml": b""}), ("not-a-table",)
    )
    yield Hostile("加密.xlsx", encrypted_part, ("locked",))
    yield Hostile("说是加密.ods", locked_ods, ("locked",))
    yield Hostile(
        "别的文档.odt", lambda: packed({"mimetype": b"text"}), ("not-a-table",)
    )
    yield Hostile("没有清单.ods", lambda: packed({"mimetype": ODS.encode()}))
    yield Hostile("炸弹.xlsx", lambda: bomb(900), ("too-big",))
    yield Hostile("炸弹说小.xlsx", lambda: bomb(900, told=10), ("too-big",))
    yield Hostile("炸弹说大.xlsx", lambda: bomb(2, told=2**32 - 2), ("too-big",))
    yield Hostile("重叠.xlsx", overlapping)


def _xml() -> Iterator[Hostile]:
    yield Hostile("十亿笑.xlsx", lambda: sheet_xml(_INLINE.format("&a9;"), laughs()))
    yield Hostile(
        "十亿笑字串.xlsx",
        lambda: with_part(
            "xl/sharedStrings.xml",
            f"{laughs()}<sst {SHEET_NS}><si><t>&a9;</t></si></sst>".encode(),
        ),
    )
    yield Hostile("十亿笑.ods", lambda: ods(before=laughs(), rows="&a9;"))
    yield Hostile("平方.xlsx", lambda: sheet_xml(
        _INLINE.format("&q;" * 20_000), f'<!DOCTYPE r [<!ENTITY q "{"x" * 20_000}">]>'
    ))  # fmt: skip
    for address in (
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "//127.0.0.1/x",
        "/dev/zero",
    ):
        label = address.strip("/").replace("/", "")[:8].replace(":", "")
        yield Hostile(
            f"外部{label}.xlsx",
            lambda a=address: sheet_xml(_INLINE.format("&e;"), _OUTSIDE.format(a)),
        )
        yield Hostile(
            f"外部{label}.ods",
            lambda a=address: ods(before=_OUTSIDE.format(a), rows="&e;"),
        )
    yield Hostile("深.xlsx", lambda: sheet_xml("<row>" * 200_000))
    yield Hostile("不关.xlsx", lambda: sheet_xml("<row><c><v>1"))
    yield Hostile("属性.xlsx", lambda: sheet_xml(
        "<row " + " ".join(f'a{i}="1"' for i in range(50_000)) + "/>"
    ))  # fmt: skip
    yield Hostile("关系出去.xlsx", lambda: with_part(
        "xl/_rels/workbook.xml.rels",
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="' + _REL.encode() + b'/worksheet" '
        b'Target="../../../../etc/passwd"/></Relationships>',
    ))  # fmt: skip
    for place in ("A0", "XFE1", "ZZZZZZ1", "A99999999999", "1A", "-1", "", "A1:B2"):
        yield Hostile(
            f"格子{place.replace(':', '')}.xlsx",
            lambda p=place: sheet_xml(f'<row r="1"><c r="{p}"><v>1</v></c></row>'),
        )
    yield Hostile("字串号.xlsx", lambda: sheet_xml(
        '<row r="1"><c r="A1" t="s"><v>4294967295</v></c></row>'
    ))  # fmt: skip
    yield Hostile("负字串号.xlsx", lambda: sheet_xml(
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'
    ))  # fmt: skip


def _huge() -> Iterator[Hostile]:
    yield Hostile("远.xlsx", lambda: sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ), ("too-big", "too-wide"))  # fmt: skip
    yield Hostile("重复格.ods", lambda: ods(
        rows='<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    ))  # fmt: skip
    yield Hostile("百万列.csv", lambda: b"," * 1_000_000 + b"\r\na,b", ("too-wide",))
    yield Hostile(
        "百万列几行.csv", lambda: (b"," * 1_000_000 + b"\r\n") * 3, ("too-wide",)
    )
    yield Hostile(
        "短行.csv", lambda: b"a" + b"," * 999 + b"\r\n" + b"a\r\n" * 99_000, ("too-big",),
    )  # fmt: skip
    yield Hostile("千列.xlsx", lambda: xlsx(tuple(range(1001))), ("too-wide",))
    yield Hostile("大格.csv", lambda: text("x" * 10_000_000), ("unpaired-quote",))
    yield Hostile("大格.xlsx", lambda: sheet_xml(_INLINE.format("字" * 3_500_000)))
    yield Hostile("引号.csv", lambda: text('"' + "x" * 300_000), ("unpaired-quote",))
    yield Hostile("全是引号.csv", lambda: b'"' * 1_000_001)
    yield Hostile("多表.xlsx", many_sheets, ("too-many-sheets",))


def _texts() -> Iterator[Hostile]:
    line = ",".join(PERSON)
    yield Hostile("零字符.csv", lambda: text(line.replace("某", "\x00")), ("not-text",))
    yield Hostile("退格.csv", lambda: text(line.replace("某", "\x08")), ("not-text",))
    yield Hostile("混编码.csv", lambda: text(line) + "\r\n某乙,,D2,".encode("gb18030"))
    yield Hostile(
        "混编码二.csv",
        lambda: text(encoding="gb18030") + "\r\n某㐂,,D2".encode() + b"\xff",
    )
    yield Hostile("名" * 150 + ".xlsx", good, (TAKEN,))
    yield Hostile("..\\..\\<b>名.xlsx", good, (TAKEN,))
    yield Hostile("大端.csv", lambda: text(line, encoding="utf-16-be"), ("not-text",))
    yield Hostile("代理.csv", lambda: text(line) + b"\xed\xa0\x80")
    yield Hostile("只有表头.csv", text, ("no-rows",))
    yield Hostile("没有表头.csv", lambda: (line + "\r\n").encode() * 9, ("no-header",))
    yield Hostile("陌生.csv", lambda: b"a,b,c\r\n1,2,3", ("no-header",))
    yield Hostile("无号.csv", "姓名,低保证号,救助金额\r\n某甲,D1,3".encode)
    yield Hostile("同名列.csv", "姓名,姓名,姓名\r\n某甲,某乙,某丙".encode)


_VALUES = {
    "公式": "=cmd|'/c calc'!A0",
    "公式二": "+1+cmd|' /C calc'!A0",
    "公式三": "@SUM(1+9)*cmd|' /C calc'!A0",
    "公式四": "-2+3",
    "链接": '=HYPERLINK("http://x/","点")',
    "网页": "<script>alert(1)</script>",
    "模板": "{{ settings.SECRET_KEY }}{% load x %}",
    "语句": "'; DROP TABLE registry_person; --",
    "路径": "../../../etc/passwd",
    "反写": "\u202e甲某",
    "零宽": "某\u200b甲\ufeff",
    "组合": "a" + "\u0301" * 3000,
    "无穷": "1e308",
    "无穷二": "-1e400",
    "无穷三": "1e999999999",
    "无穷四": "9" * 4299,
    "非数": "NaN",
    "日子": "9999-99-99",
    "日子二": "0000-00-00",
    "长数": "9" * 4000,
    "字型": "%s%n%x" * 50,
}


def _values() -> Iterator[Hostile]:
    for label, value in _VALUES.items():
        for column in (0, 3):
            row = tuple(value if i == column else cell for i, cell in enumerate(PERSON))
            yield Hostile(
                f"值{label}{column}.xlsx", lambda r=row: xlsx(PERSON, r), (TAKEN,)
            )
    number = "1.10101199003078E+17"
    yield Hostile("丢位.csv", lambda: text(f"某甲,{number},D1,300"), (TAKEN,))
    for label, name in (("公式", "=cmd|x"), ("网页", "<b>x"), ("长", "表" * 31)):
        yield Hostile(
            f"表名{label}.xlsx", lambda n=name: xlsx(PERSON, name=n), (TAKEN,)
        )
    for value in (
        "1e308",
        "-1e308",
        "1e400",
        "2958466",
        "-1",
        "NaN",
        "0x10",
        "१२३",
        "",
    ):
        yield Hostile(
            f"数值{value}.xlsx",
            lambda v=value: with_part(
                "xl/worksheets/sheet1.xml",
                parts_of(good())["xl/worksheets/sheet1.xml"].replace(
                    b'<c r="D2" t="s"><v>7</v></c>',
                    f'<c r="D2"><v>{v}</v></c>'.encode(),
                ),
            ),
        )
