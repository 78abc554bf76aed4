// SMS in both directions; those of unknown fate are settled here.
import { Message } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "messages",
  path: "/messages/:message_id?",
  group: "records",
  order: 50,
  icon: Message,
  act: "message.see",
  load: () => withWords(() => import("./messages.vue")),
});
