// What a supervisor does to a call in progress; each is audited by the service.
import { useI18n } from "vue-i18n";
import { api } from "@/api/client";
import type { Call } from "@/live/floor";
import { useAct } from "@/parts/act";
import { confirm, tellDone } from "@/parts/tell";
import { useSession } from "@/session/session";

export type Way = "listen" | "whisper" | "join";
export const WAYS: readonly Way[] = ["listen", "whisper", "join"];

export interface CallActs {
  busy: Readonly<{ value: boolean }>;
  mayListen: (call: Call) => boolean;
  mayEnd: (call: Call) => boolean;
  /** How I hear a call now; null where I do not. */
  myWay: (call: Call) => string | null;
  hear: (call: Call, way: Way) => Promise<void>;
  stop: (call: Call) => Promise<void>;
  end: (call: Call) => Promise<void>;
  move: (call: Call, agentId: string) => Promise<boolean>;
  /** Call off a hand-over that still rings or is consulted, whoever asked for it. */
  cancelMove: (call: Call) => Promise<void>;
}

export function useCallActs(): CallActs {
  const { t } = useI18n();
  const session = useSession();
  const { busy, run } = useAct();

  async function hear(call: Call, way: Way): Promise<void> {
    const again = myWay(call) !== null;
    await run(async () => {
      const path = { attempt_id: call.id };
      if (way === "listen") await api.post("/live-calls/{attempt_id}/listen", { path });
      else if (way === "whisper") await api.post("/live-calls/{attempt_id}/whisper", { path });
      else await api.post("/live-calls/{attempt_id}/join", { path });
      if (!again) tellDone(t("floor.acts.ringing"));
    });
  }

  async function stop(call: Call): Promise<void> {
    await run(() => api.post("/live-calls/{attempt_id}/stop-listening", { path: { attempt_id: call.id } }), { done: t("floor.acts.stopped") });
  }

  async function end(call: Call): Promise<void> {
    const sure = await confirm({ title: t("floor.acts.endTitle"), text: t("floor.acts.endText"), act: t("floor.acts.end"), danger: true });
    if (sure) await run(() => api.post("/live-calls/{attempt_id}/end", { path: { attempt_id: call.id } }), { done: t("floor.acts.ended") });
  }

  function move(call: Call, agentId: string): Promise<boolean> {
    return run(() => api.post("/live-calls/{attempt_id}/move", { path: { attempt_id: call.id }, body: { agent_id: agentId } }), {
      done: t("floor.acts.moved"),
    });
  }

  async function cancelMove(call: Call): Promise<void> {
    await run(() => api.post("/live-calls/{attempt_id}/move/cancel", { path: { attempt_id: call.id } }), { done: t("floor.acts.moveCancelled") });
  }

  function myWay(call: Call): string | null {
    return call.listeners.find((one) => one.person_id === session.me?.id)?.way ?? null;
  }

  return {
    busy,
    mayListen: (call) => session.may("call.listen", call.dealer_id),
    mayEnd: (call) => session.may("call.end", call.dealer_id),
    myWay,
    hear,
    stop,
    end,
    move,
    cancelMove,
  };
}
