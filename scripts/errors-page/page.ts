/** The page of all sentences: what `docs/errors.md` holds, made from the one file that holds them. */
import { ERRORS, type ErrorText } from '../../domain/errors.ts'

/** In the order in which an invoice meets them. */
const GROUPS: Readonly<Record<ErrorText['group'], { readonly title: string; readonly about: string }>> = {
  document: {
    title: 'Reading a document',
    about:
      'The document is quarantined: kept, counted, listed by `quarantine list`, read again by `quarantine retry`.',
  },
  rule: {
    title: 'Findings of the rules',
    about: 'The invoice waits for a person, with the first finding as the reason.',
  },
  way: {
    title: 'Why the way leads to a person',
    about: 'The invoice waits for a person, with this as the reason.',
  },
  decision: {
    title: 'Why a decision does not count',
    about: 'The invoice goes on waiting, or somebody else was first.',
  },
  erp: {
    title: 'What the ERP answers',
    about: 'A refused posting goes to a person, with this as the reason.',
  },
  import: {
    title: 'Importing registers and the ledger',
    about: 'The row is passed over, counted and told; the other rows are taken in.',
  },
  books: {
    title: 'What reconcile finds',
    about: 'The books disagree about an invoice: `reconcile` ends with exit code 1.',
  },
  machine: {
    title: 'The machine',
    about: 'A command or the start ends with it; nothing was changed by that.',
  },
}

const INTRODUCTION = `# Errors and reasons

Every sentence that the program says to a person when something is wrong, and what to do about it. The codes stand in records, in lists
(\`invoice list --reason CODE\`), in \`--json\` answers and, as reasons, in the Temporal UI; they are stable, the sentences may be improved.

Made from \`domain/errors.ts\` by \`npm run errors-page\`; a test fails when this page is not up to date.`

export function errorsPage(): string {
  const sections = Object.entries(GROUPS).map(([group, { title, about }]) =>
    [`## ${title}`, '', about, '', '| code | Danish | English |', '|---|---|---|', ...rowsOf(group)].join(
      '\n',
    ),
  )
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`
}

function rowsOf(group: string): readonly string[] {
  return Object.entries<ErrorText>(ERRORS)
    .filter(([, text]) => text.group === group)
    .map(([code, { da, en, todo }]) => `| \`${code}\` | ${cell(da, todo.da)} | ${cell(en, todo.en)} |`)
}

/** The sentence, and beneath it what to do. */
function cell(sentence: string, todo: string): string {
  return `${escaped(sentence)}<br>*${escaped(todo)}*`
}

function escaped(text: string): string {
  return text.replace(/[|\\*_<>`]/g, '\\$&')
}
