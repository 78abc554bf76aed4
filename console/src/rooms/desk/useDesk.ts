// One agent's desk: the own seat, the card in hand, what the exchange says of its call, and the acts on them. Kept current
// by events; nothing is asked for in a rhythm.
import { computed, onScopeDispose, ref, shallowRef, watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import { api, type Schema } from "@/api/client";
import { Problem, UNREACHABLE, asProblem } from "@/api/problem";
import { useEvents, useLive } from "@/live/live";
import { useAct } from "@/parts/act";
import { useSession } from "@/session/session";
import { EXACT, skewOf } from "./draft";
import { phaseOf } from "./phase";

export type WholeCard = Schema<"WholeCard">;
export type Seat = Schema<"SeatShown">;
export type Call = Schema<"CallShown">;
export type Disposition = Schema<"Disposition">;
export type TicketIn = Schema<"TicketDetails">;

export function useDesk() {
  const session = useSession();
  const route = useRoute();
  const router = useRouter();
  const act = useAct();
  const live = useLive();

  const seat = shallowRef<Seat | null>(null);
  const card = shallowRef<WholeCard | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const loading = ref(true);
  /** Whether the queue had nobody when the agent last asked. */
  const nobody = ref(false);
  /** The next card, claimed while this one is written up. */
  const upNext = shallowRef<Schema<"Card"> | null>(null);
  /** Milliseconds that the service's clock is ahead of this machine's. */
  const skew = ref(EXACT);

  const me = computed(() => session.me!.id);
  const id = computed(() => (typeof route.params["follow_up_id"] === "string" ? route.params["follow_up_id"] || null : null));
  const followUp = computed(() => card.value?.card.follow_up ?? null);
  const attempt = computed<Call | null>(() => {
    const held = card.value?.card;
    return held?.calls.find((call) => call.id === held.follow_up.attempt_id) ?? null;
  });
  const mine = computed(() => attempt.value?.agent_id === me.value);
  const phase = computed(() => phaseOf(followUp.value, attempt.value, me.value));
  /** The answers of the present call, as the service kept them. */
  const answers = computed(() => card.value?.answers.find((row) => row.attempt_id === attempt.value?.id) ?? null);
  const submitted = computed(() => answers.value?.submitted_at !== undefined && answers.value?.submitted_at !== null);
  /** Whether what is written belongs to a call of one's own that is not handed in yet. */
  const writing = computed(() => mine.value && ["calling", "talking", "over"].includes(phase.value) && !submitted.value);

  async function lookAtSeat(): Promise<void> {
    try {
      seat.value = await api.get("/agents/me");
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 404) throw thrown;
      seat.value = null;
    }
  }

  /** Whether something could not be asked because the service was away. */
  let missed = false;
  let round = 0;
  async function load(): Promise<void> {
    const wanted = id.value;
    const mineRound = ++round;
    if (wanted === null) {
      card.value = null;
      problem.value = null;
      loading.value = false;
      return;
    }
    if (card.value?.card.follow_up.id !== wanted) {
      card.value = null;
      loading.value = true;
    }
    try {
      const asked = Date.now();
      const found = await api.get("/follow-ups/{follow_up_id}/card", { path: { follow_up_id: wanted } });
      if (mineRound !== round) return;
      skew.value = skewOf(found.explain.at, asked, Date.now());
      card.value = found;
      problem.value = null;
    } catch (thrown) {
      if (mineRound === round) failed(thrown);
    } finally {
      if (mineRound === round) loading.value = false;
    }
  }

  /** Open what is in the agent's hands already: the call, or the card that was taken before a reload. */
  async function findOwn(): Promise<void> {
    const held = seat.value?.attempt_id ? seat.value.follow_up_id : null;
    if (held) return go(held);
    const work = await api.get("/agents/me/work");
    const first = work.in_hand[0];
    if (first) await go(first.id);
  }

  /** Whether the card was laid down on purpose, and not left by way of the navigation. */
  let laidDown = false;
  async function go(to: string | null): Promise<void> {
    nobody.value = false;
    laidDown = to === null;
    if (to === id.value) await load();
    else await router.replace({ name: "desk", params: to ? { follow_up_id: to } : {} });
  }

  async function start(): Promise<void> {
    try {
      await lookAtSeat();
      if (id.value === null) await findOwn();
      await load();
    } catch (thrown) {
      failed(thrown);
      loading.value = false;
    }
  }

  /** A card in hand stays in sight while the service is away: the talk goes on, and what is written of it. */
  function failed(thrown: unknown): void {
    const why = asProblem(thrown);
    missed = why.code === UNREACHABLE;
    if (!missed || card.value === null || card.value.card.follow_up.id !== id.value) problem.value = why;
  }
  watch(
    () => live.staleSince,
    (since) => {
      if (since !== null || !missed) return;
      missed = false;
      void start();
    },
  );

  let soon: ReturnType<typeof setTimeout> | null = null;
  function reloadSoon(): void {
    soon ??= setTimeout(() => {
      soon = null;
      void load();
    }, 60);
  }
  onScopeDispose(() => soon && clearTimeout(soon));

  useEvents(
    ["seat.*", "follow_up.*", "attempt.*", "ticket.*", "recording.*", "return_call.*"],
    (event) => {
      if (event.subject === "seat") {
        if (event.subject_id !== me.value) return;
        void lookAtSeat()
          .then(() => (id.value === null && seat.value?.attempt_id && seat.value.follow_up_id ? go(seat.value.follow_up_id) : undefined))
          .catch(asProblem);
        return;
      }
      const about = [event.subject_id, event.data["follow_up"], event.data["follow_up_id"]];
      const calls = card.value?.card.calls.some((call) => call.id === event.subject_id) ?? false;
      if (calls || (id.value !== null && about.includes(id.value))) reloadSoon();
    },
    () => void start(),
  );
  watch(id, (now) => {
    // Whoever asks for the desk with a customer in hand means this customer: a call must not go out of sight.
    void (now === null && !laidDown ? start() : load());
    laidDown = false;
  });
  void start();

  // ------------------------------------------------------------------ acts

  /** Take the next customer; while one is written up, the card is kept beside it. */
  function next(): Promise<boolean> {
    return act.run(async () => {
      if (phase.value === "over" || phase.value === "talking") {
        if (upNext.value === null) upNext.value = await api.post("/follow-ups/next");
        nobody.value = upNext.value === null;
        return;
      }
      const taken = upNext.value ?? (await api.post("/follow-ups/next"));
      upNext.value = null;
      nobody.value = taken === null;
      if (taken) await go(taken.follow_up.id);
    });
  }

  /** Ring the customer: over the follow-up's number or another of the customer's; outside the queue with a reason. */
  function dial(numberId: string | null = null, reason = ""): Promise<boolean> {
    const path = { follow_up_id: followUp.value!.id };
    return act.run(async () => {
      await api.post("/follow-ups/{follow_up_id}/call", { path, body: { number_id: numberId, reason } });
      await load();
    });
  }

  function hangUp(): Promise<boolean> {
    const path = { attempt_id: attempt.value!.id };
    return act.run(async () => {
      await api.post("/calls/{attempt_id}/hang-up", { path });
      await load();
    });
  }

  function release(): Promise<boolean> {
    const path = { follow_up_id: followUp.value!.id };
    return act.run(async () => {
      await api.post("/follow-ups/{follow_up_id}/release", { path });
      await go(null);
    });
  }

  /** Say what came of the call; while the customer still talks it takes effect at the hang-up. */
  function dispose(disposition: Disposition, more: { agreed_at?: string; relation?: string; summary?: string } = {}): Promise<boolean> {
    const path = { attempt_id: attempt.value!.id };
    return act.run(async () => {
      await api.post("/calls/{attempt_id}/disposition", { path, body: { disposition, ...more } });
      await load();
    });
  }

  function agree(at: string, forMe: boolean): Promise<boolean> {
    const path = { follow_up_id: followUp.value!.id };
    return act.run(async () => {
      await api.post("/follow-ups/{follow_up_id}/agree", { path, body: { at, agent_id: forMe ? me.value : null } });
      await load();
    });
  }

  /** Leave a card that is done with: the one taken meanwhile comes up, else the empty desk. */
  async function leave(): Promise<void> {
    const taken = upNext.value;
    upNext.value = null;
    await go(taken?.follow_up.id ?? null);
  }

  return {
    me, id, seat, card, problem, loading, nobody, upNext, skew, followUp, attempt, mine, phase, answers, submitted, writing,
    busy: act.busy, run: act.run, load, start, go, next, dial, hangUp, release, dispose, agree, leave,
  };
}

export type Desk = ReturnType<typeof useDesk>;
