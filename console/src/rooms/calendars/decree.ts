// A year's decree as somebody pastes it: one date a line, closed or worked, and what it is called.
export interface DecreedDay {
  day: string;
  working: boolean;
  source: string;
}

export interface WrongLine {
  line: number;
  reason: "date" | "kind" | "year" | "twice";
  text: string;
}

const WORKING = new Set(["1", "y", "yes", "true", "working", "work", "是", "班", "上班", "补班", "工作日", "调休上班"]);
const CLOSED = new Set(["0", "n", "no", "false", "closed", "holiday", "off", "否", "休", "放假", "休息", "节假日"]);
const DATE = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/;

/** The date as 2027-01-01, or an empty text where it is none. */
export function dateOf(text: string): string {
  const found = DATE.exec(text);
  if (!found) return "";
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.toISOString().slice(0, 10) : "";
}

/** The dates of a text and what is wrong with it, line by line: `2027-01-01 休 元旦`, also with commas or tabs between. */
export function readDecree(text: string, year: number): { days: DecreedDay[]; wrong: WrongLine[] } {
  const days: DecreedDay[] = [];
  const wrong: WrongLine[] = [];
  const seen = new Set<string>();
  text.split(/\r?\n/).forEach((raw, at) => {
    const line = raw.trim();
    if (!line) return;
    const [first = "", second = "", ...rest] = line.split(/[\s,，;；]+/);
    const say = (reason: WrongLine["reason"]): void => void wrong.push({ line: at + 1, reason, text: line });
    const day = dateOf(first);
    if (!day) return say("date");
    if (Number(day.slice(0, 4)) !== year) return say("year");
    if (seen.has(day)) return say("twice");
    const kind = second.toLowerCase();
    if (!WORKING.has(kind) && !CLOSED.has(kind)) return say("kind");
    seen.add(day);
    days.push({ day, working: WORKING.has(kind), source: rest.join(" ").slice(0, 200) });
  });
  return { days, wrong };
}
