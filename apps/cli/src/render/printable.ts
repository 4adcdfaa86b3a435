/** Text from files and their names, made safe for a terminal. */

/**
 * Control characters must not steer the terminal, nor make text read in another order than it runs; a tab becomes one
 * space, so that marks below a line stand where they belong.
 */
export const printable = (text: string): string =>
  text
    .replaceAll("\t", " ")
    // oxlint-disable-next-line no-control-regex -- these are what is taken out
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD")
