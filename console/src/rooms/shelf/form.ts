// A line of the shelf as a form: which fields each kind has, amounts as people write them.
import type { Schema } from "@/api/client";

export const KINDS = ["part_price", "staff", "member_offer", "inspection", "shop_event"] as const;
export type Kind = (typeof KINDS)[number];
export type Line = Schema<"ShelfLine">;

export interface Form {
  id: string;
  version: number;
  dealer_id: string;
  kind: Kind;
  title: string;
  text: string;
  code: string;
  amount: string;
  unit: string;
  number: string;
  plate: string;
  due_on: string;
  valid_from: string;
  valid_until: string;
  active: boolean;
}

export const FIELDS: Record<Kind, readonly (keyof Form)[]> = {
  part_price: ["code", "amount", "unit"],
  staff: ["code", "number"],
  member_offer: ["valid_from", "valid_until"],
  inspection: ["plate", "due_on"],
  shop_event: ["valid_from", "valid_until"],
};

export const blank = (kind: Kind = "part_price", dealer = ""): Form => ({
  id: "", version: 0, dealer_id: dealer, kind, title: "", text: "", code: "", amount: "", unit: "", number: "", plate: "",
  due_on: "", valid_from: "", valid_until: "", active: true,
});

export function formOf(line: Line): Form {
  return {
    ...blank(line.kind, line.dealer_id),
    id: line.id,
    version: line.version,
    title: line.title,
    text: line.text,
    code: line.kind === "inspection" ? "" : line.code,
    amount: line.amount_cents === null ? "" : (line.amount_cents / 100).toFixed(2),
    unit: line.unit,
    number: line.number,
    due_on: line.due_on ?? "",
    valid_from: line.valid_from ?? "",
    valid_until: line.valid_until ?? "",
    active: line.active,
  };
}

/** Yuan as written (68, 68.5, 1,234.50) in cents; null for nothing or what is no amount. */
export function centsOf(text: string): number | null {
  const plain = text.replace(/[,，\s¥￥]/g, "");
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** What is sent: only the fields of the kind. */
export function saidOf(form: Form): Schema<"ShelfSaid"> {
  const has = (field: keyof Form): boolean => FIELDS[form.kind].includes(field);
  const day = (field: "due_on" | "valid_from" | "valid_until"): string | null => (has(field) && form[field] ? form[field] : null);
  return {
    title: form.title.trim(),
    text: form.text.trim(),
    active: form.active,
    code: has("code") ? form.code.trim() : "",
    amount_cents: has("amount") ? centsOf(form.amount) : null,
    unit: has("unit") ? form.unit.trim() : "",
    number: has("number") ? form.number.trim() : "",
    plate: has("plate") ? form.plate.trim() : "",
    vin: "",
    due_on: day("due_on"),
    valid_from: day("valid_from"),
    valid_until: day("valid_until"),
  };
}
