"""The command line as a module: `python -m lexile`."""

from lexile.cli.main import main

raise SystemExit(main())
