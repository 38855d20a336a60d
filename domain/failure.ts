/** Types of failures that workflow, activities and clients know by name. */
export const FAILURE = { refusal: 'Refusal', outcomeUnknown: 'OutcomeUnknown', step: 'StepFailed' } as const
