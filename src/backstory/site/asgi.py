"""The ASGI application: `granian --interface asginl backstory.site.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backstory.site.settings")
application = get_asgi_application()
