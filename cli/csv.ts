/** A row of a CSV file as RFC 4180 has it, with a line feed; quoted where a field needs it. */
export const csvRow = (fields: readonly string[]): string => `${fields.map(field).join(',')}\n`

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
