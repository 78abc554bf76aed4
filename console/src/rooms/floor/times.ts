// A time in state as short as a dense grid needs it, and when it is too long.
import type { SeatState } from "@/live/floor-figures";

/** 0:07, 12:30; from an hour on 1h02. */
export function shortTime(since: string | null, now: number): string {
  if (since === null) return "";
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const two = (n: number): string => String(n).padStart(2, "0");
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  return `${Math.floor(seconds / 3600)}h${two(Math.floor(seconds / 60) % 60)}`;
}

/** Seconds after which a supervisor wants to look. */
const LONG: Partial<Record<SeatState, number>> = { wrap_up: 180, paused: 1_200, on_call: 600 };

export function tooLong(state: SeatState, since: string | null, now: number): boolean {
  const bound = LONG[state];
  return bound !== undefined && since !== null && now - Date.parse(since) > bound * 1000;
}
