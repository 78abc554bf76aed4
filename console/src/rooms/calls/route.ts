// Calls: what became of each, with its evidence and recording.
import { Phone } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "calls",
  path: "/calls/:attempt_id?",
  group: "records",
  order: 20,
  icon: Phone,
  act: "call.see",
  load: () => withWords(() => import("./calls.vue")),
});
