// Of two questions the later one counts, whichever is answered first.
import { effectScope } from "vue";
import { expect, test } from "vitest";
import { Problem, UNREACHABLE } from "@/api/problem";
import { useLatest, type Latest } from "./latest";

interface Question {
  signal: AbortSignal;
  answer: (said: string) => void;
  fail: (thrown: unknown) => void;
}

function begin(): { latest: Latest; asked: Question[]; taken: string[]; ask: () => Promise<boolean>; overs: () => number; end: () => void } {
  const scope = effectScope();
  const asked: Question[] = [];
  const taken: string[] = [];
  let overs = 0;
  const latest = scope.run(() => useLatest(() => (overs += 1)))!;
  const load = (signal: AbortSignal): Promise<string> => new Promise((answer, fail) => asked.push({ signal, answer, fail }));
  return { latest, asked, taken, ask: () => latest.ask(load, (said) => taken.push(said)), overs: () => overs, end: () => scope.stop() };
}

test("an answer is taken, and nothing is asked any more", async () => {
  const { latest, asked, taken, ask, overs } = begin();
  const one = ask();
  expect(latest.asking()).toBe(true);
  asked[0]!.answer("one");
  expect([await one, taken, latest.asking(), overs()]).toEqual([true, ["one"], false, 1]);
});

test("the earlier of two is called off, and its answer or failure is nobody's", async () => {
  for (const end of ["answer", "fail"] as const) {
    const { latest, asked, taken, ask, overs } = begin();
    const [one, two] = [ask(), ask()];
    expect(asked[0]!.signal.aborted).toBe(true);
    asked[0]![end]("one");
    expect([await one, overs(), latest.asking()]).toEqual([false, 0, true]);
    asked[1]!.answer("two");
    expect([await two, taken, overs(), latest.problem.value]).toEqual([true, ["two"], 1, null]);
  }
});

test("a failure is kept as a problem until a question goes well", async () => {
  const { latest, asked, ask } = begin();
  const one = ask();
  asked[0]!.fail(new Problem({ code: UNREACHABLE, status: 0 }));
  expect(await one).toBe(true);
  expect(latest.problem.value).toBeInstanceOf(Problem);
  const two = ask();
  asked[1]!.answer("two");
  await two;
  expect(latest.problem.value).toBeNull();
});

test("what is asked is called off when the component goes", async () => {
  const { asked, taken, ask, overs, end } = begin();
  const one = ask();
  end();
  expect(asked[0]!.signal.aborted).toBe(true);
  asked[0]!.answer("one");
  expect([await one, taken, overs()]).toEqual([false, [], 0]);
});
