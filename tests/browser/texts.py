"""The texts that the browser tests give to the page."""

STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3
MARKUP = (
    "<style>* { display: none !important } p { color: red }</style> "
    '<img src="http://example.com/x.png" onerror="document.title = 1"> cost $5 and $6, :red[said] the **old** man. '
    "![picture](http://example.com/y.png) [link](http://example.com) :material/home: &amp; `code` # no heading. "
) + STORY

HARD = (
    "The committee purchased numerous instruments in order to ascertain whether the reservoir was contaminated, and "
    "the inspectors subsequently endeavoured to eliminate the substance. The inhabitants were apprehensive, because "
    "the authorities had previously concealed a comparable incident from them.\n\n"
) * 2
"""Long sentences with words that have easier ones."""
