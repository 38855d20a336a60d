import { DateTime } from 'luxon'
import { ERRORS } from '../../domain/errors.ts'
import { ZONE } from '../../domain/review/deadline.ts'
import { ruleOf } from '../../domain/rules/registry.ts'
import type { Finding } from '../../domain/rules/rule.ts'
import type { Cli, CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'
import { EXIT, Usage } from '../exit.ts'
import { printable } from '../text.ts'
import { type Examined, examine, type Received } from '../validate/examine.ts'
import { bytesOf, documentsOf, shownName } from '../validate/files.ts'
import { openRegisters, type RegisterFiles } from '../validate/registers.ts'

interface Options extends CommonOptions, RegisterFiles {
  readonly explain?: boolean
  readonly received?: string
}

export const validate: AddCommand = (parent, cli, end) => {
  addCommand(parent, 'validate <file...>', {
    description: `Check invoices without any server: one line of JSON a document, with a verdict – fit (may be automatic), manual (a person must look), reject (cannot be
paid as it is) – and why. A file, a folder (its .xml files) or - for standard input. Exit code 0 only where all are fit. What needs a register
that is not named is not checked, and said in a note. At a terminal the answer is text, unless --json.`,
    examples: [
      'validate faktura.xml --explain',
      'validate examples/tonight/documents --suppliers examples/suppliers.csv --institutions examples/institutions.csv --received 2022-02-15 --json',
    ],
  })
    .option('--explain', 'also say which rule found it, and the law, standard or practice that it comes from')
    .option('--suppliers <file>', 'creditors: CSV as for import suppliers')
    .option('--institutions <file>', 'institutions: CSV as for import institutions')
    .option('--chart <file>', 'chart of accounts: CSV as for import chart')
    .option('--received <date>', 'day on which the documents came; without it their age is only noted')
    .action(async (names: readonly string[], options: Options) => {
      const received = receivedOn(cli, options.received)
      const answers = await openRegisters(cli, options)
      const text = cli.terminal && !options.json
      let fit = true
      const files = await documentsOf(names)
      if (files.length === 0)
        throw new Usage('there is nothing to validate: no .xml file is in what was named')
      for (const [i, name] of files.entries()) {
        const file = shownName(name, i + 1)
        const examined = examine(await bytesOf(name, process.stdin), answers, received)
        fit &&= examined.verdict === 'fit'
        if (text) for (const line of linesOf(file, examined, options)) cli.say(line)
        else cli.say(JSON.stringify(rowOf(file, examined, options)))
      }
      end(fit ? EXIT.ok : EXIT.no)
    })
}

function receivedOn(cli: Cli, day: string | undefined): Received {
  if (day === undefined) return { receivedAt: cli.now().toISOString(), receivedUnknown: true }
  const at = DateTime.fromISO(day, { zone: ZONE })
  const receivedAt = at.isValid && /^\d{4}-\d{2}-\d{2}/.test(day) ? at.toUTC().toISO() : null
  if (!receivedAt) throw new Usage('--received is a date such as 2026-03-13')
  return { receivedAt, receivedUnknown: false }
}

function rowOf(file: string, { format, verdict, findings }: Examined, { explain }: Options) {
  return { file, format, verdict, findings: findings.map((f) => findingOf(f, explain === true)) }
}

function findingOf({ code, severity, path, facts }: Finding, explain: boolean) {
  const { da, en, todo } = ERRORS[code]
  const rule = explain ? ruleOf(code) : undefined
  return {
    code,
    severity,
    path,
    message: `${en} ${todo.en}`,
    messageDa: `${da} ${todo.da}`,
    ...(facts ? { facts } : {}),
    ...(rule ? { rule: rule.id, source: rule.source } : {}),
  }
}

function linesOf(file: string, examined: Examined, { explain }: Options): readonly string[] {
  const found = examined.findings.flatMap((f) => {
    const { message, messageDa, rule, source } = { rule: '', source: '', ...findingOf(f, explain === true) }
    const facts = f.facts
      ? ` (${Object.entries(f.facts)
          .map(([k, v]) => `${k} ${v}`)
          .join(', ')})`
      : ''
    return [
      `  ${f.severity} ${f.code} ${f.path}${facts}: ${message}`,
      `    ${messageDa}`,
      ...(rule ? [`    ${rule}: ${source}`] : []),
    ]
  })
  return [`${examined.verdict} ${file} (${examined.format})`, ...found].map(printable)
}
