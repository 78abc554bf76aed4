// Lines pasted from a spreadsheet, as they are put on the shelf.
import type { Schema } from "@/api/client";
import { blank, saidOf, type Form, type Kind } from "./form";

export const COLUMNS: Record<Kind, readonly (keyof Form)[]> = {
  part_price: ["code", "title", "amount", "unit"],
  staff: ["title", "number", "text"],
  member_offer: ["title", "text", "valid_from", "valid_until"],
  inspection: ["plate", "title", "due_on"],
  shop_event: ["title", "text", "valid_from", "valid_until"],
};

/** Each line that says something: its columns in order, by tab, else by comma. */
export function linesOf(kind: Kind, text: string): Schema<"ShelfSaid">[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => {
      const cells = line.includes("\t") ? line.split("\t") : line.split(/[,，]/);
      const form: Form = blank(kind);
      COLUMNS[kind].forEach((name, place) => Object.assign(form, { [name]: cells[place]?.trim() ?? "" }));
      return saidOf(form);
    });
}
