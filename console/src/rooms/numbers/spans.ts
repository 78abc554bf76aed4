// Days, weeks and months as text (2026-11-19): counted on the calendar, never through a clock.

export type Period = "week" | "month";

export interface Span {
  start: string;
  end: string;
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function isDay(said: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(said) && !Number.isNaN(at(said).getTime()) && text(at(said)) === said;
}

export function shifted(day: string, days: number): string {
  return text(new Date(at(day).getTime() + days * 86_400_000));
}

/** Monday is 0. */
export function weekday(day: string): number {
  return (at(day).getUTCDay() + 6) % 7;
}

/** The week (Monday to Sunday) or month that a day lies in. */
export function spanOf(day: string, period: Period): Span {
  if (period === "week") {
    const start = shifted(day, -weekday(day));
    return { start, end: shifted(start, 6) };
  }
  const [year, month] = day.split("-").map(Number) as [number, number];
  return { start: text(new Date(Date.UTC(year, month - 1, 1))), end: text(new Date(Date.UTC(year, month, 0))) };
}

/** The week or month before. */
export function before(span: Span, period: Period): Span {
  return spanOf(shifted(span.start, -1), period);
}

/** The week or month after. */
export function after(span: Span, period: Period): Span {
  return spanOf(shifted(span.end, 1), period);
}

export function daysOf(span: Span): string[] {
  const found: string[] = [];
  for (let day = span.start; day <= span.end; day = shifted(day, 1)) found.push(day);
  return found;
}

/** "11-19", for an axis. */
export function short(day: string): string {
  return day.slice(5);
}
