/** The municipality that receives the examples: invented, with the council's name so that its data stay recognisable. */
import { keyedCvr } from './suppliers.ts'

export const MUNICIPALITY = {
  name: 'Hyndburn Kommune (eksempel)',
  cvr: keyedCvr('the municipality'),
  street: 'Rådhustorvet',
  building: '1',
  postcode: '5999',
  city: 'Eksempelby',
  /** Belongs to no bank. */
  exampleBic: 'ZZZZDKKKXXX',
} as const
