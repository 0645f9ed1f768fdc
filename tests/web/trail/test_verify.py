"""``verify`` names what somebody with a database shell did, and what it cannot see."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangfu.web.home import checkpoint_file
from bangfu.web.trail import rebuild
from bangfu.web.trail.actions import destroy_payloads, open_epoch
from bangfu.web.trail.audit import NO_OUTSIDE, audit
from bangfu.web.trail.checkpoint import make_checkpoint
from bangfu.web.trail.models import Event, Payload
from web.trail import tampering
from web.trail.tampering import ZHOU, by_chance, found, shell, write_history

HISTORIES = 50


def first() -> tuple[int | None, str]:
    """The first thing that is wrong."""
    finding = found().findings[0]
    return finding.seq, finding.sentence


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_an_honest_history_is_clean() -> None:
    """Nothing found, and the limits are said."""
    write_history(12, checkpoints=(5, 9))
    told = found()
    assert told.findings == ()
    assert told.events == 12
    assert "到第 9 号" in told.unseen[0]
    assert "密钥" in told.unseen[1]


@pytest.mark.django_db
def test_an_empty_trail_is_clean() -> None:
    """A home on its first day."""
    checkpoint_file().unlink(missing_ok=True)
    assert (found().events, found().findings) == (0, ())
    assert found().unseen[0] == NO_OUTSIDE


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_an_edited_event_is_named() -> None:
    """The number, in one sentence."""
    write_history(6)
    shell(tampering.set_column(4, "subject", "h:x"))
    assert first() == (4, "第 4 号事件被改过：内容和它自己的哈希不符。")


@pytest.mark.django_db(transaction=True)
def test_an_event_edited_with_its_hash_is_named_by_the_next() -> None:
    """The link does not fit, even where there is no payload left to tell."""
    write_history(6)
    destroy_payloads(ZHOU, seqs=[4], reason="当事人要求删除")
    event = Event.objects.get(seq=4)
    event.actor = 8
    shell(
        tampering.set_column(4, "actor", 8),
        tampering.set_column(4, "hash", tampering.hash_of(event)),
    )
    assert first()[0] == 4
    assert "后一条记下的不是它现在的样子" in first()[1]


@pytest.mark.django_db(transaction=True)
def test_a_removed_event_is_named() -> None:
    """One in the middle, and the very first."""
    write_history(6)
    shell(*tampering.delete(3))
    assert first() == (3, "第 3 号事件不见了。")
    shell(*tampering.delete(1), *tampering.delete(2))
    assert first() == (1, "第 1 号到第 3 号事件不见了。")


@pytest.mark.django_db(transaction=True)
def test_events_renumbered_and_chained_anew_do_not_open() -> None:
    """Even with no checkpoint: each payload is sealed to all that was before it."""
    write_history(6)
    shell(*tampering.delete(3))
    tampering.rechain()
    assert first() == (3, "第 3 号事件的内容打不开：内容或事件被改过。")


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_an_edited_payload_does_not_open() -> None:
    """Sealed content cannot be edited without the key."""
    write_history(6)
    tampering.edit_payload(by_chance(1), 6)
    (finding,) = found().findings
    assert "内容打不开" in finding.sentence
    assert [told.payload for told in rebuild.told(6)].count(None) == 1


@pytest.mark.django_db(transaction=True)
def test_a_payload_may_only_go_with_an_event_that_says_so() -> None:
    """Destroyed by the act it is clean; destroyed by a shell it is named."""
    write_history(6)
    destroy_payloads(ZHOU, seqs=[2, 3], reason="当事人要求删除")
    assert not Payload.objects.filter(seq__in=(2, 3)).exists()
    assert found().findings == ()
    shell(("delete from trail_payload where seq = 4", ()))
    assert first() == (4, "第 4 号事件的内容不见了，也没有销毁的记录。")


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_a_tail_cut_before_the_last_checkpoint_is_named() -> None:
    """By the database's own checkpoint, and by the one outside when both are gone."""
    write_history(8, checkpoints=(6,))
    tampering.cut_after(4, table=False)
    assert first()[0] == 5
    assert "库内检查点记着曾有 6 条" in found(Path("none")).findings[0].sentence
    shell(("delete from trail_checkpoint", ()))
    assert found(Path("none")).findings == ()
    assert "库外检查点记着曾有 6 条" in first()[1]


@pytest.mark.django_db(transaction=True)
def test_a_tail_cut_after_the_last_checkpoint_is_not_seen_and_it_says_so() -> None:
    """The limit is told with the number from which on nothing is certain."""
    write_history(8, checkpoints=(6,))
    tampering.cut_after(6)
    told = found()
    assert told.findings == ()
    assert "第 6 号" in told.unseen[0]
    assert "整段截掉的事件查不出来" in told.unseen[0]


@pytest.mark.django_db(transaction=True)
def test_a_host_that_signs_again_is_seen_from_outside_only() -> None:
    """With the key everything fits, but for the copy that is elsewhere."""
    write_history(8, checkpoints=(6,))
    tampering.edit_and_sign(by_chance(1), 8)
    assert audit(None).findings == ()
    assert (6, "第 6 号或之前的事件被整段改写：与库外检查点不符。") in {
        (f.seq, f.sentence) for f in found().findings
    }


@pytest.mark.django_db(transaction=True)
def test_a_printed_code_shows_what_was_rewritten() -> None:
    """32 characters typed from paper are a checkpoint too."""
    write_history(8, checkpoints=(6,))
    mark = make_checkpoint()
    assert mark
    code = (mark.seq, mark.code.replace(" ", "").lower())
    assert audit(None, (code,)).findings == ()
    tampering.edit_and_sign(by_chance(1), 8)
    (finding,) = audit(None, (code,)).findings
    assert "与打印的校验码不符" in finding.sentence
    tampering.cut_after(5)
    (finding,) = audit(None, (code,)).findings
    assert "打印件上有它的校验码" in finding.sentence


@pytest.mark.django_db(transaction=True)
def test_a_forged_checkpoint_is_named() -> None:
    """In the database and in the file."""
    write_history(6, checkpoints=(3, 6))
    shell(("update trail_checkpoint set hash = ? where seq = 3", ("0" * 64,)))
    assert "库内第 3 号的检查点签名不对" in first()[1]
    shell(("delete from trail_checkpoint", ()))
    lines = checkpoint_file().read_text(encoding="ascii").splitlines()
    forged = json.loads(lines[1]) | {"seq": 5}
    forged_file = checkpoint_file().with_name("forged")
    forged_file.write_text(json.dumps(forged), encoding="ascii")
    (finding,) = found(forged_file).findings
    assert "库外第 5 号的检查点签名不对" in finding.sentence


@pytest.mark.django_db(transaction=True)
def test_a_removed_checkpoint_is_named() -> None:
    """The file outside still has it."""
    write_history(6, checkpoints=(3, 6))
    shell(("delete from trail_checkpoint where seq = 3", ()))
    assert first() == (3, "库内第 3 号的检查点被删掉了。")


@pytest.mark.django_db(transaction=True)
def test_a_line_torn_by_a_power_cut_is_a_note_and_swallows_nothing() -> None:
    """The next checkpoint begins on a line of its own."""
    write_history(4, checkpoints=(2,))
    with checkpoint_file().open("ab") as file:
        file.write(b'{"epoch":1,"ha')
    make_checkpoint()
    told = found()
    assert told.findings == ()
    assert told.notes == ("检查点文件第 2 行读不出来，没有用。",)
    assert "到第 4 号" in told.unseen[0]


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_a_missing_trigger_is_named() -> None:
    """Somebody prepared something."""
    write_history(2)
    on = " on trail_event" if tampering.connection.vendor == "postgresql" else ""
    with tampering.connection.cursor() as cursor:
        cursor.execute(f"drop trigger trail_event_no_delete{on}")
    (finding,) = found().findings
    assert "trail_event_no_delete" in finding.sentence


@pytest.mark.django_db(transaction=True)
def test_a_restore_shows_its_gap_and_is_no_tampering() -> None:
    """Outside they knew 8 events; the backup had 5."""
    write_history(8, checkpoints=(3, 8))
    tampering.cut_after(5)
    open_epoch(ZHOU, reason="恢复备份", lost={"seq": 8})
    make_checkpoint()
    told = found()
    assert told.findings == ()
    (gap,) = told.gaps
    assert gap.startswith("第 2 期从第 6 号事件开始，是从备份恢复的；上一期到过第 8 号")
    assert "中间 3 条随恢复丢失" in gap


@pytest.fixture
def _second_act_is_odd(monkeypatch: pytest.MonkeyPatch) -> None:
    """A projection of the test's own, and no other."""

    def compare(told: Iterator[rebuild.Told]) -> Iterator[rebuild.Difference]:
        for event in told:
            if event.payload == {"text": "第 2 件"}:
                yield rebuild.Difference(event.subject, "有一件多出来。", event.seq)

    monkeypatch.setattr(rebuild, "_projections", {})
    rebuild.register("试验", compare)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_second_act_is_odd")
def test_a_table_that_differs_from_the_events_is_named() -> None:
    """Whoever owns the table says in what."""
    write_history(3)
    assert first() == (2, "试验与事件不符：有一件多出来。")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(HISTORIES))
def test_no_tampering_with_a_random_history_goes_unseen(seed: int) -> None:
    """Histories, checkpoints and what is done to them drawn by chance."""
    chance = by_chance(seed)
    acts = chance.randint(4, 14)
    between = {chance.randint(1, acts) for _ in range(3)}
    write_history(acts, checkpoints=[*between, chance.randint(acts // 2 + 1, acts)])
    assert found().findings == ()
    tamper = tampering.TAMPERS[seed % len(tampering.TAMPERS)]
    tamper(chance, acts)
    assert found().findings != (), tamper.__name__
