"""Addresses: one POST route an act, by the act's own word."""

from django.urls import path

from bangfu.core.problem import ProblemAct
from bangfu.web.problems import proof_views, views
from bangfu.web.problems.shown import slug_of

_SIGNED = frozenset({ProblemAct.CLOSE})

urlpatterns = [
    path("problems/", views.problem_list, name="problem_list"),
    path("problems/<str:no>/", views.problem_page, name="problem_page"),
    path("problems/<str:no>/form/", views.closing_form, name="closing_form"),
    path(
        "problems/<str:no>/proofs/<int:pk>/",
        proof_views.proof_shown,
        name="proof_shown",
    ),
    path(
        "problems/<str:no>/proofs/<int:pk>/original/",
        proof_views.proof_original,
        name="proof_original",
    ),
    *(
        path(
            f"problems/<str:no>/{slug_of(act)}/",
            views.signed_act if act in _SIGNED else views.problem_act,
            {"act": act},
            name=act.value,
        )
        for act in ProblemAct
    ),
]
