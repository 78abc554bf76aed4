// How well sound travels, from two looks at a peer connection's statistics: loss, jitter, whether anything comes at all.

/** What one look counted; packets and milliseconds. */
export interface Look {
  at: number;
  received: number;
  lost: number;
  jitter: number | null;
  farLost: number | null;
  farJitter: number | null;
  roundTrip: number | null;
}

export interface Quality {
  /** Share of packets lost on the way to us since the look before, 0…1; null when none came. */
  lossIn: number | null;
  /** Share lost on the way from us, as the exchange reports it. */
  lossOut: number | null;
  jitterIn: number | null;
  jitterOut: number | null;
  roundTrip: number | null;
  /** Whether nothing at all came since the look before. */
  silent: boolean;
}

type Entry = Record<string, unknown> & { type: string };

const ms = (seconds: unknown): number | null => (typeof seconds === "number" ? Math.round(seconds * 10_000) / 10 : null);
const count = (value: unknown): number => (typeof value === "number" ? value : 0);

export function lookAt(entries: Iterable<Entry>, at: number): Look {
  const look: Look = { at, received: 0, lost: 0, jitter: null, farLost: null, farJitter: null, roundTrip: null };
  for (const entry of entries) {
    if (entry["kind"] !== undefined && entry["kind"] !== "audio") continue;
    if (entry.type === "inbound-rtp") {
      look.received += count(entry["packetsReceived"]);
      look.lost += count(entry["packetsLost"]);
      look.jitter = ms(entry["jitter"]);
    } else if (entry.type === "remote-inbound-rtp") {
      look.farLost = typeof entry["fractionLost"] === "number" ? entry["fractionLost"] : look.farLost;
      look.farJitter = ms(entry["jitter"]) ?? look.farJitter;
      look.roundTrip = ms(entry["roundTripTime"]) ?? look.roundTrip;
    }
  }
  return look;
}

export function qualityBetween(before: Look, after: Look): Quality {
  const came = after.received - before.received;
  const lost = Math.max(0, after.lost - before.lost);
  return {
    lossIn: came + lost > 0 ? lost / (came + lost) : null,
    lossOut: after.farLost,
    jitterIn: after.jitter,
    jitterOut: after.farJitter,
    roundTrip: after.roundTrip,
    silent: came <= 0,
  };
}

/** good: nobody hears it; fair: words may be missing; bad: a talk is not possible (ITU-T G.107 with common margins). */
export function verdict(quality: Pick<Quality, "lossIn" | "lossOut" | "jitterIn" | "jitterOut">): "good" | "fair" | "bad" {
  const loss = Math.max(quality.lossIn ?? 0, quality.lossOut ?? 0);
  const jitter = Math.max(quality.jitterIn ?? 0, quality.jitterOut ?? 0);
  if (loss > 0.05 || jitter > 80) return "bad";
  return loss > 0.01 || jitter > 30 ? "fair" : "good";
}
