// Questions under way. After a break that nobody told of (the machine slept, a network lost every packet) the browser still
// believes in its connections: what was asked over them is never answered, and what is asked next goes the same way.

interface Asked {
  again: () => void;
}
const underWay = new Set<Asked>();

/** Milliseconds within which a connection that lives answers. */
const ANSWERS = 1_000;
/** So many connections a browser keeps to one service. */
const CONNECTIONS = 6;

/** Ask (GET); asked anew when a break is found meanwhile. */
export async function askThrough(address: string, init: RequestInit): Promise<Response> {
  for (;;) {
    const stop = new AbortController();
    let anew = false;
    const asked = {
      again: (): void => {
        anew = true;
        stop.abort();
      },
    };
    underWay.add(asked);
    try {
      return await fetch(address, { ...init, signal: init.signal ? AbortSignal.any([init.signal, stop.signal]) : stop.signal });
    } catch (thrown) {
      if (!anew || init.signal?.aborted) throw thrown;
    } finally {
      underWay.delete(asked);
    }
  }
}

/** A break was found: ask something small over every connection, which closes the dead ones, then ask anew what waits. */
export async function leaveDeadConnections(): Promise<void> {
  const waiting = [...underWay];
  const small = (): Promise<Response> => fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(ANSWERS) });
  await Promise.allSettled(Array.from({ length: CONNECTIONS }, small));
  for (const one of waiting) if (underWay.has(one)) one.again();
}
