/** Name of the record that says up to where the server's events are known here. Without it they are all asked for. */
export const CURSOR_RECORD = 'cursor'
