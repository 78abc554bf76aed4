// Which places of a policy have a field in the form, in groups; the rest is in the whole text.
export type FieldKind = "span" | "amount" | "time" | "whole" | "switch" | "choice" | "many" | "words" | "kind";

export interface Field {
  /** Its place in the document: "retry.tries". */
  path: string;
  kind: FieldKind;
  least?: number;
  most?: number;
  /** What may be chosen; named by policies.choices.<one>. */
  options?: readonly string[];
}

export interface Group {
  name: string;
  fields: readonly Field[];
}

const MISSES = ["no_answer", "rejected", "answered_short", "unreachable", "voicemail", "busy"] as const;
const ROLES = ["handler", "supervisor", "general_manager", "administrator"] as const;

const retry = (at: string): Field[] => [
  { path: `${at}.tries_a_day`, kind: "whole", least: 1, most: 24 },
  { path: `${at}.tries`, kind: "whole", least: 1, most: 50 },
  { path: `${at}.days`, kind: "whole", least: 1, most: 2 },
  { path: `${at}.gap`, kind: "span" },
  { path: `${at}.busy_after`, kind: "span" },
  { path: `${at}.busy_in_a_row`, kind: "whole", least: 0, most: 20 },
  { path: `${at}.later`, kind: "span" },
  { path: `${at}.misses_before_sms`, kind: "whole", least: 1, most: 20 },
  { path: `${at}.misses_of`, kind: "many", options: MISSES },
  { path: `${at}.after_sms`, kind: "choice", options: ["continue", "stop"] },
  { path: `${at}.partial`, kind: "choice", options: ["close", "continue"] },
];

const ticket = (kind: string): Field[] => [
  { path: `clocks.tickets.${kind}.amount`, kind: "amount" },
  { path: `clocks.tickets.${kind}.second_call`, kind: "choice", options: ["inside", "after"] },
  { path: `clocks.tickets.${kind}.reminders`, kind: "words" },
];

export const GROUPS: readonly Group[] = [
  {
    name: "first",
    fields: [
      { path: "clocks.first_follow_up.amount", kind: "span" },
      { path: "clocks.first_follow_up.round", kind: "choice", options: ["end_of_day", "exact"] },
      { path: "clocks.first_follow_up.earliest_days", kind: "whole", least: 0, most: 30 },
      { path: "selection.at", kind: "time" },
      { path: "selection.ring_first", kind: "choice", options: ["contact", "owner"] },
      { path: "selection.on_arrival", kind: "switch" },
      { path: "selection.one_call_per_person", kind: "switch" },
    ],
  },
  { name: "retry", fields: retry("retry") },
  { name: "retry_second", fields: retry("retry_second") },
  {
    name: "parts",
    fields: [
      { path: "parts_of_day.noon", kind: "time" },
      { path: "parts_of_day.afternoon", kind: "time" },
      { path: "parts_of_day.evening", kind: "time" },
      { path: "parts_of_day.second_half", kind: "choice", options: ["noon", "afternoon", "evening"] },
    ],
  },
  {
    name: "limits",
    fields: ["ring", "answered_short_below", "wrap_up", "preview", "undo", "number_cool_down", "own_agent_wait"].map((name) => ({ path: `limits.${name}`, kind: "span" as const })),
  },
  {
    name: "sms",
    fields: [
      { path: "sms.on_second_miss", kind: "kind" },
      { path: "sms.on_declined", kind: "kind" },
      { path: "sms.quiet.start", kind: "time" },
      { path: "sms.quiet.end", kind: "time" },
      { path: "sms.a_day_per_customer", kind: "whole", least: 1, most: 20 },
      { path: "sms.expires", kind: "span" },
    ],
  },
  { name: "complaint", fields: ticket("complaint") },
  { name: "grievance", fields: ticket("grievance") },
  {
    name: "tickets",
    fields: [
      { path: "tickets.second_by_another", kind: "switch" },
      { path: "tickets.received_tolerance", kind: "span" },
      { path: "tickets.closes_unverified", kind: "many", options: ROLES },
      { path: "roles.reminded", kind: "many", options: ROLES },
      { path: "roles.told_of_breach", kind: "many", options: ROLES },
    ],
  },
  {
    name: "breaker",
    fields: [
      { path: "breaker.in_a_row", kind: "whole", least: 2, most: 100 },
      { path: "breaker.failed_alarm", kind: "whole", least: 1, most: 100 },
      { path: "breaker.pause", kind: "span" },
    ],
  },
];

type Plain = Record<string, unknown>;

/** The value at a path of a document; undefined where there is none. */
export function valueAt(body: object, path: string): unknown {
  let at: unknown = body;
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Plain)[step];
  }
  return at;
}

/** Set the value at a path; undefined takes it away, so that what the program does by itself counts. */
export function setAt(body: object, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop()!;
  let at = body as Plain;
  for (const step of steps) {
    if (typeof at[step] !== "object" || at[step] === null) {
      if (value === undefined) return;
      at[step] = {};
    }
    at = at[step] as Plain;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
}
