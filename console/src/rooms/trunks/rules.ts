// The dialing rules of a trunk as the form holds them.
export interface Rewrite {
  starts: string;
  strip: number;
  prefix: string;
}

export interface Rules {
  lines: number;
  caller_ids: string[];
  calls_per_caller_id_per_hour: number;
  destinations: string[];
  area_code: string;
  local_landline: "with_area" | "without_area";
  mobile_zero: "never" | "other_area" | "always";
  local_mobile_segments: string[];
  form: "national" | "e164" | "e164_without_plus";
  rewrites: Rewrite[];
  access_prefix: string;
}

/** A document's body with every field that it leaves out. */
export function rulesOf(body: Partial<Rules>): Rules {
  return {
    lines: 10,
    caller_ids: [],
    calls_per_caller_id_per_hour: 0,
    destinations: [],
    area_code: "",
    local_landline: "with_area",
    mobile_zero: "never",
    local_mobile_segments: [],
    form: "national",
    rewrites: [],
    access_prefix: "",
    ...body,
  };
}
