"""Post: addresses."""

from django.urls import path

from sozialraum.post import views

app_name = "post"
urlpatterns = [
    path("schreibtisch/post/", views.letter_list, name="letter-list"),
    path("schreibtisch/post/drucken/abhaken/", views.letter_check_off_all, name="letter-check-off-all"),
    path("schreibtisch/post/server/", views.server_set_up, name="server-set-up"),
    path("schreibtisch/post/server/pruefen/", views.server_check, name="server-check"),
    path("schreibtisch/post/server/probe/", views.server_send_trial, name="server-send-trial"),
    path("schreibtisch/post/<key:key>/", views.letter_detail, name="letter-detail"),
    path("schreibtisch/post/<key:key>/noch-einmal/", views.letter_send_again, name="letter-send-again"),
    path("schreibtisch/post/<key:key>/anhalten/", views.letter_stop, name="letter-stop"),
    path("schreibtisch/post/<key:key>/angekommen/", views.letter_confirm_arrival, name="letter-confirm-arrival"),
    path("schreibtisch/post/<key:key>/abhaken/", views.letter_check_off, name="letter-check-off"),
    path("schreibtisch/post/<key:key>/gesagt/", views.letter_deliver_by_phone, name="letter-deliver-by-phone"),
]
