// Every room there is, found by its route.ts; in the order of the navigation.
import { GROUPS, type Room } from "./room";

// A room that takes no part in this build (plugins/only.ts) is null.
const found = import.meta.glob<Room | null>("./*/route.ts", { eager: true, import: "default" });

const place = (one: Room): number => (one.group ? GROUPS.indexOf(one.group) : GROUPS.length) * 1_000 + (one.order ?? 500);

export const rooms: readonly Room[] = Object.entries(found)
  .flatMap(([file, one]) => {
    if (one === null) return [];
    const folder = file.split("/")[1];
    if (one.name !== folder) throw new Error(`${file}: a room is named as its folder`);
    return one;
  })
  .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
