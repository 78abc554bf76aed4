// Follow-ups as records: searched, assigned, excluded, explained.
import { List } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "follow-ups",
  path: "/follow-ups/:follow_up_id?",
  group: "records",
  order: 10,
  icon: List,
  act: "follow_up.see",
  load: () => withWords(() => import("./follow-ups.vue")),
});
