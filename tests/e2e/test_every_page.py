"""Every page of the site, opened by everybody who may, at a desk and on a phone."""

import pytest
from browsing import Site, at_the_door, come_in
from keys import tab_to
from looking import faults, look, picture
from playwright.sync_api import Browser, expect
from walking import WALKERS, open_to, visited

_FOR_EVERYBODY = frozenset({"log_in", "home_of_account"})
"""Seen at the door, or on the way to the first page."""
_PICTURES = {
    "lingdao-overview": "leader-overview",
    "lingdao-problem_list": "leader-problems",
    "ducha-household_list": "inspector-households",
    "ducha-household": "inspector-household",
}
"""Pages that the guide shows as they are."""


@pytest.mark.parametrize("login", WALKERS)
def test_every_page_of_a_member_of_the_cast_can_be_read_and_used(
    site: Site, browser: Browser, login: str
) -> None:
    """No console error, no failed request, one h1, a title, nothing wider than 360, axe 0.

    Whatever his post may open without naming a thing is there to be reached. Who may open
    what is asked of everybody in the access matrix.
    """
    page = come_in(browser, site, login)
    reached, found = set(_FOR_EVERYBODY), []
    for route, name in visited(page, site, login):
        reached.add(route)
        if name in _PICTURES:
            picture(page, _PICTURES[name])
        found += faults(page, name, kind=route)
    assert not found, "\n".join(found)
    missing = sorted(open_to(login).keys() - reached)
    assert not missing


def test_the_door_can_be_read_and_used_without_a_mouse(
    site: Site, browser: Browser
) -> None:
    """The log-in page; then the skip link leads past the navigation to the page itself."""
    page = at_the_door(browser, site)
    look(page, "log_in")
    picture(page, "log-in")
    page = come_in(browser, site, "xian")
    skip = page.get_by_role("link", name="跳到正文")
    tab_to(page, skip)
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    tab_to(page, page.locator("main a").first)
