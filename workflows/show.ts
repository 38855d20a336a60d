/** What an operator sees in the Temporal UI: the search attributes and the current details, in words. */
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import { ERRORS } from '../domain/errors.ts'
import { LAST_LEVEL, type State, statusOf } from '../domain/invoice/state.ts'
import { ROUTE, STATUS } from './attributes.ts'

/** Attributes are written when they change, and not at all for what the start has said: each costs an event. */
export function openBoard(): (state: State) => void {
  let shown = 'underWay'
  return (state) => {
    setCurrentDetails(detailsOf(state))
    const status = statusOf(state)
    if (status === shown) return
    shown = status
    upsertSearchAttributes([
      { key: STATUS, value: status },
      { key: ROUTE, value: routeOf(state) },
    ])
  }
}

function routeOf(state: State): string {
  if (state.phase === 'waiting') {
    if (state.reason === 'WAY_PROBE') return 'probe'
    return state.blind ? 'control' : 'person'
  }
  if (state.phase === 'held') return 'robot'
  if (state.phase === 'ended') return state.end === 'postedByRobot' ? 'robot' : 'person'
  return state.phase === 'acting' || state.phase === 'inDoubt' ? state.act.by : 'undecided'
}

const LEVELS = [
  'the reviewers',
  'the reviewers, reminded',
  'the stand-in and the area’s leader',
  'finance',
] as const

export function detailsOf(state: State): string {
  switch (state.phase) {
    case 'assessing':
      return 'Being assessed by the robot.'
    case 'held':
      return `**Held by the robot** at most until ${state.hold.until}: where three or more are alike on a day a person codes one of them first. A cancel gives it to people.`
    case 'acting':
      return `**Being closed in the ERP** on the word of the ${state.act.by}. Nobody can decide it meanwhile.`
    case 'inDoubt':
      return `**In doubt.** ${ERRORS[state.reason].en} It is not known whether the ERP has closed it; the ERP is being asked.`
    case 'waiting': {
      const who = state.assignee ? 'a colleague who was asked' : LEVELS[Math.min(state.level, LAST_LEVEL)]
      return `**Waiting for ${who}.** ${ERRORS[state.reason].en} ${ERRORS[state.reason].todo.en}`
    }
    case 'ended':
      return `**Ended:** ${state.end}.`
  }
}
