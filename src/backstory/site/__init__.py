"""The site: settings, addresses and the ASGI application that serve the reader's pages."""
