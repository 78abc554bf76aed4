// Actions drawn from the voice of the customer: owner, date, figure before and after (S2-30, S2-31).
import { Flag } from "@element-plus/icons-vue";
import { withNumbers } from "../numbers/words";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "voc-actions",
  path: "/voc-actions/:action_id?",
  group: "numbers",
  order: 50,
  icon: Flag,
  act: "voc.see",
  load: () => withWords(() => withNumbers(() => import("./voc-actions.vue"))),
});
