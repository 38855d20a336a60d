/** Institutions are the ledger's cost centres, each with a location number of its own, grouped into five areas. */
import { glnFrom } from './check-digits.ts'
import { toCsv } from './csv.ts'
import { keyedDigits } from './keyed.ts'

const AREAS = ['parks', 'streets', 'housing', 'town', 'administration'] as const
export type Area = (typeof AREAS)[number]

/** The first that matches counts; what matches none is administration. */
const GROUPING: readonly (readonly [Area, RegExp])[] = [
  [
    'housing',
    /HOUSING|HSING|HOMELESS|\bDFG\b|DISABLED|BENEFIT|SYRIAN|RESETTLEMENT|GYPSY|RENEW|ELMFIELD|FLATS|ASYLUM/,
  ],
  [
    'parks',
    /PARK(?!ING)|CEMETER|CREMAT|ALLOTMENT|PLAY|LEISURE|LEISE|GARDEN|GREEN|WOODLAND|SPORT|BOWLS|HAWORTH|HAG |TENNIS|MEMORIAL|SKATE|FOOTPATH|\bLNR\b|HLC/,
  ],
  [
    'streets',
    /WASTE|REFUSE|RECYCL|TIPPING|VEHICLE|MOT |CVMU|STREET|CLEANSING|SWEEPER|H'WAY|HIGHWAY|PARKING|TRANSPORT|DEPOT|DRAINAGE|BINS|COLLECTION|TAXI|CLEAN/,
  ],
  [
    'town',
    /ENVIRONMENT|MARKET|MKT|LICENS|PLANNING|DEV|BUILDING CONTROL|TOWN|PEST|DOG|HEALTH|FOOD|COVI|COMMUNITY|ENFORCE|CCTV|CHRISTMAS|XMAS|HERITAGE|TESTING|MARSHALL|SHOPS|ECONOMIC/,
  ],
]

export interface Institution {
  readonly gln: string
  readonly name: string
  readonly costCentre: string
  readonly area: Area
}

const areaOf = (name: string): Area => GROUPING.find(([, words]) => words.test(name))?.[0] ?? 'administration'

const CENTRE_NUMBERS = 90_000
const FIRST_CENTRE = 10_000

export function institutionsOf(costCentres: Iterable<string>): ReadonlyMap<string, Institution> {
  const names = [...new Set(costCentres)].sort()
  const taken = new Set<string>()
  return new Map(
    names.map((name) => {
      let digits = keyedDigits(9, 'institution', name)
      while (taken.has(digits.slice(0, 5))) digits = keyedDigits(9, 'institution', name, digits)
      taken.add(digits.slice(0, 5))
      const costCentre = String(FIRST_CENTRE + (Number(digits.slice(0, 5)) % CENTRE_NUMBERS))
      return [name, { gln: glnFrom(`579${digits}`), name, costCentre, area: areaOf(name) }]
    }),
  )
}

export const institutionsCsv = (institutions: ReadonlyMap<string, Institution>): string =>
  toCsv(
    ['gln', 'name', 'cost_centre', 'area'],
    [...institutions.values()].map((i) => [i.gln, i.name, i.costCentre, i.area]),
  )
