// Customers' return calls: whom they were matched with and where each went.
import { Bell } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "return-calls",
  path: "/return-calls",
  group: "records",
  order: 30,
  icon: Bell,
  act: "call.see",
  load: () => withWords(() => import("./return-calls.vue")),
});
