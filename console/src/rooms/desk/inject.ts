// How the parts of the desk reach the card and the record in hand.
import { inject, type InjectionKey } from "vue";
import type { Desk } from "./useDesk";
import type { RecordInHand } from "./useRecord";

export const DESK: InjectionKey<Desk> = Symbol("desk");
export const RECORD: InjectionKey<RecordInHand> = Symbol("record");
/** What the desk can open over itself. */
export interface Opened {
  complaint: boolean;
  agree: boolean;
  correct: boolean;
  keys: boolean;
}
export const OPENED: InjectionKey<Opened> = Symbol("opened");

export const useInHand = () => ({ desk: inject(DESK)!, record: inject(RECORD)!, opened: inject(OPENED)! });
