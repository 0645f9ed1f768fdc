"""The six senders' lists, one file each: who is on it, and how the sender writes it."""

from bangfu.synth.lists import (
    allowance,
    disability,
    hospital,
    houses,
    pupils,
    vehicles,
)
from bangfu.synth.lists.listing import Listing

LISTINGS: dict[str, Listing] = {
    listing.table: listing
    for listing in (
        hospital.LISTING,
        allowance.LISTING,
        vehicles.LISTING,
        pupils.LISTING,
        disability.LISTING,
        houses.LISTING,
    )
}
