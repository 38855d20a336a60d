/** Where an operator sees a workflow. */
export function temporalLink(
  ui: string | undefined,
  namespace: string,
  workflowId: string,
): string | undefined {
  if (!ui) return undefined
  return new URL(`/namespaces/${namespace}/workflows/${encodeURIComponent(workflowId)}`, ui).href
}
