// Recordings: which there are, which are missing or broken, and listening again.
import { Microphone } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "recordings",
  path: "/recordings/:attempt_id?",
  group: "records",
  order: 40,
  icon: Microphone,
  act: "call.see",
  load: () => withWords(() => import("./recordings.vue")),
});
