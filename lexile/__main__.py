"""`python -m lexile`."""

from lexile.cli.main import main

raise SystemExit(main())
