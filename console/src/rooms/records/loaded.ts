// One record by its id: loaded when the id changes, again when an event tells that it changed.
import { useAnswer, type Answered } from "@/parts/answer";

/** `useLoaded(() => id.value, (id, signal) => api.get(…), ["ticket.*"], (event, ticket) => …)`; an empty id loads nothing. */
export function useLoaded<T>(
  id: () => string,
  load: (id: string, signal: AbortSignal) => Promise<T>,
  kinds: readonly string[] = [],
  about: (subject: string, value: T) => boolean = (subject) => subject === id(),
): Answered<T> {
  return useAnswer(() => id() || null, load, { clears: true, kinds, about });
}
