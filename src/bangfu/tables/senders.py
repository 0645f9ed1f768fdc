"""推送部门: which units of a county a list's sender stands for, by words of their names."""

import re
from collections.abc import Iterable, Mapping

_OFFICE = ("帮扶办", "乡村振兴", "农业农村", "扶贫")
# What a department of that field is called on its door, besides the word itself.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "卫健": ("卫生健康",),
    "医保": ("医疗保障",),
    "人社": ("人力资源",),
    "住建": ("住房和城乡建设", "住房城乡建设"),
    "发改": ("发展和改革", "发展改革"),
    "搬迁办": ("易地搬迁",),
    "工信": ("工业和信息化", "工业信息"),
    "文旅": ("文化和旅游", "文化广电", "文体"),
    "林业": ("林草", "自然资源和林业"),
    "水利": ("水务",),
    "教育": ("教体",),
    "交通": ("交通运输",),
    "残联": ("残疾人联合会",),
    "编办": ("机构编制",),
    "电力": ("供电",),
    "信访": ("群众工作",),
    "网信": ("网络安全和信息化",),
    "媒体": ("融媒体",),
    "团委": ("共青团",),
    "妇联": ("妇女联合会",),
    "工会": ("总工会",),
    "畜牧": ("农业农村",),
    "乡村振兴": _OFFICE,
    "全国防返贫监测信息系统": _OFFICE,
    "本县": _OFFICE,
}
_IN_BRACKETS = re.compile(r"（[^）]*）")


def fields_of(sender: str) -> tuple[str, ...]:
    """The fields of work that a sender names.

    >>> fields_of("公安（户籍）、民政")
    ('公安', '民政')
    """
    return tuple(_IN_BRACKETS.sub("", sender).split("、"))


def sends(unit: str, sender: str) -> bool:
    """Whether a unit of that name is who sends such a list.

    >>> sends("县卫生健康局", "卫健"), sends("县民政局", "公安（户籍）、民政")
    (True, True)
    >>> sends("县民政局", "公安（户籍）"), sends("县帮扶办", "乡村振兴")
    (False, True)
    """
    return any(word in unit for word in _words(fields_of(sender)))


def _words(fields: Iterable[str]) -> set[str]:
    return {word for field in fields for word in (field, *_NAMES.get(field, ()))}
