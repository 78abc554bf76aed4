// Customers: found by any word, seen whole with what was merged into them.
import { User } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "customers",
  path: "/customers/:customer_id?",
  group: "records",
  order: 80,
  icon: User,
  act: "customer.see",
  load: () => withWords(() => import("./customers.vue")),
});
