/** Some ten thousand flags; a larger file of them is not ours. In bytes. */
export const CARRY_FILE_LIMIT = 32 * 1024 * 1024
