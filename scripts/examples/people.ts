/** The municipality's people, all invented: reviewers and leaders of the areas, finance, an administrator. */
import { toCsv } from './csv.ts'
import type { Area } from './institutions.ts'
import { keyedPick } from './keyed.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly roles: string
  readonly areas: string
  /** In kroner. */
  readonly ceiling: number
  readonly standIn: string
}

const person = (
  id: string,
  name: string,
  roles: string,
  areas: string,
  ceiling: number,
  standIn = '',
): Person => ({
  id,
  name,
  roles,
  areas,
  ceiling,
  standIn,
})

const PEOPLE: readonly Person[] = [
  person('p101', 'Asta Engmark', 'reviewer', 'parks', 50_000, 'p102'),
  person('p102', 'Bjarke Lindvang', 'reviewer', 'parks', 100_000, 'p101'),
  person('p109', 'Cille Højstrup', 'leader reviewer', 'parks', 1_000_000, 'p209'),
  person('p201', 'Ditlev Sandager', 'reviewer', 'streets', 50_000, 'p202'),
  person('p202', 'Elna Vestrup', 'reviewer', 'streets', 100_000, 'p203'),
  person('p203', 'Folmer Kildal', 'reviewer', 'streets', 25_000, 'p201'),
  person('p209', 'Grethe Nørmark', 'leader reviewer', 'streets', 1_000_000, 'p109'),
  person('p301', 'Helmer Brobæk', 'reviewer', 'housing', 100_000, 'p302'),
  person('p302', 'Ingvild Tornsø', 'reviewer', 'housing', 50_000, 'p301'),
  person('p309', 'Jeppe Ålkær', 'leader reviewer', 'housing', 1_000_000, 'p409'),
  person('p401', 'Karna Møllehave', 'reviewer', 'town', 50_000, 'p402'),
  person('p402', 'Laust Ringdal', 'reviewer', 'town', 100_000, 'p401'),
  person('p403', 'Mynte Ovesdal', 'reviewer', 'town', 25_000, 'p401'),
  person('p409', 'Niels-Otto Fyrby', 'leader reviewer', 'town', 1_000_000, 'p309'),
  person('p501', 'Oda Skovkær', 'reviewer', 'administration', 100_000, 'p502'),
  person('p502', 'Palle Humlebo', 'reviewer', 'administration', 50_000, 'p501'),
  person('p509', 'Ragna Birkholt', 'leader reviewer', 'administration', 1_000_000, 'p901'),
  person('p901', 'Sune Egelund-Bro', 'finance reviewer', '*', 10_000_000, 'p902'),
  person('p902', 'Thyra Nakskjold', 'finance reviewer', '*', 10_000_000, 'p901'),
  person('p999', 'Ulf Drifthave', 'admin', '*', 0),
]

/** A reserved top-level domain: no mail can leave for it. */
const MAIL_DOMAIN = 'kommune.example'

export function peopleCsv(): string {
  return toCsv(
    ['person_id', 'name', 'mail', 'roles', 'areas', 'ceiling', 'stand_in'],
    PEOPLE.map((p) => [
      p.id,
      p.name,
      `${p.id}@${MAIL_DOMAIN}`,
      p.roles,
      p.areas,
      String(p.ceiling),
      p.standIn,
    ]),
  )
}

/** Which of the area's reviewers coded or ordered something. */
export const reviewerFor = (area: Area, ...parts: readonly (string | number)[]): string =>
  keyedPick(
    PEOPLE.filter((p) => p.areas === area && p.roles === 'reviewer'),
    'reviewer',
    ...parts,
  ).id
