// The floor as a page holds it: a snapshot and every event behind it, applied by rules without any effect of their own.
//
// Every event that changed a row of the floor carries the whole row (`data.floor`) with its version. Of two versions the
// higher counts, because transactions that overlap may tell an older one later. The state is changed in place: with
// thousands of follow-ups a copy for each event would cost more than the event.
import type { Schema } from "@/api/client";
import type { LiveEvent } from "./stream";

export type Snapshot = Schema<"FloorShown">;
export type Seat = Schema<"FloorSeat">;
export type Call = Schema<"FloorCall">;
export type Trunk = Schema<"FloorTrunk">;
export type Exchange = Schema<"FloorExchange">;
export type ReturnCall = Schema<"FloorReturnCall">;
export type FollowUp = Schema<"FloorFollowUp">;
export type Person = Schema<"FloorPerson">;
export type Dealer = Schema<"FloorDealer">;
export type Clock = Schema<"FloorClock">;

export interface Floor {
  position: string;
  horizon: string;
  returnsSince: string;
  complete: boolean;
  people: Map<string, Person>;
  teams: Snapshot["teams"];
  dealers: Map<string, Dealer>;
  clocks: Snapshot["clocks"];
  seats: Map<string, Seat>;
  calls: Map<string, Call>;
  trunks: Map<string, Trunk>;
  exchanges: Map<string, Exchange>;
  returns: Map<string, ReturnCall>;
  queue: Map<string, FollowUp>;
  /** Versions of rows that went out of sight, so that an older event does not bring them back. */
  gone: Map<string, number>;
}

interface Row {
  id: string;
  version: number;
}

/** Rows that went out of sight and are remembered: more than any transactions that overlap could tell of. */
const REMEMBERED = 2_000;

/** Subjects of which an event asks for a new snapshot: names, teams, hours. */
export const ANEW = ["person.*", "team.*", "queue.*", "dealer.*", "calendar.*"] as const;
/** Events that the floor is made of. */
export const APPLIED = ["seat.*", "attempt.*", "return_call.*", "follow_up.*", "trunk.*", "pbx.*", "alarm.*"] as const;

function byId<R extends { id: string }>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The floor of a snapshot. */
export function begin(snapshot: Snapshot): Floor {
  return {
    position: snapshot.position,
    horizon: snapshot.horizon,
    returnsSince: snapshot.returns_since,
    complete: snapshot.complete,
    people: byId(snapshot.people),
    teams: snapshot.teams,
    dealers: byId(snapshot.dealers),
    clocks: snapshot.clocks,
    seats: byId(snapshot.seats),
    calls: byId(snapshot.calls),
    trunks: new Map(snapshot.trunks.map((trunk) => [trunk.id, { ...trunk, taken: { ...trunk.taken } }])),
    exchanges: byId(snapshot.exchanges),
    returns: byId(snapshot.return_calls),
    queue: byId(snapshot.queue),
    gone: new Map(),
  };
}

/** Whether a follow-up belongs to a queue up to `horizon`: due, to be rung or agreed by then, or in somebody's hand. */
export function inQueue(row: FollowUp, horizon: string): boolean {
  if (row.state === "done" || row.state === "bundled") return false;
  if ([row.due_at, row.next_try_at, row.agreed_at].some((at) => at !== null && at <= horizon)) return true;
  return ["claimed", "calling", "wrap_up", "undisposed"].includes(row.state);
}

function forget(floor: Floor, key: string, version: number): void {
  floor.gone.delete(key);
  floor.gone.set(key, version);
  if (floor.gone.size > REMEMBERED) floor.gone.delete(floor.gone.keys().next().value!);
}

function put<R extends Row>(floor: Floor, name: string, rows: Map<string, R>, row: R, shown: boolean): boolean {
  const held = rows.get(row.id)?.version ?? floor.gone.get(`${name}:${row.id}`) ?? 0;
  if (row.version < held) return false;
  if (shown) rows.set(row.id, row);
  else {
    rows.delete(row.id);
    forget(floor, `${name}:${row.id}`, row.version);
  }
  return true;
}

interface Line {
  attempt_id: string;
  version: number;
  taken: boolean;
}

function line(floor: Floor, trunkId: string, told: Line): boolean {
  const trunk = floor.trunks.get(trunkId);
  if (!trunk) return false;
  const key = `lines:${told.attempt_id}`;
  if (told.version < Math.max(trunk.taken[told.attempt_id] ?? 0, floor.gone.get(key) ?? 0)) return false;
  const taken = { ...trunk.taken };
  if (told.taken) taken[told.attempt_id] = told.version;
  else {
    delete taken[told.attempt_id];
    forget(floor, key, told.version);
  }
  floor.trunks.set(trunkId, { ...trunk, taken });
  return true;
}

/** Take in one event; whether anything changed. */
export function apply(floor: Floor, event: Pick<LiveEvent, "kind" | "subject" | "subject_id" | "dealer_id" | "data">): boolean {
  if (event.kind === "trunk.line") return line(floor, event.subject_id, event.data["line"] as Line);
  const told = event.data["floor"];
  if (!told) return false;
  const row = { id: event.subject_id, dealer_id: event.dealer_id, ...told } as unknown;
  switch (event.subject) {
    case "seat":
      return put(floor, "seats", floor.seats, row as Seat, floor.people.has(event.subject_id));
    case "attempt":
      return put(floor, "calls", floor.calls, row as Call, (row as Call).live);
    case "return_call":
      return put(floor, "returns", floor.returns, row as ReturnCall, true);
    case "follow_up":
      return put(floor, "queue", floor.queue, row as FollowUp, inQueue(row as FollowUp, floor.horizon));
    case "pbx":
      return put(floor, "exchanges", floor.exchanges, row as Exchange, true);
    case "trunk": {
      const held = floor.trunks.get(event.subject_id);
      return held ? put(floor, "trunks", floor.trunks, { ...held, ...(told as Partial<Trunk>) }, true) : false;
    }
    default:
      return false;
  }
}
