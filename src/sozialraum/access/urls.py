"""Access: addresses of the door, and of one's own access."""

from django.urls import path

from sozialraum.access.views import account, factors, founding, login

app_name = "access"
urlpatterns = [
    path("anmelden/", login.login, name="login"),
    path("anmelden/code/", login.login_code, name="login-code"),
    path("anmelden/zweiter-faktor/", login.login_second_factor, name="login-second-factor"),
    path("anmelden/passkey/", login.login_passkey, name="login-passkey"),
    path("anmelden/ohne-mail/", login.login_without_mail, name="login-without-mail"),
    path("abmelden/", login.logout, name="logout"),
    path("gruenden/", founding.founding, name="founding"),
    path("einrichten/", founding.take_office, name="take-office"),
    path("zugang/", account.account, name="account"),
    path("zugang/anmeldungen/beenden/", account.sessions_end, name="sessions-end"),
    path("zugang/anmeldungen/<key:key>/beenden/", account.session_end, name="session-end"),
    path("zugang/zweiter-faktor/", factors.second_factor, name="second-factor"),
    path("zugang/zweiter-faktor/entfernen/", factors.second_factor_remove, name="second-factor-remove"),
    path("zugang/passkeys/neu/", factors.passkey_add, name="passkey-add"),
    path("zugang/passkeys/<key:key>/umbenennen/", factors.passkey_rename, name="passkey-rename"),
    path("zugang/passkeys/<key:key>/entfernen/", factors.passkey_remove, name="passkey-remove"),
    path("zugang/ersatzcodes/", factors.recovery_codes, name="recovery-codes"),
]
