/** How a code of domain/errors.ts is said to a person: Danish and English, and what to do. */
import { ERRORS, type ErrorCode } from '../domain/errors.ts'

export interface Sentence {
  readonly code: ErrorCode
  readonly da: string
  readonly en: string
  readonly todo: { readonly da: string; readonly en: string }
}

export function sentence(code: ErrorCode): Sentence {
  const { da, en, todo } = ERRORS[code]
  return { code, da, en, todo }
}

/** Two lines: English, then Danish. `about` is named first. */
export function said(code: ErrorCode, about?: string): readonly string[] {
  const { da, en, todo } = ERRORS[code]
  return [`${about ? `${about}: ` : ''}${en} ${todo.en}`, `${da} ${todo.da}`]
}

/** In one line, for lists. */
export function brief(code: ErrorCode): string {
  return ERRORS[code].en
}
