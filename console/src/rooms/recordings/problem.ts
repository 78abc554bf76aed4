// What the check of a recording found, in words: the service says it in stable codes, several joined by a semicolon.

type Say = (key: string, named?: Record<string, unknown>) => string;

const CODES = new Set(["not-answered", "wish-no-recording", "no-file", "call-unknown", "retention", "file-gone", "silent", "header-repaired", "no-sound", "not-a-wav", "file-error"]);
const LENGTHS = /^(?<found>[\d.]+)s-for-(?<expected>\d+)s$/;

/** One line; a code without words is shown as it is, and what a state was before is left out. */
export function problemText(problem: string, say: Say): string {
  const lines = problem.split(";").filter((code) => code && !code.startsWith("was-"));
  return lines
    .map((code) => {
      const lengths = LENGTHS.exec(code)?.groups;
      if (lengths) return say("recordings.problems.length", lengths);
      return CODES.has(code) ? say(`recordings.problems.${code}`) : code.startsWith("format-") ? say("recordings.problems.format") : code;
    })
    .join(say("recordings.problems.and"));
}
