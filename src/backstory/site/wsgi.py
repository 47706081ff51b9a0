"""The WSGI application: what `backstory serve` runs, since Django's database work is synchronous."""

import multiprocessing
import os
import threading
from multiprocessing.process import BaseProcess

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backstory.site.settings")
application = get_wsgi_application()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


if (parent := multiprocessing.parent_process()) is not None:
    # The server's worker must not outlive a server that was killed, and hold its port.
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
