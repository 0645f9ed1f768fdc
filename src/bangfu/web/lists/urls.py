"""网址: the board, one list by its name, its template and its terms."""

from django.urls import path

from bangfu.web.lists import views

urlpatterns = [
    path("lists/", views.list_board, name="list_board"),
    path("lists/<slug:table>/", views.list_page, name="list_page"),
    path("lists/<slug:table>/template/", views.list_template, name="list_template"),
    path("lists/<slug:table>/terms/", views.set_list_terms, name="set_list_terms"),
]
