"""The page's answers for programs: JSON over HTTP, served beside the page by `asgi.py` where its owner turns it on."""
