// Instants and durations as text: always in a named zone, always with the day where it is not plain.
import type { Language } from "@/texts";

export type Form = "full" | "minute" | "day" | "time" | "short";

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, zone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${JSON.stringify(parts)}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(language, { timeZone: zone, hourCycle: "h23", ...parts })));
  return found;
}

const DAY: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit" };
const MINUTE: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
const SECOND: Intl.DateTimeFormatOptions = { ...MINUTE, second: "2-digit" };

/** The day of an instant in a zone, as 2026-11-19. */
export function dayOf(at: string | number | Date, zone: string): string {
  return formatter("sv-SE", zone, DAY).format(new Date(at));
}

/**
 * An instant (RFC 3339, or milliseconds) in a zone. "minute": 2026-11-19 10:00; "full" with seconds; "day"; "time" with
 * seconds; "short": only the time where it is the day of `now`, else month, day and time.
 */
export function instantText(at: string | number | Date, zone: string, form: Form, language: Language, now: number): string {
  const when = new Date(at);
  switch (form) {
    case "full":
      return formatter("sv-SE", zone, { ...DAY, ...SECOND }).format(when);
    case "minute":
      return formatter("sv-SE", zone, { ...DAY, ...MINUTE }).format(when);
    case "day":
      return dayOf(when, zone);
    case "time":
      return formatter("sv-SE", zone, SECOND).format(when);
    case "short":
      if (dayOf(when, zone) === dayOf(now, zone)) return formatter("sv-SE", zone, MINUTE).format(when);
      return formatter(language, zone, { month: language === "en" ? "short" : "numeric", day: "numeric", ...MINUTE }).format(when);
  }
}

/** A limit as `instantText` has it, but midnight told as the end of the day that it closes: 2026-11-24 24:00, not the 25th. */
export function limitText(at: string, zone: string, form: Form, language: Language, now: number): string {
  if (instantText(at, zone, "time", language, now) !== "00:00:00") return instantText(at, zone, form, language, now);
  return instantText(Date.parse(at) - 1000, zone, form, language, now).replace(/23:59(:59)?$/, (_, seconds?: string) => (seconds ? "24:00:00" : "24:00"));
}

/** Seconds as 0:07, 12:30 or 1:02:03; negative ones with a minus. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const two = (n: number): string => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `${seconds <= -1 ? "−" : ""}${h ? `${h}:${two(m)}` : m}:${two(s)}`;
}
