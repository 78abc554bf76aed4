// Addresses: every room's, the gate before them (signed in, password fresh, allowed), and what is said where nothing is.
import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { asProblem } from "@/api/problem";
import { rooms } from "@/rooms";
import { actsOf, addressOfRoom, type Room } from "@/rooms/room";
import { useSession } from "@/session/session";
import { wordsOf } from "@/texts";
import { away } from "./away";

declare module "vue-router" {
  interface RouteMeta {
    room?: Room;
    open?: boolean;
    bare?: boolean;
  }
}

const records: RouteRecordRaw[] = rooms.map((one) => ({
  name: one.name,
  path: one.path,
  component: async () => {
    const [code] = await Promise.all([one.load(), wordsOf(one.name)]);
    return code as never;
  },
  meta: { room: one, open: one.open ?? false, bare: one.bare ?? false },
}));

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...records,
    { name: "home", path: "/", component: () => import("./NotFound.vue") },
    { name: "forbidden", path: "/forbidden", component: () => import("./Forbidden.vue") },
    { name: "not-found", path: "/:rest(.*)*", component: () => import("./NotFound.vue") },
  ],
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
});

/** Where somebody begins: the first room of the navigation that they may enter. */
export function homeOf(session: ReturnType<typeof useSession>): string {
  const first = rooms.find((one) => one.group && !one.bare && mayEnter(one, session));
  return first ? addressOfRoom(first) : "/profile";
}

export function mayEnter(one: Room, session: ReturnType<typeof useSession>): boolean {
  const acts = actsOf(one);
  return acts.length === 0 || session.may(acts);
}

// Where the page stands, once it stands there: for whoever drives it from outside.
router.afterEach((to) => void (document.body.dataset["path"] = to.path));

router.beforeEach(async (to) => {
  const session = useSession();
  if (!session.known) {
    try {
      await session.look();
    } catch (thrown) {
      asProblem(thrown);
      away.value = true; // the page says so, and begins anew when the service is back
      return false;
    }
  }
  if (to.meta.open) return session.me && to.name === "sign-in" && !session.me.must_change_password ? homeOf(session) : true;
  if (!session.me) return { name: "sign-in", query: to.fullPath === "/" ? {} : { to: to.fullPath } };
  if (session.me.must_change_password) return { name: "new-password", query: { to: to.fullPath } };
  if (to.name === "home") return homeOf(session);
  const one = to.meta.room;
  if (one && !mayEnter(one, session)) return { name: "forbidden", query: { room: one.name } };
  return true;
});
