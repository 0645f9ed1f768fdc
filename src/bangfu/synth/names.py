"""姓名: made-up names from frequent surnames and characters by generation."""

from random import Random

_SURNAMES = {
    "王": 717, "李": 700, "张": 674, "刘": 510, "陈": 461, "杨": 322, "黄": 245,
    "吴": 200, "赵": 200, "周": 190, "徐": 145, "孙": 138, "马": 129, "朱": 128,
    "胡": 116, "林": 113, "郭": 113, "何": 106, "高": 100, "罗": 95, "郑": 93,
    "梁": 85, "谢": 76, "宋": 70, "唐": 69, "许": 66, "邓": 62, "冯": 62, "韩": 61,
    "曹": 60, "曾": 58, "彭": 58, "萧": 56, "蔡": 53, "潘": 52, "田": 52, "董": 51,
    "袁": 50, "于": 48, "余": 48, "叶": 48, "蒋": 47, "杜": 46, "苏": 46, "魏": 45,
    "程": 45, "吕": 45, "丁": 43, "任": 41, "卢": 41, "姚": 41, "沈": 41, "钟": 41,
    "雒": 30, "巩": 30, "令狐": 3, "欧阳": 8, "尉": 6,
}  # fmt: skip
_OLD_MEN = "国建军福贵生林根宝顺祥德明义忠善堂仓存银海喜全成万"
_OLD_WOMEN = "秀英兰花玉珍桂莲香巧凤梅菊翠芳淑琴月爱娥改转女叶"
_MIDDLE_MEN = "伟强军勇斌刚平辉鹏永红东小龙波志杰超文涛亮彦峰"
_MIDDLE_WOMEN = "丽霞艳娟敏静红燕芳玲萍娜慧雪琴亚小晓婷莉彩霄"
_YOUNG_MEN = "浩宇轩子涵泽俊博睿航嘉晨家铭梓诚佳乐昊天一阳辰"
_YOUNG_WOMEN = "欣怡梓涵雨萱思诗琪佳妍可馨语嫣一诺梦瑶若晗悦彤"
_YOUNG, _MIDDLE = 2003, 1972
_WHOLE = list(_SURNAMES)
_WEIGHTS = list(_SURNAMES.values())


def draw_surname(rng: Random) -> str:
    """姓 by how frequent it is."""
    return rng.choices(_WHOLE, _WEIGHTS)[0]


def draw_given_name(rng: Random, birth_year: int, *, male: bool) -> str:
    """名 of one or two characters as parents of that time chose it."""
    if birth_year >= _YOUNG:
        characters = _YOUNG_MEN if male else _YOUNG_WOMEN
    elif birth_year >= _MIDDLE:
        characters = _MIDDLE_MEN if male else _MIDDLE_WOMEN
    else:
        characters = _OLD_MEN if male else _OLD_WOMEN
    count = 1 if rng.random() < 0.2 else 2  # noqa: PLR2004 one name in five
    return "".join(rng.sample(characters, count))
