"""The WSGI application: what `backstory serve` runs, since Django's database work is synchronous."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backstory.site.settings")
application = get_wsgi_application()
