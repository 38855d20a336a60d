/** The object without the keys that hold nothing: absent and undefined are then stored and compared alike. */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}
