"""A real IMAP server (Dovecot) on free ports of this machine, with one mailbox and a certificate of its own."""

import contextlib
import datetime as dt
import getpass
import imaplib
import os
import pwd
import select
import shutil
import socket
import subprocess
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.stories.house import free_port

USER, PASSWORD = "buero@netz.example", "Marke-Wört"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
auth_failure_delay = 0
service stats {{
  chroot =
}}
"""


class Dovecot:
    """The server, its ports, and a hand that puts mails into the mailbox."""

    def __init__(self, folder: Path):
        self.folder, self.port, self.tls_port = folder, free_port(), free_port()
        self.certificate = folder / "cert.pem"

    def __enter__(self):
        is_root = os.geteuid() == 0
        owner = pwd.getpwnam("nobody" if is_root else getpass.getuser())
        me = getpass.getuser()
        self._certify()
        config = self.folder / "dovecot.conf"
        config.write_text(
            CONFIG.format(
                folder=self.folder, port=self.port, tls_port=self.tls_port, password=PASSWORD,
                uid=owner.pw_uid, gid=owner.pw_gid,
                internal="dovecot" if is_root else me, login="dovenull" if is_root else me,
                group="dovecot" if is_root else me,
            )
        )  # fmt: skip
        (self.folder / "mail").mkdir()
        if is_root:
            os.chown(self.folder / "mail", owner.pw_uid, owner.pw_gid)
            for place in (self.folder, *self.folder.parents):
                if place.owner() == me and place != Path("/"):
                    place.chmod(place.stat().st_mode | 0o011)
        program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, "scripts/debian-packages.sh dovecot-imapd"
        self.process = subprocess.Popen([program, "-F", "-c", str(config)])
        for _try in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
                return self
            select.select([], [], [], 0.05)
        raise AssertionError((self.folder / "log").read_text())

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(20)

    def put(self, mail: bytes) -> None:
        with self.hand() as line:
            line.append("INBOX", None, None, mail)

    @contextlib.contextmanager
    def hand(self):
        line = imaplib.IMAP4("127.0.0.1", self.port, 10)
        line.authenticate("PLAIN", lambda _asked: f"\0{USER}\0{PASSWORD}".encode())
        line.select("INBOX")
        yield line
        line.logout()

    def unread(self) -> int:
        with self.hand() as line:
            return len(line.search(None, "UNSEEN")[1][0].split())

    def number_anew(self) -> None:
        """As after a move to another machine: the mails stay, their numbers do not."""
        for place in (self.folder / "mail").glob("dovecot*"):
            place.unlink()

    def _certify(self) -> None:
        key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string("CN=localhost")
        now = dt.datetime.now(dt.UTC)
        certificate = (
            x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, hashes.SHA256())
        )  # fmt: skip
        self.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        (self.folder / "key.pem").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
