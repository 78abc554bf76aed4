// The figures that an action may be about: those that are shares. Questions come from the report's words.
export const HEADS = ["followed_up_in_time", "due_in_time", "reach", "call_length", "tickets_on_time"] as const;
