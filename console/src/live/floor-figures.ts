// The floor's figures, counted from its rows and the clock: what the tiles, the wallboard and the dealers' table show.
import type { Clock, Floor, FollowUp, Seat } from "./floor";

/** Less calling time than this before its deadline, in milliseconds, and a follow-up is at risk. */
export const AT_RISK = 2 * 3_600_000;

export interface QueueFigures {
  /** Open and due by the end of the dealer's day, not missed. */
  dueToday: number;
  /** Of those, not in anybody's hand and with little calling time left. */
  atRisk: number;
  /** Open after the deadline. */
  missed: number;
  /** May be called now. */
  ready: number;
  /** Waits for its next try. */
  waiting: number;
  /** To be called at a time that the customer chose. */
  agreed: number;
  /** Being called. */
  inCall: number;
  /** Talked to, and not yet said what came of it. */
  undisposed: number;
  /** Waits for a person's decision: a number to be checked, an unknown call, no tries left. */
  stuck: number;
}

export const NO_FIGURES: QueueFigures = {
  dueToday: 0, atRisk: 0, missed: 0, ready: 0, waiting: 0, agreed: 0, inCall: 0, undisposed: 0, stuck: 0,
};

interface Hours {
  dayEnd: string;
  open: readonly (readonly [number, number])[];
}

/** An instant as the service writes it: such texts are compared as they are, 20,000 of them several times a second. */
function textOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function hoursOf(clock: Clock | undefined, now: string): Hours {
  return {
    dayEnd: [...(clock?.day_ends ?? [])].sort().find((end) => end > now) ?? now,
    open: (clock?.open ?? []).map(([from, to]) => [Date.parse(from), Date.parse(to)] as const),
  };
}

/** Calling time between two instants, in milliseconds. */
export function callingTime(open: readonly (readonly [number, number])[], from: number, to: number): number {
  let whole = 0;
  for (const [opens, closes] of open) whole += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
  return whole;
}

function count(figures: QueueFigures, row: FollowUp, hours: Hours, now: string): void {
  const waits = row.next_try_at > now;
  if (row.missed || row.due_at <= now) figures.missed += 1;
  else if (row.due_at <= hours.dayEnd) {
    figures.dueToday += 1;
    const from = waits ? row.next_try_at : now;
    if (row.state === "queued" && callingTime(hours.open, Date.parse(from), Date.parse(row.due_at)) < AT_RISK) figures.atRisk += 1;
  }
  switch (row.state) {
    case "queued":
      if (row.agreed_at !== null) figures.agreed += 1;
      else if (waits) figures.waiting += 1;
      else figures.ready += 1;
      break;
    case "claimed":
      figures.ready += 1;
      break;
    case "calling":
      figures.inCall += 1;
      break;
    case "wrap_up":
    case "undisposed":
      figures.undisposed += 1;
      break;
    default:
      figures.stuck += 1;
  }
}

/** The queue's figures per dealer; a dealer without open rows has zeros. */
export function queueByDealer(floor: Floor, at: number): Map<string, QueueFigures> {
  const now = textOf(at);
  const hours = new Map<string, Hours>();
  const found = new Map<string, QueueFigures>();
  const none = hoursOf(undefined, now);
  for (const [key, clock] of Object.entries(floor.clocks)) hours.set(key, hoursOf(clock, now));
  for (const dealer of floor.dealers.values()) found.set(dealer.id, { ...NO_FIGURES });
  for (const row of floor.queue.values()) {
    let figures = found.get(row.dealer_id);
    if (!figures) found.set(row.dealer_id, (figures = { ...NO_FIGURES }));
    count(figures, row, hours.get(floor.dealers.get(row.dealer_id)?.clock ?? "") ?? none, now);
  }
  return found;
}

/** Figures added up. */
export function sum(all: Iterable<QueueFigures>): QueueFigures {
  const whole = { ...NO_FIGURES };
  for (const one of all) for (const name of Object.keys(whole) as (keyof QueueFigures)[]) whole[name] += one[name];
  return whole;
}

export const SEAT_STATES = ["ready", "on_call", "wrap_up", "paused", "signed_off"] as const;
export type SeatState = (typeof SEAT_STATES)[number];

export interface Agent {
  id: string;
  name: string;
  teams: readonly string[];
  state: SeatState;
  /** When the state began; null for who never signed on. */
  since: string | null;
  seat: Seat | null;
}

/** Everybody on the floor, those signed on first and by name within. */
export function agentsOf(floor: Floor): Agent[] {
  const agents = [...floor.people.values()].map((person): Agent => {
    const seat = floor.seats.get(person.id) ?? null;
    return {
      id: person.id, name: person.name, teams: person.team_ids, state: seat?.state ?? "signed_off", since: seat?.since ?? null, seat,
    };
  });
  return agents.sort((a, b) => Number(a.state === "signed_off") - Number(b.state === "signed_off") || a.name.localeCompare(b.name, "zh-CN"));
}

/** How many agents are in each state. */
export function agentsByState(agents: readonly Agent[]): Record<SeatState, number> {
  const found: Record<SeatState, number> = { ready: 0, on_call: 0, wrap_up: 0, paused: 0, signed_off: 0 };
  for (const agent of agents) found[agent.state] += 1;
  return found;
}
