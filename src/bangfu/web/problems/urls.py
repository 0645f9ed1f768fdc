"""Addresses: one POST route an act, by the act's own word."""

from django.urls import path

from bangfu.core.problem import ProblemAct
from bangfu.web.problems import (
    export_views,
    list_views,
    print_views,
    proof_views,
    register_views,
    views,
)
from bangfu.web.problems.shown import slug_of

_SIGNED = frozenset(
    {ProblemAct.CHECK, ProblemAct.CLOSE, ProblemAct.MERGE, ProblemAct.WITHDRAW}
)

urlpatterns = [
    path("problems/", views.problem_list, name="problem_list"),
    path("problems/export/", export_views.export_problems, name="export_problems"),
    path("problems/exports/<uuid:pk>/", export_views.exported, name="exported"),
    path("problems/exports/<uuid:pk>/take/", export_views.fetch, name="take_export"),
    path(
        "problems/register/", register_views.register_problem, name="register_problem"
    ),
    path("problems/lists/", list_views.signed_lists, name="signed_lists"),
    path("problems/lists/freeze/", list_views.freeze_list, name="freeze_list"),
    path("problems/lists/<int:pk>/", list_views.signed_list, name="signed_list"),
    path("problems/lists/<int:pk>/sign/", list_views.sign_list, name="sign_list"),
    path(
        "problems/lists/rows/<int:pk>/",
        list_views.listed_problem,
        name="listed_problem",
    ),
    path(
        "problems/lists/rows/<int:pk>/look/",
        list_views.look_at_problem,
        name="look_at_problem",
    ),
    path("problems/<str:no>/", views.problem_page, name="problem_page"),
    path("problems/<str:no>/form/", views.closing_form, name="closing_form"),
    path(
        "problems/<str:no>/form/print/",
        print_views.print_closing_form,
        name="print_closing_form",
    ),
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
