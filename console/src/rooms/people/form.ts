// What the form of a person holds.
import type { Schema } from "@/api/client";

export type Person = Schema<"PersonShown">;
export type Grant = Schema<"GrantIn">;
export type Role = Grant["role"];
export type Scope = Grant["scope"];
export const ROLES: readonly Role[] = ["agent", "handler", "supervisor", "general_manager", "administrator", "integration"];
export const SCOPES: readonly Scope[] = ["all", "brand", "region", "dealer", "team", "own"];

export interface GrantForm {
  role: Role;
  scope: Scope;
  scope_id: string;
}

export interface PersonForm {
  id: string;
  version: number;
  login: string;
  name: string;
  language: string;
  mobile: string;
  active: boolean;
  grants: GrantForm[];
}

export const blank = (): PersonForm => ({
  id: "", version: 0, login: "", name: "", language: "zh-CN", mobile: "", active: true, grants: [{ role: "agent", scope: "team", scope_id: "" }],
});

export function formOf(person: Person): PersonForm {
  return {
    id: person.id,
    version: person.version,
    login: person.login,
    name: person.name,
    language: person.language,
    mobile: person.mobile,
    active: person.active,
    grants: person.grants.map((grant) => ({ role: grant.role, scope: grant.scope, scope_id: grant.scope_id ?? "" })),
  };
}

export const namesScope = (scope: Scope): boolean => scope !== "all" && scope !== "own";

export const grantsOf = (form: PersonForm): Grant[] =>
  form.grants.map((grant) => ({ role: grant.role, scope: grant.scope, scope_id: namesScope(grant.scope) && grant.scope_id ? grant.scope_id : null }));

/** A one-time password as it is shown once; `until` when it runs out. */
export interface Given {
  password: string;
  login: string;
  until: string | null;
}
