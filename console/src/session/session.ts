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

  const acts = computed(() => new Set<Act>(me.value?.acts ?? []));
  const roles = computed(() => new Set<Role>((me.value?.grants ?? []).map((grant) => grant.role)));

  /** Whether the person may do this anywhere; of several acts, any one. For showing or hiding; the service decides. */
  function may(...wanted: Act[]): boolean {
    return wanted.some((act) => acts.value.has(act));
  }

  async function take(found: Me | null): Promise<void> {
    me.value = found;
    if (found && isLanguage(found.language)) {
      localStorage.setItem("callcenter.language", found.language);
      await useLanguage(found.language);
    }
  }

  async function ask(): Promise<void> {
    try {
      await take(await api.get("/me"));
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

  async function signIn(login: string, password: string): Promise<void> {
    await take(await api.post("/session", { body: { login, password } }));
    ended.value = false;
  }

  async function signOut(): Promise<void> {
    await api.delete("/session");
    me.value = null;
  }

  /** The session ended by itself: expired, revoked, or signed out elsewhere. */
  function lost(): void {
    if (me.value) ended.value = true;
    me.value = null;
  }

  /** Speak another language from now on; kept with the person where one is signed in. */
  async function setLanguage(language: Language): Promise<void> {
    localStorage.setItem("callcenter.language", language);
    await useLanguage(language);
    if (me.value && me.value.language !== language) {
      me.value = await api.patch("/me", { body: { language, version: me.value.version } });
    }
  }

  return { me, known, ended, acts, roles, may, look, take, signIn, signOut, lost, setLanguage };
});
