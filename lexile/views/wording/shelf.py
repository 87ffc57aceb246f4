"""The words around what a visitor keeps in the browser."""

SHELF_WORDS = {
    "keep": "Keep this version in this browser",
    "clear": "Clear everything kept",
    "hint": "Kept texts stay in this browser, on this computer. Nobody else gets them, and one click clears them.",
    "kept": "Kept in this browser.",
    "kept_already": "This version is kept already.",
    "cleared": "Everything kept was cleared.",
    "full": "There is no room left in this browser's storage. Remove a text first.",
    "too_long": "This text is too long to be kept in the browser. Save a file instead.",
    "open": "Open",
    "drop": "Remove",
    "choose": "Choose %s to compare",
    "compare": "Compare the two chosen",
    "history": "Estimated measures of the kept versions, from the first to the last:",
}
