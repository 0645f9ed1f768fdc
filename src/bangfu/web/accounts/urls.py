"""账号的网址."""

from django.urls import path

from bangfu.web.accounts import (
    alarms,
    factor_views,
    grant_views,
    staff_list_views,
    staff_views,
    views,
)

urlpatterns = [
    path("login/", views.log_in, name="log_in"),
    path("logout/", views.log_out, name="log_out"),
    path("password/", views.change_password, name="change_password"),
    path("post/", views.switch_post, name="switch_post"),
    path("account/", views.my_account, name="my_account"),
    path("account/factor/", factor_views.set_up_factor, name="set_up_factor"),
    path("account/again/", views.give_password_again, name="give_password_again"),
    path("account/home/", views.home_of_account, name="home_of_account"),
    path("staff/", staff_views.staff_list_page, name="staff_list"),
    path("staff/open/", staff_views.open_account, name="open_account"),
    path("staff/load/", staff_list_views.load_staff, name="load_staff"),
    path("staff/<int:pk>/", staff_views.staff_page, name="staff_page"),
    path("staff/<int:pk>/post/", staff_views.give_post, name="give_post"),
    path("staff/<int:pk>/reset/", staff_views.reset_password, name="reset_password"),
    path("staff/<int:pk>/factor/", staff_views.reset_factor, name="reset_factor"),
    path("staff/<int:pk>/hand_over/", staff_views.hand_over, name="hand_over"),
    path("staff/<int:pk>/unlock/", staff_views.unlock, name="unlock"),
    path(
        "staff/<int:pk>/disable/", staff_views.disable_account, name="disable_account"
    ),
    path("staff/posts/<int:pk>/end/", staff_views.end_post, name="end_post"),
    path("grants/", grant_views.grant_list, name="grant_list"),
    path("grants/confirm/", grant_views.confirm_grants, name="confirm_posts"),
    path("grants/<int:pk>/refuse/", grant_views.refuse_grant, name="refuse_post"),
    path("alarms/", alarms.alarm_list, name="alarm_list"),
    path("units/", staff_views.open_unit, name="open_unit"),
    path("units/<int:pk>/close/", staff_views.close_unit, name="close_unit"),
]
