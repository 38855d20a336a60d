/** Rows of a register file, one at a time: RFC 4180, UTF-8, header first. A row that cannot be read is told and passed over. */
import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

/** Bytes of one row; a quote that is never closed must not swallow the file. */
const MAX_ROW_BYTES = 64 * 1024
/** What stands where bytes are no UTF-8. */
const NOT_UTF8 = '\uFFFD'

export type CsvRow =
  | { readonly row: number; readonly values: readonly string[] }
  | { readonly row: number; readonly broken: string }

/** A file as its bytes, unpacked where its name ends in `.gz`. */
export function openRegister(path: string): Readable {
  const file = createReadStream(path)
  if (extname(path) !== '.gz') return file
  // An error of either end reaches whoever reads: the pipeline destroys the other with it.
  return pipeline(file, createGunzip(), () => undefined)
}

/**
 * `row` is the line of the file on which the row ends. Throws only where the source itself cannot be read. A quote that is never closed
 * makes one row of the rest of the file: that is told, with the line on which it begins, and no row before it is lost.
 */
export async function* csvRows(source: Readable): AsyncGenerator<CsvRow> {
  let ready: CsvRow[] = []
  let last = 0
  let broken = false
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    // A quote in the middle of a field is taken as written; the field's own check says whether it may stand there.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
  })
  parser.on('data', (item: Parsed) => {
    last = item.info.lines
    ready.push(rowOf(item))
  })
  parser.on('error', () => {
    broken = true
  })
  const closed = new Promise((resolve) => parser.once('close', resolve))
  const take = (): readonly CsvRow[] => {
    const rows = ready
    ready = []
    return rows
  }
  try {
    for await (const chunk of source) {
      if (parser.destroyed) break
      await new Promise((resolve) => parser.write(chunk, resolve))
      // The parser hands its rows over in the turn after the bytes.
      await setImmediate()
      yield* take()
    }
    if (!parser.destroyed) parser.end()
    await closed
    yield* take()
    if (broken)
      yield {
        row: last + 1,
        broken: 'a quote is not closed, or the row is too long: nothing after it was read',
      }
  } finally {
    parser.destroy()
    source.destroy()
  }
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function rowOf({ record, info }: Parsed): CsvRow {
  return record.some((value) => value.includes(NOT_UTF8))
    ? { row: info.lines, broken: 'not UTF-8' }
    : { row: info.lines, values: record }
}
