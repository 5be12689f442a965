/**
 * Stands first in a CSV file that people open: by it Excel knows that the file is UTF-8, where it would otherwise take it
 * for Windows-1252, garble every accent, and save it so. Whatever reads a file here drops it.
 */
export const byteOrderMark = '\uFEFF';
