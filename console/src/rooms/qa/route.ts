// Hard questions of customers: from the call to a department to the published answer.
import { ChatLineSquare } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "qa",
  path: "/qa/:question_id?",
  group: "work",
  order: 40,
  icon: ChatLineSquare,
  act: "question.see",
  load: () => import("./qa.vue"),
});
