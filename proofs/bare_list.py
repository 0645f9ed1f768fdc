"""What the list is held against: a plain Django page of the same rows, by the same server.

Settings, addresses and application in one module. No log-in, no access, no trail, no
filters and no middleware: 50 rows of the kept database in a plain template, and a count.
"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = __name__

from bangfu.web.settings import *  # noqa: F403 the same database, opened the same way

ROOT_URLCONF = WSGI_APPLICATION = __name__
MIDDLEWARE: list[str] = []
ALLOWED_HOSTS = ["127.0.0.1"]

from django.core.wsgi import get_wsgi_application  # noqa: E402 settings come first

application = get_wsgi_application()

from django.core.paginator import Paginator  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import Context, Template  # noqa: E402
from django.urls import path  # noqa: E402

from bangfu.web.problems.models import Episode  # noqa: E402

_PAGE = Template(
    "<!doctype html><title>问题</title><p>符合<b>{{ page.paginator.count }}</b>件</p><table>"
    "{% for one in page %}<tr><td>{{ one.problem.no }}</td><td>{{ one.problem.title }}</td>"
    "<td>{{ one.why }}</td><td>{{ one.problem.get_problem_class_display }}</td>"
    "<td>{{ one.division }}</td><td>{{ one.turn_unit }}</td><td>{{ one.due }}</td>"
    "<td>{{ one.state }}</td></tr>{% endfor %}</table>"
)


def shown(request: HttpRequest) -> HttpResponse:
    """One page of all current problems, by their dates."""
    found = Episode.objects.filter(is_current=True).order_by("due", "pk")
    rows = found.select_related("problem__owner", "turn_unit")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return HttpResponse(_PAGE.render(Context({"page": page})))


urlpatterns = [path("problems/", shown)]
