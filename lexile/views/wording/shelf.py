"""The words around what a visitor keeps in the browser."""

SHELF_WORDS = {
    "keep": "Keep this version in this browser",
    "clear": "Remove all kept versions",
    "hint": "Kept versions stay in this browser, where anyone who uses it can open them. One click removes them all.",
    "kept": "Kept in this browser.",
    "kept_already": "This version is already kept.",
    "dropped": "“%s” was removed.",
    "cleared": "All kept versions were removed.",
    "full": "There is no room left in this browser's storage. Remove a version first.",
    "most": "Up to %s versions can be kept here. Remove one first.",
    "too_long": "This text is too long to keep in the browser. Save a file instead.",
    "open": "Open",
    "drop": "Remove",
    "choose": "Select %s to compare",
    "compare": "Compare the two selected",
    "history": "Estimated measures of the kept versions, from the first to the last:",
}
