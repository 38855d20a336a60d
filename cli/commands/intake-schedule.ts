import { ensureSchedules } from '../../workers/schedules.ts'
import { answer, type CommonOptions } from '../cli.ts'
import { type AddCommand, addCommand } from '../command.ts'

export const intakeSchedule: AddCommand = (parent, cli) => {
  addCommand(parent, 'schedule', {
    description: `Create the schedules, or set them as they should be: intake every night at 01:30 Danish time, changes every 5 minutes, the increment of the learned coder every night at 00:30, its training every Saturday at 04:00.
Pause and resume them in the Temporal UI`,
    examples: ['intake schedule'],
  }).action(async (options: CommonOptions) => {
    const { source } = await cli.servers.settings()
    const ids = await ensureSchedules(await cli.servers.client(), source)
    answer(cli, options, { schedules: ids }, () => ids.map((id) => `Scheduled: ${id}`))
  })
}
