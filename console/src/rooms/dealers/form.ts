// What the form of a dealer holds, and what of it is sent.
import type { Schema } from "@/api/client";

export type Dealer = Schema<"DealerShown">;

export interface DealerForm {
  id: string;
  version: number;
  code: string;
  name: string;
  short_name: string;
  brand: string;
  region: string;
  time_zone: string;
  calling_calendar: string;
  working_calendar: string;
  language: string;
  area_code: string;
  return_number: string;
  fallback_number: string;
  inbound_numbers: string[];
  sms_signature: string;
  announcement: string;
  caller_id: string;
  trunk: string;
  policy: string;
  queue_id: string;
  general_manager_id: string;
  sync_person_id: string;
  sync_every_days: number;
  active: boolean;
}

export function blank(): DealerForm {
  return {
    id: "", version: 0, code: "", name: "", short_name: "", brand: "", region: "", time_zone: "Asia/Shanghai", calling_calendar: "calling",
    working_calendar: "working", language: "zh-CN", area_code: "", return_number: "", fallback_number: "", inbound_numbers: [],
    sms_signature: "", announcement: "", caller_id: "", trunk: "", policy: "", queue_id: "", general_manager_id: "",
    sync_person_id: "", sync_every_days: 7, active: true,
  };
}

export function formOf(dealer: Dealer): DealerForm {
  const { synced_at: _, ...kept } = dealer;
  return {
    ...kept,
    queue_id: dealer.queue_id ?? "",
    general_manager_id: dealer.general_manager_id ?? "",
    sync_person_id: dealer.sync_person_id ?? "",
  };
}

/** The body of a change or, without code and version, of a new dealer's fields. */
export function fieldsOf(form: DealerForm) {
  const { id: _id, version: _version, code: _code, ...fields } = form;
  return {
    ...fields,
    policy: form.policy || null, // a new dealer's then is the configuration's
    queue_id: form.queue_id || null,
    general_manager_id: form.general_manager_id || null,
    sync_person_id: form.sync_person_id || null,
  };
}

/** Every field that the form shows with its own refusal. */
export const SHOWN = Object.keys(blank()).filter((name) => name !== "id" && name !== "version");
