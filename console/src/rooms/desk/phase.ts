// Where a card stands for the one who has it open: what may be done next follows from it.
import type { Schema } from "@/api/client";

type FollowUp = Schema<"FollowUpShown">;
type Call = Schema<"CallShown">;

/**
 * idle: no card. preview: taken by me, or looked at outside the queue. calling: our call is on its way. talking. over: it was
 * answered, is over for the agent and needs a disposition. away: somebody else has it. ended: this try is over without an answer. done.
 */
export type Phase = "idle" | "preview" | "calling" | "talking" | "over" | "away" | "ended" | "done";

const COMING = new Set(["intent", "agent_ringing", "dialing", "ringing"]);
const RECENT = 15 * 60_000;

export function phaseOf(row: FollowUp | null, call: Call | null, me: string, now = Date.now()): Phase {
  if (row === null) return "idle";
  const mine = call?.agent_id === me;
  if (row.state === "done") return "done";
  if (row.state === "calling" || row.state === "wrap_up" || row.state === "undisposed") {
    if (!mine) return "away";
    if (row.state !== "calling") return "over";
    if (call && COMING.has(call.state)) return "calling";
    // Handed over to somebody outside: the talk goes on without its agent, who writes up.
    return call?.state === "talking" && !call.handed_over ? "talking" : "over";
  }
  if (row.state === "claimed") return row.claimed_by === me ? "preview" : "away";
  // Our own try just failed: said, before the card goes.
  const ended = mine && call?.ended_at ? Date.parse(call.ended_at) : null;
  if (ended !== null && now - ended < RECENT && call?.disposition === null) return "ended";
  return "preview";
}

/** Whether a call to this follow-up needs a reason: it is not in one's own hands. */
export function needsReason(row: FollowUp, me: string): boolean {
  return !(row.state === "claimed" && row.claimed_by === me);
}
