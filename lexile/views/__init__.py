"""An analysis put into words, tables, charts and marked text; nothing here knows which page shows them."""
