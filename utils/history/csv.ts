// Tables as spreadsheets read them. https://www.rfc-editor.org/rfc/rfc4180

export type Cell = string | number | boolean | null

/** Without it spreadsheets take UTF-8 for the system's old code page. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Starts of a text that a spreadsheet takes for a formula, also in their full-width forms.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** Rows as CSV: UTF-8 with its mark, lines ended by CR LF, texts quoted; none of them is taken for a formula. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

/** Numbers and yes or no are ours and stand bare; nothing that anybody wrote does. */
function quoted(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = FORMULA.test(cell.trimStart()) || FORMULA.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
