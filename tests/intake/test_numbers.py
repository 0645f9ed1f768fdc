"""户号和人口号: the numbers people quote."""

from bangfu.intake.numbers import RegisterRow, distinct, number_rows


def a_row(row: int, **given: str | None) -> RegisterRow:
    blank = dict.fromkeys(
        ("household_no", "member_no", "id_number", "head_id_number", "relation")
    )
    return RegisterRow(row=row, **{**blank, **given})


def numbers(*rows: RegisterRow) -> list[tuple[str, str]]:
    return [(n.household_no, n.member_no) for n in number_rows(rows, taken=set())]


def test_given_numbers_are_kept() -> None:
    assert numbers(a_row(2, household_no="H7", member_no="H70001")) == [
        ("H7", "H70001")
    ]


def test_members_without_a_number_count_in_row_order() -> None:
    assert numbers(
        a_row(2, household_no="H7"),
        a_row(3, household_no="H8"),
        a_row(9, household_no="H7"),
    ) == [("H7", "H7-01"), ("H8", "H8-01"), ("H7", "H7-02")]


def test_one_head_is_one_household_named_by_the_heads_row() -> None:
    assert numbers(
        a_row(5, head_id_number="A", id_number="B", relation="配偶"),
        a_row(6, head_id_number="C", id_number="C"),
        a_row(7, head_id_number="A", id_number="A", relation="户主"),
    ) == [("台账-7", "台账-7-01"), ("台账-6", "台账-6-01"), ("台账-7", "台账-7-02")]


def test_a_group_without_its_head_is_named_by_its_first_row() -> None:
    assert numbers(a_row(5, head_id_number="A", id_number="B")) == [
        ("台账-5", "台账-5-01")
    ]


def test_without_heads_numbers_each_head_opens_a_block() -> None:
    assert [no for no, _ in numbers(
        a_row(3, relation="户主"),
        a_row(4, relation="之子"),
        a_row(5, relation="户主"),
        a_row(6, relation="配偶"),
    )] == ["台账-3", "台账-3", "台账-5", "台账-5"]  # fmt: skip


def test_two_files_never_share_a_made_number() -> None:
    taken: set[str] = set()
    first = number_rows([a_row(5, relation="户主")], taken=taken)
    second = number_rows([a_row(5, relation="户主")], taken=taken)
    assert [n.household_no for n in (*first, *second)] == ["台账-5", "台账-5-2"]
    assert distinct("台账-5", taken) == "台账-5-3"
