// What SMS say, in both languages: placeholders, parts counted, seen before they count.
import { ChatLineSquare } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "sms-texts",
  path: "/setup/sms-texts",
  group: "setup",
  order: 90,
  icon: ChatLineSquare,
  act: ["setup.change", "people.see"],
  load: () => import("./sms-texts.vue"),
});
