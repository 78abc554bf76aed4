// A document of SMS texts as the editor holds it.
export interface OneText {
  audience: "customer" | "staff";
  text: string;
}

export interface Texts {
  language: string;
  max_parts: number;
  head: string;
  customer_tail: string;
  kinds: Record<string, OneText>;
}

/** The kinds that the program itself sends: they are not removed. */
export const OWN_KINDS: ReadonlySet<string> = new Set([
  "second_miss", "declined", "inconvenient_confirm", "complaint_received", "grievance_received", "unreached_handled", "ticket_opened",
  "ticket_reminder", "ticket_breached",
]);

/** A text with a placeholder put in where the cursor stands. */
export function withPlaceholder(text: string, name: string, from: number, to: number): string {
  return `${text.slice(0, from)}{${name}}${text.slice(to)}`;
}
