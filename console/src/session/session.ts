// Who is signed in at this browser, and what they may do; the language and look they chose.
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { api, type Act, type Answer } from "@/api/client";
import { Problem } from "@/api/problem";
import { isLanguage, useLanguage, type Language } from "@/texts";

export type Me = Answer<"/me">;
export type Role = Me["grants"][number]["role"];

export const useSession = defineStore("session", () => {
  const me = shallowRef<Me | null>(null);
  /** Whether the first look at the session has been taken; until then nothing is shown. */
  const known = ref(false);
  /** Set when a session ended by itself while somebody worked, so that the sign-in page can say so. */
  const ended = ref(false);

  /** How far each act goes that the person may do at all. */
  const reaches = computed(() => new Map((me.value?.reaches ?? []).flatMap((reach) => reach.acts.map((act) => [act, reach] as const))));
  const roles = computed(() => new Set<Role>((me.value?.grants ?? []).map((grant) => grant.role)));

  /**
   * Whether the person may do this; of several acts, any one. With a dealer: to a thing of that dealer (null: of none), where
   * `own` says that it is assigned to the person or was made by them; without: anywhere. For showing or hiding; the service decides.
   */
  function may(wanted: Act | readonly Act[], dealer?: string | null, own = false): boolean {
    return (typeof wanted === "string" ? [wanted] : wanted).some((act) => {
      const reach = reaches.value.get(act);
      if (!reach || dealer === undefined) return !!reach;
      return reach.everything || (own && reach.own) || (dealer !== null && reach.dealers.includes(dealer));
    });
  }

  async function take(found: Me | null): Promise<void> {
    me.value = found;
    if (found && isLanguage(found.language)) {
      localStorage.setItem("callcenter.language", found.language);
      await useLanguage(found.language);
    }
  }

  /** Counts what changes the session from here: an answer that was asked for before tells of the time before. */
  let changes = 0;
  /** Settled when no change is under way: what is asked while the service takes one in may be answered either way. */
  let changing: Promise<unknown> = Promise.resolve();

  /** Change the session from here; whatever is asked about it meanwhile is asked anew afterwards. */
  async function change<T>(act: () => Promise<T>): Promise<T> {
    changes += 1;
    const done = act();
    changing = Promise.allSettled([changing, done]);
    return await done;
  }

  async function ask(): Promise<void> {
    try {
      let found: Me;
      let before: number;
      do {
        await changing;
        before = changes;
        found = await api.get("/me");
      } while (before !== changes);
      await take(found);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown;
      me.value = null;
    }
    known.value = true;
  }

  let asking: Promise<void> | null = null;

  /** Ask who is signed in, once for all who want to know now; nobody is no problem, an unreachable service is. */
  function look(): Promise<void> {
    asking ??= ask().finally(() => (asking = null));
    return asking;
  }

  /** Ask anew: the answer of a question that is on its way already may be older than what is known now. */
  function lookAgain(): Promise<void> {
    return asking ? asking.then(look, look) : look();
  }

  async function signIn(login: string, password: string): Promise<void> {
    await change(async () => take(await api.post("/session", { body: { login, password } })));
    ended.value = false;
  }

  async function signOut(): Promise<void> {
    await change(() => api.delete("/session"));
    me.value = null;
  }

  /** One's own name and number. */
  async function rename(name: string, mobile: string): Promise<void> {
    await change(async () => (me.value = await api.patch("/me", { body: { name, mobile, version: me.value!.version } })));
  }

  /** The session ended by itself: expired, revoked, or signed out elsewhere. */
  function lost(): void {
    changes += 1;
    if (me.value) ended.value = true;
    me.value = null;
  }

  /** Speak another language from now on; kept with the person where one is signed in. */
  async function setLanguage(language: Language): Promise<void> {
    await change(async () => {
      localStorage.setItem("callcenter.language", language);
      await useLanguage(language);
      if (me.value && me.value.language !== language) me.value = await api.patch("/me", { body: { language, version: me.value.version } });
    });
  }

  return { me, known, ended, roles, may, look, lookAgain, take, signIn, signOut, rename, lost, setLanguage };
});
