"""Mailbox: addresses."""

from django.urls import path

from sozialraum.mailbox import views

app_name = "mailbox"
urlpatterns = [
    path("schreibtisch/post/postfach/", views.mailbox_set_up, name="mailbox-set-up"),
    path("schreibtisch/post/postfach/pruefen/", views.mailbox_check, name="mailbox-check"),
    path("schreibtisch/post/eingang/", views.incoming_list, name="incoming-list"),
    path("schreibtisch/post/eingang/<key:key>/", views.incoming_detail, name="incoming-detail"),
    path("schreibtisch/post/eingang/<key:key>/ablegen/", views.incoming_mark_done, name="incoming-mark-done"),
    path("schreibtisch/post/eingang/<key:key>/einordnen/", views.incoming_classify, name="incoming-classify"),
    path("schreibtisch/post/eingang/<key:key>/original/", views.incoming_original, name="incoming-original"),
    path("schreibtisch/post/eingang/<key:key>/beilage-<int:number>/", views.incoming_file, name="incoming-file"),
]
