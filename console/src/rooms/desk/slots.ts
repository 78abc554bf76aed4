// The times of a day that may be offered: every half hour inside the calling hours, as they are in the dealer's zone.
import type { Schema } from "@/api/client";
import { instantText } from "@/parts/times";

const STEP = 30 * 60_000;

export interface Slot {
  at: string;
  text: string;
}

/** The half hours of a local day that lie inside its open stretches; the first may be now's next half hour. */
export function slotsOf(times: Schema<"OpenTimes">, day: string): Slot[] {
  const found: Slot[] = [];
  const soonest = Date.parse(times.now) + 5 * 60_000;
  for (const span of times.days.find((one) => one.day === day)?.open ?? []) {
    const end = Date.parse(span.end);
    for (let at = Math.ceil(Math.max(Date.parse(span.start), soonest) / STEP) * STEP; at < end; at += STEP) {
      found.push({ at: new Date(at).toISOString(), text: instantText(at, times.zone, "time", "zh-CN", at).slice(0, 5) });
    }
  }
  return found;
}

/** The weekday of a local day in words: 周四, Thu. */
export function weekdayText(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}
