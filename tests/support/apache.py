"""A real Apache in a process of its own, on loopback, on a free port, with one folder that has an ``.htaccess``."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from support import require_in_gate
from support.servers import free_port
from support.waiting import PATIENCE, wait_until

MODULES = Path("/usr/lib/apache2/modules")
_CONFIGURATION = """
ServerRoot {home}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {home}/pid
DefaultRuntimeDir {home}
ErrorLog {home}/error.log
User www-data
Group www-data
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule rewrite_module {modules}/mod_rewrite.so
StartServers 1
DocumentRoot {home}/www
<Directory {home}/www>
    AllowOverride All
    Require all granted
</Directory>
"""


@contextmanager
def running_apache(htaccess: str) -> Iterator[str]:
    """Run Apache for the context, and yield the address of the folder ``scokg/``.

    Without Apache the test is skipped with the reason; in the gate it fails.
    """
    program = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")
    if program is None or not MODULES.is_dir():
        require_in_gate("Apache is not installed: apt-get install apache2-bin")
    with tempfile.TemporaryDirectory(prefix="scokg-apache.") as folder:
        home, port = Path(folder), free_port()
        home.chmod(0o755)  # Apache started by root reads as www-data
        (home / "www" / "scokg").mkdir(parents=True)
        (home / "www" / "scokg" / ".htaccess").write_text(htaccess, encoding="utf-8")
        (home / "conf").write_text(_CONFIGURATION.format(home=home, port=port, modules=MODULES), encoding="utf-8")
        log = home / "apache.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [str(program), "-d", str(home), "-f", str(home / "conf"), "-DFOREGROUND"], stderr=output
            )
        try:
            wait_until(lambda: process.poll() is not None or _answers(port), log.read_text)
            assert process.poll() is None, log.read_text()
            yield f"http://127.0.0.1:{port}/scokg"
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _answers(port: int) -> bool:
    try:
        httpx.get(f"http://127.0.0.1:{port}/", timeout=PATIENCE)
    except httpx.TransportError:
        return False
    return True
