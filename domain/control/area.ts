/** How far the robot is let in, area by area. */
export const AREA_MODES = ['off', 'shadow', 'pilot', 'on', 'stopped'] as const
export type AreaMode = (typeof AREA_MODES)[number]

/** Share of the invoices that a person codes blind, of those that no rule and no likeness has stopped. */
export const CONTROL_RATE = { pilot: 0.2, on: 0.05 } as const

/** May the robot post in an area of this mode? Read again by every attempt. */
export function mayPost(mode: AreaMode): mode is 'pilot' | 'on' {
  return mode === 'pilot' || mode === 'on'
}

export function controlRate(mode: AreaMode): number {
  return mayPost(mode) ? CONTROL_RATE[mode] : 0
}
