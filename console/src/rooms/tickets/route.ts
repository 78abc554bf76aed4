// Tickets: the list with its clocks, and the card with every step that fits.
import { Tickets } from "@element-plus/icons-vue";
import { withWords } from "../records/records";
import { room } from "../room";

export default room({
  name: "tickets",
  path: "/tickets/:no?",
  group: "records",
  order: 60,
  icon: Tickets,
  act: "ticket.see",
  load: () => withWords(() => import("./tickets.vue")),
});
