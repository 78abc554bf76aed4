// Repair orders: the list, the card, and files taken in with their reports.
import { Document } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "orders",
  path: "/orders/:order_id?",
  group: "records",
  order: 70,
  icon: Document,
  act: "order.see",
  load: () => withWords(() => import("./orders.vue")),
});
