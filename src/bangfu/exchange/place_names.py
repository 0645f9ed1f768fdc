"""地名写法: the ways in which one place is written, the fullest first."""

import unicodedata
from functools import cache

# A suffix and the one that stands for all of its kind. Longer ones come first.
_SUFFIXES = (
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("社区", "社区"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
    ("街道办事处", "街道"),
    ("办事处", "街道"),
    ("街道", "街道"),
    ("镇人民政府", "镇"),
    ("乡人民政府", "乡"),
    ("自治县", "县"),
    ("行政村", "村"),
    ("村", "村"),
    ("镇", "镇"),
    ("乡", "乡"),
    ("县", "县"),
    ("区", "区"),
    ("市", "市"),
    ("省", "省"),
)
_NATIONS = (
    "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族",
    "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族",
    "傣族", "黎族", "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族",
    "纳西族", "景颇族", "柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族",
    "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族",
    "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族", "保安族",
    "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族", "赫哲族", "门巴族",
    "珞巴族", "基诺族", "各族", "民族",
)  # fmt: skip
_SHORTEST = 2


@cache
def forms(name: str) -> tuple[str, ...]:
    """As written, with its kind of suffix, and bare.

    The kind is marked so that 西关社区 and 西关村 stay two places, while both answer to
    西关. A doubled 村 (张家沟村村民委员会) counts once.

    >>> forms("张家沟村村民委员会")
    ('张家沟村村民委员会', '张家沟|村', '张家沟')
    """
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    for suffix, kind in _SUFFIXES:
        bare = plain.removesuffix(suffix)
        if bare and bare != plain:
            bare = bare.removesuffix(kind) or bare
            short = _nationless(bare)
            ways = (plain, f"{bare}|{kind}", f"{short}|{kind}", short)
            return tuple(dict.fromkeys(ways))
    return (plain,)


def _nationless(bare: str) -> str:
    """张家川 of 张家川回族: the nations of an autonomous place are left out."""
    for nation in _NATIONS:
        shorter = bare.removesuffix(nation)
        if shorter != bare and len(shorter) >= _SHORTEST:
            return _nationless(shorter)
    return bare[:-1] if bare in _NATIONS else bare
