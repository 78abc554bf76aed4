// What a room is: a screen with its own address, words and code. rooms/<name>/route.ts exports one and is found by itself.
import type { Component } from "vue";
import type { Act } from "@/api/client";

/** The parts of the navigation, in order. */
export const GROUPS = ["work", "floor", "records", "numbers", "setup", "own"] as const;
export type Group = (typeof GROUPS)[number];

export interface Room {
  /** The folder's name: also the key of its words and the route's name. */
  name: string;
  /** Its address, with parameters if need be: "/tickets/:ticket_id?". */
  path: string;
  /** Where it stands in the navigation; without a group it is not listed there. */
  group?: Group;
  order?: number;
  icon?: Component;
  /** What one must be allowed to do, anywhere, to enter; of several acts, any one. None: everybody who is signed in. */
  act?: Act | readonly Act[];
  /** Nobody need be signed in. */
  open?: boolean;
  /** Without navigation and header around it (sign-in, wallboard). */
  bare?: boolean;
  load: () => Promise<unknown>;
}

export function room(described: Room): Room {
  return described;
}

/** The acts of a room as a list. */
export function actsOf(described: Room): readonly Act[] {
  const act = described.act;
  return act === undefined ? [] : typeof act === "string" ? [act] : act;
}

/** The address for the navigation: without parameters. */
export function addressOfRoom(described: Room): string {
  return described.path.replace(/\/:[^/]+/g, "") || "/";
}
