"""号码快检: which of very many id numbers are valid, a digit column at a time.

What ``core.id_number`` says of one number, in Arrow for all of a list; a test holds the
two against each other.
"""

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import birth_of

_DIGITS = 17
_MODULUS = 11
_NORMAL = r"^[0-9]{17}[0-9X]$"


def are_valid(written: pa.Array) -> pa.Array:
    """Per text, whether it is a valid 18-character number exactly as written."""
    normal = pc.match_substring_regex(written, _NORMAL)
    numbers = pc.if_else(normal, written, "0" * (_DIGITS + 1))
    agrees = pc.equal(
        _check_characters(numbers), pc.utf8_slice_codeunits(numbers, _DIGITS)
    )
    return pc.and_(pc.and_(normal, agrees), _are_births(numbers))


def _check_characters(numbers: pa.Array) -> pa.Array:
    """校验码: the weight of a place is a power of two, modulo eleven."""
    total = pa.repeat(pa.scalar(0, pa.int16()), len(numbers))
    for place in range(_DIGITS):
        digit = pc.utf8_slice_codeunits(numbers, place, place + 1).cast(pa.int16())
        weight = pa.scalar(2 ** (_DIGITS - place) % _MODULUS, pa.int16())
        total = pc.add(total, pc.multiply(digit, weight))
    remainder = pc.subtract(total, pc.multiply(pc.divide(total, _MODULUS), _MODULUS))
    checks = [(_MODULUS + 1 - rest) % _MODULUS for rest in range(_MODULUS)]
    return pa.array(["X" if check == 10 else str(check) for check in checks]).take(  # noqa: PLR2004 ten is written X
        remainder
    )


def _are_births(numbers: pa.Array) -> pa.Array:
    """A list has many persons but few days of birth."""
    days = pc.dictionary_encode(pc.utf8_slice_codeunits(numbers, 6, 14))
    real = [birth_of("0" * 6 + day) is not None for day in days.dictionary.to_pylist()]
    return pa.array(real, pa.bool_()).take(days.indices)
