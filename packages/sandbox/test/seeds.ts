/** Lives that once went wrong: seeds the soak printed, kept as cases for ever. None so far. */
export const kept: ReadonlyArray<number> = []
