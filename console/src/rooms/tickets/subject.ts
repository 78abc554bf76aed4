// What a ticket is about, in one line: its own words, or what the service wrote where nobody gave any.
type Say = (key: string) => string;

export function subjectText(ticket: { subject: string; description: string; kind: string }, t: Say): string {
  // Without a subject the service keeps "<kind>: <customer>".
  const own = ticket.subject.replace(/^(complaint|grievance|opinion|suggestion)\b/, (kind) => t(`records.kind.${kind}`));
  return own || ticket.description || "—";
}
