// The tones of states' tags: what is well, what needs a hand, what went wrong.
import type { Tone } from "@/parts/StateTag.vue";

type Tones = Readonly<Record<string, Tone>>;

export const FOLLOW_UP: Tones = {
  ready: "primary", claimed: "primary", calling: "success", undisposed: "warning", number_check: "warning", unsettled: "warning", no_tries_left: "danger",
};
export const RESULT: Tones = { completed: "success", partial: "warning", unreached: "danger" };
export const OUTCOME: Tones = {
  answered: "success", answered_short: "warning", network_failure: "danger", failed: "danger", agent_failed: "danger", unknown: "danger", invalid_number: "warning",
};
export const RECORDING: Tones = { verified: "success", missing: "danger", silent: "danger", short: "warning", truncated: "warning", long: "warning" };
export const MESSAGE: Tones = { delivered: "success", sent: "success", failed: "danger", rejected: "danger", unknown: "danger", suppressed: "warning" };
export const TICKET: Tones = { open: "danger", handling: "warning", handled: "primary", unreached: "danger", closed: "success", closed_unverified: "warning" };
export const KIND: Tones = { complaint: "danger", grievance: "warning", second: "warning" };
export const ORDER: Tones = { open: "success", cancelled: "info" };
export const CLOCK: Tones = { running: "primary", met: "success", breached: "danger" };
export const RUN: Tones = { running: "primary", done: "success", refused: "danger", cancelled: "warning", failed: "danger" };
