// A role within its scope, in words: "Agent · team North".
import type { useChoices } from "@/setup/choices";
import { i18n } from "@/texts";
import type { Role, Scope } from "./form";

/** What the scope of a grant is called. */
export function scopeText(grant: { role: Role; scope: Scope; scope_id?: string | null }, choices: ReturnType<typeof useChoices>): string {
  const { t } = i18n.global;
  const id = grant.scope_id ?? "";
  const named = grant.scope === "dealer" ? choices.dealerName(id) : grant.scope === "team" ? choices.teamName(id) : id;
  const scope = t(`people.scopes.${grant.scope}`);
  return `${t(`roles.${grant.role}`)} · ${named ? `${scope} ${named}` : scope}`;
}
